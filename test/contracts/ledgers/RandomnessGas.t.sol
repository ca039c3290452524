// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuditorSlots} from "../../../contracts/AuditorSlots.sol";
import {Beacon} from "../../../contracts/Beacon.sol";
import {BlockhashBeacon} from "../../../contracts/BlockhashBeacon.sol";
import {Test} from "../Test.sol";

/// @notice What randomness and its auditors cost, whole transactions.
contract RandomnessGasTest is Test {
    uint256 private constant START = 1000;
    uint256 private constant TIME = 1_800_000_000;
    address private constant OPERATOR = address(0xBEAC01);

    function _chain(uint256 links) private pure returns (bytes32 link) {
        link = keccak256("chain");
        for (; links != 0; --links) {
            link = keccak256(abi.encode(link));
        }
    }

    /// @dev Sixteen operators are the most there can be; a draw asks each of them.
    function test_beacon() public {
        vm.roll(START);
        address[] memory operators = new address[](16);
        for (uint160 i = 0; i < 16; ++i) {
            operators[i] = address(uint160(OPERATOR) + i);
            vm.deal(operators[i], 1 ether);
        }
        Beacon beacon = new Beacon(operators, 20, 10, 1 ether);
        for (uint256 i = 0; i < 16; ++i) {
            vm.prank(operators[i]);
            beacon.join{value: 1 ether}(_chain(9));
        }
        vm.snapshotGasLastCall("Beacon", "join");
        vm.roll(START + 60);
        vm.setBlockhash(START + 40, keccak256("hash"));
        beacon.reveal(OPERATOR, 2, _chain(8));
        vm.snapshotGasLastCall("Beacon", "reveal, first of an epoch");
        for (uint256 i = 1; i < 15; ++i) {
            beacon.reveal(operators[i], 2, _chain(8));
        }
        vm.snapshotGasLastCall("Beacon", "reveal");
        beacon.record(START + 40);
        vm.snapshotGasLastCall("Beacon", "record");
        vm.prank(OPERATOR);
        beacon.leave();
        vm.snapshotGasLastCall("Beacon", "leave");
        vm.roll(START + 80);
        beacon.miss(operators[15]);
        vm.snapshotGasLastCall("Beacon", "miss");
        beacon.reveal(OPERATOR, 3, _chain(7));
        vm.roll(START + 100);
        beacon.reveal(OPERATOR, 4, _chain(6));
        beacon.withdraw(OPERATOR);
        vm.snapshotGasLastCall("Beacon", "withdraw");
    }

    function test_blockhashBeacon() public {
        BlockhashBeacon beacon = new BlockhashBeacon(1 ether);
        beacon.rely(block.number + 1, 1);
        vm.snapshotGasLastCall("BlockhashBeacon", "rely, first on a block");
        beacon.rely(block.number + 1, 1);
        vm.snapshotGasLastCall("BlockhashBeacon", "rely");
    }

    function test_auditorSlots() public {
        vm.warp(TIME);
        address[] memory reporters = new address[](1);
        reporters[0] = address(this);
        AuditorSlots slots = new AuditorSlots(1 ether, 1 hours, 7 days, 1 days, 2, reporters, new address[](0));
        vm.deal(OPERATOR, 20 ether);
        for (uint32 i = 1; i <= 16; ++i) {
            vm.prank(OPERATOR);
            slots.open{value: 1 ether}();
        }
        vm.snapshotGasLastCall("AuditorSlots", "open");
        vm.warp(TIME + 7 days);
        for (uint32 i = 1; i <= 16; ++i) {
            slots.pass(i);
            slots.pass(i);
            if (i == 16) vm.snapshotGasLastCall("AuditorSlots", "pass");
            vm.prank(OPERATOR);
            slots.sit(i);
        }
        vm.snapshotGasLastCall("AuditorSlots", "sit");
        vm.warp(TIME + 8 days);
        vm.prank(OPERATOR);
        slots.close(1);
        vm.snapshotGasLastCall("AuditorSlots", "close");
        slots.convict(2);
        vm.snapshotGasLastCall("AuditorSlots", "convict");
        vm.warp(TIME + 9 days);
        slots.release(1);
        vm.snapshotGasLastCall("AuditorSlots", "release");
    }
}
