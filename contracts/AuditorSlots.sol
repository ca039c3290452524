// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IAuditorSlots} from "./interfaces/IAuditorSlots.sol";

/// @title Who may be drawn to audit
/// @notice It has no owner and cannot be upgraded. Burnt stakes stay here for ever.
/// @dev Seats form a row without gaps. Who sits in a seat, and how long the row is, is kept with the epoch from which it
/// holds, so that a draw finds the row as it stood. When a slot leaves, the last one takes its seat.
contract AuditorSlots is IAuditorSlots {
    using Checkpoints for Checkpoints.Trace160;

    /// @dev Draws among fewer are no draws.
    uint256 private constant MIN_SLOTS = 16;
    /// @dev A draw gives up after so many tries a seat: with half the row excluded, one in 2^64 draws.
    uint256 private constant MAX_TRIES = 64;

    uint256 private immutable _STAKE;
    uint40 private immutable _EPOCH;
    uint40 private immutable _MIN_AGE;
    uint40 private immutable _EXIT_DELAY;
    uint16 private immutable _MIN_PASSED;

    struct Slot {
        address owner;
        uint40 openedAt;
        uint40 freeAt; // zero: it stays
        uint16 passed;
        uint32 seat; // its place from one; zero: none
        bool convicted;
        bool paid;
    }

    uint32 private _opened;
    uint32 private _seats;
    address[] private _bootstrap;
    mapping(address reporter => bool) private _reporters;
    mapping(address owner => bool) private _convicts;
    mapping(uint32 slot => Slot) private _slots;
    /// @dev The slot in each seat, and the length of the row, by the epoch in which that began.
    mapping(uint32 seat => Checkpoints.Trace160) private _row;
    Checkpoints.Trace160 private _length;

    /// @param stake Wei a slot: at least ten times the largest deposit of a job.
    /// @param epoch Seconds of an epoch.
    /// @param minAge Seconds before a slot may sit: a week in public.
    /// @param exitDelay Seconds before a stake is free: longer than every window in which a slot can be convicted.
    /// @param minPassed Audits or canaries before a slot may sit.
    /// @param reporters The contracts that say what became of audits.
    /// @param list Auditors for the time before there are 16 slots. May be empty.
    constructor(
        uint256 stake,
        uint40 epoch,
        uint40 minAge,
        uint40 exitDelay,
        uint16 minPassed,
        address[] memory reporters,
        address[] memory list
    ) {
        if (epoch == 0 || exitDelay < 3 * uint256(epoch)) revert InvalidConfiguration();
        (_STAKE, _EPOCH, _MIN_AGE, _EXIT_DELAY, _MIN_PASSED) = (stake, epoch, minAge, exitDelay, minPassed);
        for (uint256 i = 0; i < reporters.length; ++i) {
            _reporters[reporters[i]] = true;
        }
        _bootstrap = list;
    }

    /* AUDITORS */

    /// @inheritdoc IAuditorSlots
    function open() external payable returns (uint32 slot) {
        if (msg.value != _STAKE) revert WrongValue(msg.value, _STAKE);
        slot = ++_opened;
        (_slots[slot].owner, _slots[slot].openedAt) = (msg.sender, uint40(block.timestamp));
        emit SlotOpened(slot, msg.sender);
    }

    /// @inheritdoc IAuditorSlots
    function sit(uint32 slot) external {
        Slot storage s = _owned(slot);
        if (s.seat != 0 || s.freeAt != 0 || _convicts[msg.sender]) revert WrongState(slot);
        if (block.timestamp < s.openedAt + _MIN_AGE) revert TooYoung(slot, s.openedAt + _MIN_AGE);
        if (s.passed < _MIN_PASSED) revert TooFewPassed(slot, s.passed);

        s.seat = ++_seats;
        _keep(s.seat, slot);
        emit SlotSeated(slot, s.seat);
    }

    /// @inheritdoc IAuditorSlots
    function close(uint32 slot) external {
        Slot storage s = _owned(slot);
        if (s.freeAt != 0) revert WrongState(slot);
        _close(slot, s);
    }

    /// @inheritdoc IAuditorSlots
    function release(uint32 slot) external {
        Slot storage s = _slots[slot];
        if (s.freeAt == 0 || block.timestamp < s.freeAt || s.convicted || s.paid) revert WrongState(slot);
        s.paid = true;
        emit SlotReleased(slot, s.owner);
        if (!LowLevelCall.callNoReturn(s.owner, _STAKE, "")) revert TransferFailed(s.owner);
    }

    /* REPORTERS */

    /// @inheritdoc IAuditorSlots
    function pass(uint32 slot) external {
        Slot storage s = _reported(slot);
        emit SlotPassed(slot, ++s.passed);
    }

    /// @inheritdoc IAuditorSlots
    /// @dev It stays in the draws that are fixed already: were it taken out, a conviction would be a new roll (SR-04).
    /// There it is as good as silent.
    function convict(uint32 slot) external {
        Slot storage s = _reported(slot);
        if (s.freeAt == 0) _close(slot, s);
        s.convicted = true;
        _convicts[s.owner] = true;
        emit SlotConvicted(slot, s.owner, _STAKE);
    }

    /* VIEWS */

    /// @inheritdoc IAuditorSlots
    function draw(bytes32 seed, uint64 epoch, uint256 count, address[] calldata excluded)
        external
        view
        returns (uint32[] memory slots, address[] memory owners)
    {
        uint256 size = sizeOf(epoch);
        bool fromList = size < MIN_SLOTS && _bootstrap.length != 0;
        if (fromList) size = _bootstrap.length;
        else if (size < MIN_SLOTS) revert TooFewSlots(size, MIN_SLOTS);

        (slots, owners) = (new uint32[](count), new address[](count));
        uint256 found = 0;
        for (uint256 i = 0; found < count; ++i) {
            if (i == MAX_TRIES * count) revert TooFewSlots(size, count);
            uint256 place = uint256(keccak256(abi.encode(seed, epoch, i))) % size;
            // forge-lint: disable-next-line(unsafe-typecast) -- a row is no longer than its slots' numbers
            uint32 slot = fromList ? uint32(place) : _inSeat(uint32(place + 1), epoch);
            address owner = fromList ? _bootstrap[place] : _slots[slot].owner;
            if (_isTaken(slots, found, slot) || _isExcluded(excluded, owner)) continue;
            (slots[found], owners[found]) = (slot, owner);
            ++found;
        }
    }

    /// @inheritdoc IAuditorSlots
    function sizeOf(uint64 epoch) public view returns (uint256) {
        return _length.upperLookupRecent(_frozen(epoch));
    }

    /// @inheritdoc IAuditorSlots
    function isBootstrap(uint64 epoch) external view returns (bool) {
        return sizeOf(epoch) < MIN_SLOTS && _bootstrap.length != 0;
    }

    /// @inheritdoc IAuditorSlots
    function bootstrap() external view returns (address[] memory) {
        return _bootstrap;
    }

    /// @inheritdoc IAuditorSlots
    function epochNow() public view returns (uint64) {
        return uint64(block.timestamp / _EPOCH);
    }

    /// @inheritdoc IAuditorSlots
    function slotOf(uint32 slot)
        external
        view
        returns (address owner, uint40 openedAt, uint16 passed, bool seated, uint40 freeAt, bool convicted)
    {
        Slot storage s = _slots[slot];
        return (s.owner, s.openedAt, s.passed, s.seat != 0, s.freeAt, s.convicted);
    }

    /* SHARED STEPS */

    function _owned(uint32 slot) private view returns (Slot storage s) {
        s = _slots[slot];
        if (s.owner != msg.sender) revert NotOwner(slot, msg.sender);
    }

    function _reported(uint32 slot) private view returns (Slot storage s) {
        s = _slots[slot];
        if (!_reporters[msg.sender]) revert NotReporter(msg.sender);
        if (s.owner == address(0) || s.convicted || s.paid) revert WrongState(slot);
    }

    function _close(uint32 slot, Slot storage s) private {
        s.freeAt = uint40(block.timestamp + _EXIT_DELAY);
        emit SlotClosing(slot, s.freeAt);
        uint32 seat = s.seat;
        if (seat == 0) return;
        uint32 last = _seats--;
        // forge-lint: disable-next-line(unsafe-typecast) -- slots have 32 bits
        uint32 mover = uint32(_row[last].latest());
        s.seat = 0;
        if (mover != slot) _slots[mover].seat = seat;
        _keep(seat, mover);
    }

    /// @dev Writes down a change of the row. It holds from the next epoch on, and that is drawn from in the one after.
    function _keep(uint32 seat, uint32 slot) private {
        uint96 next = epochNow() + 1;
        _row[seat].push(next, slot);
        _length.push(next, _seats);
    }

    /// @dev The epoch whose row the draws of an epoch see. A draw for what is still to come sees what is now.
    function _frozen(uint64 epoch) private pure returns (uint96) {
        return epoch == 0 ? 0 : epoch - 1;
    }

    function _inSeat(uint32 seat, uint64 epoch) private view returns (uint32) {
        // forge-lint: disable-next-line(unsafe-typecast) -- slots have 32 bits
        return uint32(_row[seat].upperLookupRecent(_frozen(epoch)));
    }

    function _isTaken(uint32[] memory slots, uint256 found, uint32 slot) private pure returns (bool) {
        for (uint256 i = 0; i < found; ++i) {
            if (slots[i] == slot) return true;
        }
        return false;
    }

    function _isExcluded(address[] calldata excluded, address owner) private pure returns (bool) {
        for (uint256 i = 0; i < excluded.length; ++i) {
            if (excluded[i] == owner) return true;
        }
        return false;
    }
}
