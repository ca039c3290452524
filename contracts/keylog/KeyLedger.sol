// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IKeyLog} from "../interfaces/IKeyLog.sol";
import {IOfferBoard, OfferTerms} from "../interfaces/IOfferBoard.sol";

/// @title What was anchored for each offer, as of each cut-off
/// @dev Every period has its own slot for count and accumulator, and a bit that says whether anything was anchored in it.
/// Within a period an append rewrites that slot; the first one of a period opens a new slot, and the old one stays as
/// it was at its cut-off.
abstract contract KeyLedger is IKeyLog {
    IOfferBoard internal immutable _BOARD;

    struct Clock {
        uint64 startBlock;
        uint32 tickBlocks;
        uint64 period; // the last one in which something was anchored
    }

    struct Sum {
        uint48 count;
        uint208 accumulator;
    }

    uint32 private _opened;
    mapping(bytes32 offerId => uint32 offer) private _numbers;
    mapping(uint32 offer => Clock) private _clocks;
    mapping(uint32 offer => mapping(uint256 period => Sum)) private _sums;
    mapping(uint32 offer => mapping(uint256 word => uint256 bits)) private _active;

    constructor(IOfferBoard board) {
        _BOARD = board;
    }

    /// @inheritdoc IKeyLog
    function open(bytes32 offerId) public returns (uint32 offer) {
        offer = _numbers[offerId];
        if (offer != 0) return offer;
        OfferTerms memory terms = _BOARD.termsOf(offerId);
        if (terms.tickBlocks == 0) revert OfferNotFound(offerId);

        offer = ++_opened;
        _numbers[offerId] = offer;
        _clocks[offer] = Clock(terms.startBlock, terms.tickBlocks, 0);
        emit OfferOpened(offerId, offer);
    }

    /// @inheritdoc IKeyLog
    function anchorOf(bytes32 offerId, uint64 tick) external view returns (uint64 count, bytes32 accumulator) {
        uint32 offer = _numbers[offerId];
        if (offer == 0) {
            // Nothing was ever anchored, but the cut-off must have passed all the same.
            OfferTerms memory terms = _BOARD.termsOf(offerId);
            if (terms.tickBlocks == 0) revert OfferNotFound(offerId);
            _requirePassed(offerId, tick, terms.startBlock, terms.tickBlocks);
            return (0, 0);
        }
        Clock memory clock = _clocks[offer];
        _requirePassed(offerId, tick, clock.startBlock, clock.tickBlocks);
        Sum memory sum = _sums[offer][tick >= clock.period ? clock.period : _lastActive(offer, tick)];
        return (sum.count, bytes32(bytes26(sum.accumulator)));
    }

    function _numberOf(bytes32 offerId) internal view returns (uint32) {
        return _numbers[offerId];
    }

    /// @dev The sum that an update adds to, and where the new one belongs.
    function _next(uint32 offer) internal returns (Sum storage slot, Sum memory sum) {
        Clock memory clock = _clocks[offer];
        uint64 period = _periodOf(clock);
        slot = _sums[offer][period];
        sum = _sums[offer][clock.period];
        if (period != clock.period) {
            _clocks[offer].period = period;
            // forge-lint: disable-next-line(incorrect-shift)
            _active[offer][period >> 8] |= 1 << (period & 0xff);
        }
    }

    /// @dev Takes in updates, with what they make of the accumulator.
    function _store(Sum storage slot, uint48 count, bytes32 mixed) internal {
        // forge-lint: disable-next-line(unsafe-typecast) -- 208 bits are enough, see `IKeyLog`
        (slot.count, slot.accumulator) = (count, uint208(bytes26(mixed)));
    }

    function _periodOf(Clock memory clock) private view returns (uint64) {
        if (block.number <= clock.startBlock) return 0;
        // forge-lint: disable-next-line(unsafe-typecast) -- no more periods than blocks
        return uint64(Math.ceilDiv(block.number - clock.startBlock, clock.tickBlocks));
    }

    /// @dev The last period up to `period` in which something was anchored. A read covers 256 periods. Period 0, before
    /// the first tick, is the end of the search whether or not anything happened in it.
    function _lastActive(uint32 offer, uint256 period) private view returns (uint256) {
        uint256 word = period >> 8;
        uint256 bits = _active[offer][word] & (type(uint256).max >> (255 - (period & 0xff)));
        while (bits == 0 && word != 0) bits = _active[offer][--word];
        return bits == 0 ? 0 : word << 8 | Math.log2(bits);
    }

    function _requirePassed(bytes32 offerId, uint64 tick, uint256 startBlock, uint256 tickBlocks) private view {
        if (block.number <= startBlock + tick * tickBlocks) revert TooEarly(offerId, tick);
    }
}
