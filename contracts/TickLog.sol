// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Identity, IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";
import {IKeyLog} from "./interfaces/IKeyLog.sol";
import {IOfferBoard, OfferTerms} from "./interfaces/IOfferBoard.sol";
import {Commitment, ITickLog, Tick} from "./interfaces/ITickLog.sol";
import {TickHash} from "./libraries/TickHash.sol";
import {TickStore} from "./ticklog/TickStore.sol";

/// @title Where supervisors anchor their ticks
/// @notice It has no owner and cannot be upgraded. Burnt bonds stay here for ever.
contract TickLog is TickStore, EIP712, ReentrancyGuardTransient {
    uint256 private constant SCOPE_TICK = 1;
    uint256 private constant SCOPE_OFFER = 8;
    uint8 private constant WORKER = 1;
    /// @dev Most ticks that one call closes.
    uint256 private constant MAX_STALL = 64;

    IKeyLog private immutable _KEY_LOG;
    IIdentityRegistry private immutable _REGISTRY;
    uint96 private immutable _DEMAND_PRICE;
    uint32 private immutable _WINDOW;

    struct Demand {
        address by;
        uint40 deadline;
        uint40 tick;
    }

    mapping(bytes32 offerId => Demand) private _demands;
    mapping(address account => uint256 amount) private _credits;

    /// @param demandPrice What it costs to make a supervisor show the signatures, in wei: more than showing them does.
    /// @param window Seconds that it has for that.
    constructor(IOfferBoard board, IKeyLog keyLog, IIdentityRegistry registry, uint96 demandPrice, uint32 window)
        TickStore(board)
        EIP712("emet TickLog", "1")
    {
        (_KEY_LOG, _REGISTRY, _DEMAND_PRICE, _WINDOW) = (keyLog, registry, demandPrice, window);
    }

    /* SUPERVISOR */

    /// @inheritdoc ITickLog
    function start(bytes32 offerId, Commitment[3] calldata commitments) external payable returns (uint64 first) {
        if (!_BOARD.isAuthorised(offerId, msg.sender, SCOPE_TICK)) revert NotAuthorised(offerId, msg.sender);
        if (_logs[offerId].tickBlocks != 0) revert AlreadyStarted(offerId);
        OfferTerms memory terms = _BOARD.termsOf(offerId);
        if (msg.value != terms.bond) revert WrongValue(msg.value, terms.bond);

        // The first tick whose blocks are all to come.
        uint256 passed = block.number < terms.startBlock ? 0 : block.number - terms.startBlock;
        first = SafeCast.toUint40(Math.ceilDiv(passed, terms.tickBlocks) + 1);
        Log memory log;
        (log.startBlock, log.tickBlocks) = (SafeCast.toUint40(terms.startBlock), terms.tickBlocks);
        (log.due, log.bonded) = (SafeCast.toUint40(first), true);
        _logs[offerId] = log;
        for (uint64 i = 0; i < AHEAD; ++i) {
            _commit(offerId, first + i, commitments[i]);
        }
        emit LogStarted(offerId, first, commitments);
        emit BondPosted(offerId, msg.value);
    }

    /// @inheritdoc ITickLog
    function post(Tick calldata t, bytes calldata signature) external {
        (bytes32 offerId, uint64 tick) = (t.offerId, t.tick);
        Log memory log = _started(offerId);
        if (tick != log.due) revert WrongTick(offerId, tick, log.due);
        if (_isOver(log)) revert WrongPhase(offerId);
        if (!log.bonded) revert NotBonded(offerId);
        if (log.demanded) revert DemandOpen(offerId, tick - 1);
        // First the cut-off, then the roots over what it cut off, and only then the seed (X-14).
        uint256 cutOff = _cutOff(log, tick);
        uint256 notBefore = Math.max(cutOff, log.fresh ? _doubtEnds(log) : 0) + 1;
        if (block.number < notBefore) revert TooEarly(offerId, notBefore);
        if (block.number > cutOff + log.tickBlocks) revert TooLate(offerId, cutOff + log.tickBlocks);

        bytes32 record = TickHash.tick(t);
        address signer = signature.length == 0 ? msg.sender : ECDSA.recover(_hashTypedDataV4(record), signature);
        if (!_BOARD.isAuthorisedAt(offerId, signer, SCOPE_TICK, tick)) revert NotAuthorised(offerId, signer);
        (uint64 count, bytes32 accumulator) = _KEY_LOG.anchorOf(offerId, tick);
        if (t.count != count || t.accumulator != accumulator) revert WrongAnchor(offerId, count, accumulator);
        if (t.document.digest == 0 || t.document.codec == 0) revert InvalidDocument();

        _reveal(offerId, tick, t.seed, log.holes & 1 != 0);
        if (log.last != 0 && tick + AHEAD > log.last) _leaveOpen(offerId, t);
        else _commit(offerId, tick + AHEAD, t.next);
        // forge-lint: disable-next-line(unsafe-typecast) -- block numbers
        (log.due, log.postedAt, log.holes) = (log.due + 1, uint40(block.number), log.holes >> 1);
        (log.fresh, log.voided, log.attested) = (true, false, false);
        _logs[offerId] = log;
        _records[offerId] = record;
        emit TickPosted(offerId, tick, signer, t);
    }

    /// @inheritdoc ITickLog
    function bond(bytes32 offerId) external payable {
        Log memory log = _started(offerId);
        if (_isOver(log)) revert WrongPhase(offerId);
        if (log.bonded) revert AlreadyBonded(offerId);
        uint256 amount = _BOARD.termsOf(offerId).bond;
        if (msg.value != amount) revert WrongValue(msg.value, amount);
        _logs[offerId].bonded = true;
        emit BondPosted(offerId, amount);
    }

    /// @inheritdoc ITickLog
    function replace(Tick calldata old, Tick calldata t, bool disown, bytes calldata signature) external {
        bytes32 offerId = old.offerId;
        Log memory log = _started(offerId);
        (bytes32 record, bytes32 oldRecord) = (TickHash.tick(t), TickHash.tick(old));
        if (oldRecord != _records[offerId]) revert NotPosted(offerId, old.tick);
        if (!log.fresh || log.voided || !_differsInStateOnly(old, t)) revert NotReplaceable(offerId, old.tick);
        // Later, stamps may have been made that the disowned seed must answer for.
        uint256 last = _cutOff(log, old.tick + 2);
        if (block.number > last) revert TooLate(offerId, last);
        if (t.document.digest == 0 || t.document.codec == 0) revert InvalidDocument();
        address signer = signature.length == 0
            ? msg.sender
            : ECDSA.recover(_hashTypedDataV4(TickHash.replacement(oldRecord, disown, record)), signature);
        if (signer != _BOARD.masterOf(offerId)) revert NotAuthorised(offerId, signer);

        if (log.demanded) _credits[_demands[offerId].by] += _DEMAND_PRICE;
        if (disown) log.holes |= LAST_HOLE;
        // forge-lint: disable-next-line(unsafe-typecast) -- block numbers
        (log.postedAt, log.demanded, log.attested) = (uint40(block.number), false, false);
        _logs[offerId] = log;
        _records[offerId] = record;
        emit TickReplaced(offerId, t.tick, t, disown);
    }

    /// @inheritdoc ITickLog
    function retire(bytes32 offerId) external {
        Log storage log = _logs[offerId];
        if (!_BOARD.isAuthorised(offerId, msg.sender, SCOPE_OFFER)) revert NotAuthorised(offerId, msg.sender);
        if (log.tickBlocks == 0 || log.last != 0) revert WrongPhase(offerId);
        log.last = log.due + AHEAD - 1;
        emit LogRetired(offerId, log.last);
    }

    /* ANYBODY */

    /// @inheritdoc ITickLog
    function stall(bytes32 offerId, uint64 tick) external {
        Log memory log = _started(offerId);
        if (tick != log.due) revert WrongTick(offerId, tick, log.due);
        if (_isOver(log)) revert WrongPhase(offerId);
        uint256 notBefore = _cutOff(log, tick + 1) + 1;
        if (block.number < notBefore) revert TooEarly(offerId, notBefore);
        uint256 overdue = (block.number - 1 - log.startBlock) / log.tickBlocks - tick;
        if (log.last != 0) overdue = Math.min(overdue, log.last - tick + 1);
        overdue = Math.min(overdue, MAX_STALL);

        for (uint256 i = 0; i < overdue; ++i) {
            _place(offerId, log.due).seedHash = 0;
            _clear(offerId, log.due + AHEAD);
            (log.due, log.holes) = (log.due + 1, log.holes >> 1 | LAST_HOLE);
        }
        log.fresh = false;
        _burn(offerId, log);
        _logs[offerId] = log;
        emit TicksStalled(offerId, tick, log.due - 1);
    }

    /// @inheritdoc ITickLog
    function demand(bytes32 offerId, uint64 tick) external payable {
        Log memory log = _started(offerId);
        if (msg.value != _DEMAND_PRICE) revert WrongValue(msg.value, _DEMAND_PRICE);
        bool open = log.fresh && !log.voided && !log.demanded && !log.attested && tick + 1 == log.due;
        // Without a commitment nobody knows whose signatures they should be.
        if (!open || block.number > _doubtEnds(log) || _place(offerId, tick).keysRoot == 0) {
            revert NotReplaceable(offerId, tick);
        }
        uint40 deadline = uint40(block.timestamp + _WINDOW);
        _logs[offerId].demanded = true;
        // forge-lint: disable-next-line(unsafe-typecast) -- just compared
        _demands[offerId] = Demand(msg.sender, deadline, uint40(tick));
        emit SignaturesDemanded(offerId, tick, msg.sender, deadline);
    }

    /// @inheritdoc ITickLog
    function attest(
        Tick calldata t,
        bytes32[] calldata slots,
        bytes32[] calldata proof,
        uint256[] calldata signers,
        bytes[] calldata signatures
    ) external {
        (bytes32 offerId, uint64 tick) = (t.offerId, t.tick);
        Log storage log = _logs[offerId];
        if (!log.demanded) revert NoDemand(offerId);
        if (block.timestamp > _demands[offerId].deadline) revert TooLate(offerId, _demands[offerId].deadline);
        if (TickHash.tick(t) != _records[offerId]) revert NotPosted(offerId, tick);
        if (!MerkleProof.verifyCalldata(proof, _place(offerId, tick).keysRoot, TickHash.slotsLeaf(slots))) {
            revert WrongSlots(offerId, tick);
        }
        if (slots.length == 0 || signers.length != signatures.length || 3 * signers.length < 2 * slots.length) {
            revert TooFewSignatures(signers.length, slots.length);
        }
        for (uint256 i = 0; i < signers.length; ++i) {
            if (i != 0 && signers[i] <= signers[i - 1]) revert TooFewSignatures(i, slots.length);
            _requireSigned(t, slots[signers[i]], signatures[i]);
        }

        (log.demanded, log.attested) = (false, true);
        // Not the caller's: whoever copied the call and came first would get it.
        _credits[_BOARD.masterOf(offerId)] += _DEMAND_PRICE;
        emit TickAttested(offerId, tick, signers.length, slots.length);
    }

    /// @inheritdoc ITickLog
    function annul(bytes32 offerId) external {
        Log memory log = _started(offerId);
        Demand memory d = _demands[offerId];
        if (!log.demanded) revert NoDemand(offerId);
        if (block.timestamp <= d.deadline) revert DemandOpen(offerId, d.tick);

        (log.demanded, log.voided) = (false, true);
        _burn(offerId, log);
        _logs[offerId] = log;
        _credits[d.by] += _DEMAND_PRICE;
        emit TickVoided(offerId, d.tick);
    }

    /// @inheritdoc ITickLog
    function release(bytes32 offerId) external {
        Log memory log = _started(offerId);
        if (!_isOver(log) || !log.bonded || log.demanded || block.number <= _doubtEnds(log)) {
            revert WrongPhase(offerId);
        }
        _logs[offerId].bonded = false;
        _credits[_BOARD.masterOf(offerId)] += _BOARD.termsOf(offerId).bond;
    }

    /// @inheritdoc ITickLog
    function withdraw(address account) external nonReentrant {
        uint256 amount = _credits[account];
        if (amount == 0) revert NothingToWithdraw(account);
        _credits[account] = 0;
        emit Withdrawn(account, amount);
        if (!LowLevelCall.callNoReturn(account, amount, "")) revert TransferFailed(account);
    }

    /* SHARED STEPS */

    /// @dev The seed takes the place of its hash. A tick that has none to reveal leaves nothing there.
    function _reveal(bytes32 offerId, uint64 tick, bytes32 seed, bool hole) private {
        Commitment storage c = _place(offerId, tick);
        if (hole ? seed != 0 : seed == 0 || TickHash.seed(seed) != c.seedHash) revert WrongSeed(offerId, tick);
        c.seedHash = seed;
    }

    function _commit(bytes32 offerId, uint64 tick, Commitment calldata c) private {
        if (c.primesRoot == 0 || c.keysRoot == 0 || c.seedHash == 0) revert InvalidCommitment(offerId, tick);
        Commitment storage place = _place(offerId, tick);
        (place.primesRoot, place.keysRoot, place.seedHash) = (c.primesRoot, c.keysRoot, c.seedHash);
    }

    /// @dev A log that ends commits to nothing after its end.
    function _leaveOpen(bytes32 offerId, Tick calldata t) private {
        if (t.next.primesRoot | t.next.keysRoot | t.next.seedHash != 0) {
            revert InvalidCommitment(offerId, t.tick + AHEAD);
        }
        _clear(offerId, t.tick + AHEAD);
    }

    function _clear(bytes32 offerId, uint64 tick) private {
        Commitment storage place = _place(offerId, tick);
        (place.primesRoot, place.keysRoot, place.seedHash) = (0, 0, 0);
    }

    function _burn(bytes32 offerId, Log memory log) private {
        if (!log.bonded) return;
        log.bonded = false;
        emit BondBurnt(offerId, _BOARD.termsOf(offerId).bond);
    }

    function _isOver(Log memory log) private pure returns (bool) {
        return log.last != 0 && log.due > log.last;
    }

    function _requireSigned(Tick calldata t, bytes32 slot, bytes calldata signature) private view {
        Identity memory identity = _REGISTRY.identity(slot);
        bytes32 digest = _hashTypedDataV4(TickHash.attestation(t.offerId, t.tick, slot, t.document));
        if (
            identity.scope != t.offerId || identity.role != WORKER
                || ECDSA.recover(digest, signature) != identity.signer
        ) revert WrongSigner(slot);
    }

    function _differsInStateOnly(Tick calldata old, Tick calldata t) private pure returns (bool) {
        return old.offerId == t.offerId && old.tick == t.tick && old.count == t.count
            && old.accumulator == t.accumulator && old.seed == t.seed && old.next.primesRoot == t.next.primesRoot
            && old.next.keysRoot == t.next.keysRoot && old.next.seedHash == t.next.seedHash;
    }
}
