// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Commitment, ITickLog} from "../interfaces/ITickLog.sol";
import {IOfferBoard, OfferTerms} from "../interfaces/IOfferBoard.sol";
import {IRandomness} from "../interfaces/IRandomness.sol";
import {TickHash} from "../libraries/TickHash.sol";

/// @title What is kept of an offer's ticks
/// @dev The commitment of a tick is written when the tick three before it is closed: by what was posted, or by nothing
/// when that tick stalled. So each place of the ring is right before anybody can read it, and after 256 ticks a post
/// costs no new storage. When a seed is revealed it takes the place of its hash.
abstract contract TickStore is ITickLog {
    /// @dev How many ticks are remembered: those to come, and 253 that have passed.
    uint64 internal constant HISTORY = 256;
    /// @dev How far ahead commitments are made.
    uint40 internal constant AHEAD = 3;
    /// @dev The bit in `holes` of the last tick that is committed to.
    uint8 internal constant LAST_HOLE = 4;
    bytes32 private constant BEACON = "emet/tick/1";

    IOfferBoard internal immutable _BOARD;

    struct Log {
        uint40 startBlock;
        uint32 tickBlocks;
        uint40 due; // the tick to be posted next
        uint40 postedAt; // block of the last post or replacement
        uint40 last; // the last tick there will be; zero: no end in sight
        uint8 holes; // bit i: tick due + i reveals no seed
        bool bonded;
        bool fresh; // the record is that of tick due - 1
        bool voided; // the record does not count
        bool demanded;
        bool attested;
    }

    mapping(bytes32 offerId => Log) internal _logs;
    mapping(bytes32 offerId => bytes32) internal _records;
    mapping(bytes32 offerId => Commitment[HISTORY]) private _ring;

    constructor(IOfferBoard board) {
        _BOARD = board;
    }

    /* VIEWS */

    /// @inheritdoc ITickLog
    function commitmentOf(bytes32 offerId, uint64 tick)
        external
        view
        returns (bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash)
    {
        (bool kept, bool closed) = _isKept(offerId, tick);
        if (!kept) return (0, 0, 0);
        Commitment storage c = _place(offerId, tick);
        (primesRoot, keysRoot, seedHash) = (c.primesRoot, c.keysRoot, c.seedHash);
        if (closed && seedHash != 0) seedHash = TickHash.seed(seedHash);
    }

    /// @inheritdoc ITickLog
    function seedOf(bytes32 offerId, uint64 tick) external view returns (bytes32 seed) {
        (bool kept, bool closed) = _isKept(offerId, tick);
        return kept && closed ? _place(offerId, tick).seedHash : bytes32(0);
    }

    /// @inheritdoc ITickLog
    function cutOffOf(bytes32 offerId, uint64 tick) public view returns (uint256) {
        OfferTerms memory terms = _BOARD.termsOf(offerId);
        return terms.startBlock + uint256(tick) * terms.tickBlocks;
    }

    /// @inheritdoc ITickLog
    function beaconOf(bytes32 offerId, uint64 tick) external view returns (bool known, bool lost, bytes32 value) {
        bytes32 domain = keccak256(abi.encode(BEACON, block.chainid, address(this), offerId, tick));
        return IRandomness(_BOARD.termsOf(offerId).randomness).randomness(cutOffOf(offerId, tick) + 2, domain);
    }

    /// @inheritdoc ITickLog
    function statusOf(bytes32 offerId)
        external
        view
        returns (uint64 due, bytes32 record, uint64 postedAt, bool counts, bool bonded, uint64 last)
    {
        Log memory log = _logs[offerId];
        record = _records[offerId];
        return (log.due, record, log.postedAt, record != 0 && !log.voided, log.bonded, log.last);
    }

    /* SHARED STEPS */

    function _started(bytes32 offerId) internal view returns (Log memory log) {
        log = _logs[offerId];
        if (log.tickBlocks == 0) revert NotStarted(offerId);
    }

    /// @dev The last block of a tick.
    function _cutOff(Log memory log, uint256 tick) internal pure returns (uint256) {
        return log.startBlock + tick * log.tickBlocks;
    }

    /// @dev The last block in which the last post can be doubted, and the next may not come yet.
    function _doubtEnds(Log memory log) internal pure returns (uint256) {
        return uint256(log.postedAt) + log.tickBlocks / 2;
    }

    function _place(bytes32 offerId, uint64 tick) internal view returns (Commitment storage) {
        return _ring[offerId][tick % HISTORY];
    }

    function _isKept(bytes32 offerId, uint64 tick) private view returns (bool kept, bool closed) {
        uint64 due = _logs[offerId].due;
        kept = due != 0 && tick < due + AHEAD && uint256(tick) + HISTORY >= due + AHEAD;
        closed = tick < due;
    }
}
