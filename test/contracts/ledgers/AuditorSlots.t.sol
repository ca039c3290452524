// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuditorSlots} from "../../../contracts/AuditorSlots.sol";
import {IAuditorSlots} from "../../../contracts/interfaces/IAuditorSlots.sol";
import {Test} from "../Test.sol";

/// @notice Who may be drawn to audit, and when.
contract AuditorSlotsTest is Test {
    uint256 private constant STAKE = 1 ether;
    uint40 private constant EPOCH = 1 hours;
    uint40 private constant AGE = 7 days;
    uint40 private constant DELAY = 1 days;
    uint256 private constant TIME = 1_800_000_000;

    AuditorSlots private _slots;
    address[] private _none;

    function setUp() public {
        vm.warp(TIME);
        _slots = _make(_none);
        for (uint160 i = 1; i <= 20; ++i) {
            _open(_owner(i));
        }
    }

    function _make(address[] memory list) private returns (AuditorSlots) {
        address[] memory reporters = new address[](1);
        reporters[0] = address(this);
        return new AuditorSlots(STAKE, EPOCH, AGE, DELAY, 2, reporters, list);
    }

    function _owner(uint160 i) private pure returns (address) {
        return address(0xA0000 + i);
    }

    function _open(address owner) private returns (uint32) {
        vm.deal(owner, owner.balance + STAKE);
        vm.prank(owner);
        return _slots.open{value: STAKE}();
    }

    function _sit(uint32 slot) private {
        (address owner,, uint16 passed,,,) = _slots.slotOf(slot);
        for (; passed < 2; ++passed) {
            _slots.pass(slot);
        }
        vm.prank(owner);
        _slots.sit(slot);
    }

    function _close(uint32 slot) private {
        (address owner,,,,,) = _slots.slotOf(slot);
        vm.prank(owner);
        _slots.close(slot);
    }

    /// @dev All twenty sit, and stand for draws of the epoch returned.
    function _seated() private returns (uint64 epoch) {
        vm.warp(TIME + AGE);
        for (uint32 i = 1; i <= 20; ++i) {
            _sit(i);
        }
        epoch = _slots.epochNow() + 2;
    }

    function _draw(bytes32 seed, uint64 epoch, uint256 count) private view returns (bytes32) {
        (uint32[] memory slots, address[] memory owners) = _slots.draw(seed, epoch, count, _none);
        return keccak256(abi.encode(slots, owners));
    }

    /* SEATS */

    // SR-05
    function test_slotsMustBeOldAndTried() public {
        vm.warp(TIME + AGE - 1);
        vm.prank(_owner(1));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.TooYoung.selector, 1, TIME + AGE));
        _slots.sit(1);
        vm.warp(TIME + AGE);
        _slots.pass(1);
        vm.prank(_owner(1));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.TooFewPassed.selector, 1, 1));
        _slots.sit(1);
        _slots.pass(1);
        vm.prank(_owner(2));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.NotOwner.selector, 1, _owner(2)));
        _slots.sit(1);
        vm.prank(_owner(1));
        _slots.sit(1);
        vm.prank(_owner(1));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 1));
        _slots.sit(1);
    }

    function test_stakeIsTheSameForAll() public {
        vm.deal(address(this), 2 ether);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongValue.selector, STAKE + 1, STAKE));
        _slots.open{value: STAKE + 1}();
    }

    function test_onlyReportersReport() public {
        vm.prank(_owner(1));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.NotReporter.selector, _owner(1)));
        _slots.pass(1);
        vm.prank(_owner(1));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.NotReporter.selector, _owner(1)));
        _slots.convict(2);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 99));
        _slots.pass(99);
    }

    function test_slotLeavesWithItsStake() public {
        _seated();
        _close(3);
        vm.prank(_owner(3));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 3));
        _slots.close(3);
        vm.warp(TIME + AGE + DELAY - 1);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 3));
        _slots.release(3);
        vm.warp(TIME + AGE + DELAY);
        _slots.release(3);
        eq(_owner(3).balance, STAKE, "stake");
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 3));
        _slots.release(3);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 4));
        _slots.release(4);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 3));
        _slots.convict(3);
    }

    // SR-05
    function test_convictLosesItsStakeAndSitsNoMore() public {
        uint32 second = _open(_owner(5));
        _seated();
        _slots.convict(5);
        _slots.pass(second);
        _slots.pass(second);
        vm.prank(_owner(5));
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, second));
        _slots.sit(second);
        vm.warp(TIME + AGE + DELAY);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 5));
        _slots.release(5);
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.WrongState.selector, 5));
        _slots.convict(5);
    }

    /* DRAWS */

    // SR-05
    function test_drawNeedsSixteenSlots() public {
        vm.warp(TIME + AGE);
        for (uint32 i = 1; i <= 15; ++i) {
            _sit(i);
        }
        uint64 epoch = _slots.epochNow() + 2;
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.TooFewSlots.selector, 15, 16));
        _slots.draw("seed", epoch, 1, _none);
        _sit(16);
        _slots.draw("seed", epoch, 16, _none);
        eq(_slots.sizeOf(epoch), 16, "size");
        eq(_slots.sizeOf(epoch - 1), 0, "not for the epoch that has begun to be drawn for");
    }

    // SR-05
    function test_bootstrapListUntilThen() public {
        address[] memory list = new address[](3);
        (list[0], list[1], list[2]) = (address(1), address(2), address(3));
        AuditorSlots slots = _make(list);
        that(slots.isBootstrap(0), "displayed");
        eq(slots.bootstrap().length, 3, "list");
        address[] memory excluded = new address[](1);
        excluded[0] = address(2);
        (uint32[] memory numbers, address[] memory owners) = slots.draw("seed", 0, 2, excluded);
        that(owners[0] != address(2) && owners[1] != address(2) && owners[0] != owners[1], "two others");
        eq(list[numbers[0]], owners[0], "number");
        that(!_slots.isBootstrap(0), "no list, no bootstrap");
    }

    // SR-05
    function test_sixteenSlotsNeedNoList() public {
        address[] memory list = new address[](1);
        list[0] = address(1);
        _slots = _make(list);
        for (uint160 i = 1; i <= 16; ++i) {
            _open(_owner(i));
        }
        vm.warp(TIME + AGE);
        for (uint32 i = 1; i <= 16; ++i) {
            _sit(i);
        }
        uint64 epoch = _slots.epochNow() + 2;
        that(!_slots.isBootstrap(epoch), "no list");
        (uint32[] memory numbers,) = _slots.draw("seed", epoch, 16, _none);
        uint256 sum = 0;
        for (uint256 i = 0; i < 16; ++i) {
            sum += numbers[i];
        }
        eq(sum, 136, "each of sixteen");
        _close(16);
        (,,, bool seated,,) = _slots.slotOf(16);
        that(!seated, "it has left its seat");
    }

    // SR-05
    function test_attack_enterOrLeaveADrawAfterTheFreeze() public {
        uint64 epoch = _seated();
        uint32 late = _open(_owner(99));
        vm.warp(uint256(epoch - 1) * EPOCH - 1);
        _close(20);
        bytes32 before = _draw("seed", epoch, 5);
        vm.warp(uint256(epoch - 1) * EPOCH); // frozen
        eq(_draw("seed", epoch, 5), before, "nothing happened");
        _close(1);
        _close(19);
        _slots.convict(7);
        eq(_draw("seed", epoch, 5), before, "no new roll");
        eq(_slots.sizeOf(epoch), 19, "size");
        eq(_slots.sizeOf(epoch + 1), 16, "the next epoch knows");
        vm.warp(TIME + 2 * AGE);
        _sit(late);
        eq(_draw("seed", epoch, 5), before, "for ever");
    }

    /// @notice Whoever comes and goes, a row has no gaps and nobody sits twice.
    function testFuzz_rowHasNoGaps(uint256 dice) public {
        _seated();
        uint256 left = 20;
        for (uint256 i = 0; i < 12; ++i) {
            dice = uint256(keccak256(abi.encode(dice)));
            uint32 slot = uint32(dice % 20 + 1);
            (,,, bool seated, uint40 freeAt,) = _slots.slotOf(slot);
            if (left > 16 && seated && freeAt == 0) {
                if (dice >> 255 == 0) _close(slot);
                else _slots.convict(slot);
                --left;
            } else {
                uint32 more = _open(_owner(uint160(100 + i)));
                vm.warp(block.timestamp + AGE);
                _sit(more);
                ++left;
            }
        }
        uint64 epoch = _slots.epochNow() + 2;
        eq(_slots.sizeOf(epoch), left, "size");
        // Every seat can be drawn, and holds a slot of its own that sits.
        (uint32[] memory slots, address[] memory owners) = _slots.draw("all", epoch, left, _none);
        for (uint256 i = 0; i < left; ++i) {
            (address owner,,, bool seated,,) = _slots.slotOf(slots[i]);
            that(seated && owner == owners[i], "sits");
        }
    }

    // SR-05
    function testFuzz_attack_partyIsDrawn(bytes32 seed) public {
        uint64 epoch = _seated();
        address[] memory excluded = new address[](2);
        (excluded[0], excluded[1]) = (_owner(4), _owner(11));
        (uint32[] memory slots, address[] memory owners) = _slots.draw(seed, epoch, 9, excluded);
        for (uint256 i = 0; i < 9; ++i) {
            that(owners[i] != _owner(4) && owners[i] != _owner(11), "a party");
            for (uint256 j = 0; j < i; ++j) {
                that(slots[i] != slots[j], "twice");
            }
        }
    }

    function test_drawEndsWhenNobodyIsLeft() public {
        uint64 epoch = _seated();
        vm.expectRevert(abi.encodeWithSelector(IAuditorSlots.TooFewSlots.selector, 20, 21));
        _slots.draw("seed", epoch, 21, _none);
    }

    // SR-05
    /// @notice Draws are per slot: one owner with half the slots gets about half the draws.
    function test_drawIsPerSlot() public {
        for (uint256 i = 0; i < 19; ++i) {
            _open(_owner(1));
        }
        uint64 epoch = _seated();
        for (uint32 i = 21; i <= 39; ++i) {
            _sit(i);
        }
        uint256 hits = 0;
        for (uint256 i = 0; i < 400; ++i) {
            (, address[] memory owners) = _slots.draw(keccak256(abi.encode(i)), epoch, 1, _none);
            if (owners[0] == _owner(1)) ++hits;
        }
        that(hits > 160 && hits < 250, "20 of 39 slots");
    }

    function test_configuration() public {
        vm.expectRevert(IAuditorSlots.InvalidConfiguration.selector);
        new AuditorSlots(STAKE, EPOCH, AGE, 3 * EPOCH - 1, 2, _none, _none);
        vm.expectRevert(IAuditorSlots.InvalidConfiguration.selector);
        new AuditorSlots(STAKE, 0, AGE, DELAY, 2, _none, _none);
        new AuditorSlots(STAKE, EPOCH, AGE, 3 * EPOCH, 2, _none, _none);
    }
}
