// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Grant, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice What offers, keys and ticks cost, whole transactions.
/// @dev A post writes six words (the head of the log, the record, three of the commitment and the seed). While the ring
/// fills, three of them are new.
contract LedgerGasTest is LedgerTest {
    /// @dev `gas/tick-post`
    function test_ticks() public {
        register();
        reserve();
        start();
        vm.snapshotGasLastCall("TickLog", "start");
        post(1);
        post(2);
        vm.snapshotGasLastCall("TickLog", "post, the first 256 ticks");
        for (uint64 i = 3; i <= 260; ++i) {
            post(i);
        }
        post(261);
        vm.snapshotGasLastCall("TickLog", "post");
        vm.roll(cutOff(262) + 1);
        Tick memory t = tickOf(262);
        bytes memory signature = signDigest(SECONDARY, onTickLog(hashTick(t)));
        tickLog.post(t, signature);
        vm.snapshotGasLastCall("TickLog", "post, carried in");
        vm.roll(cutOff(264) + 1);
        tickLog.stall(offerId, 263);
        vm.snapshotGasLastCall("TickLog", "stall");
    }

    /// @dev `gas/key-append`, `gas/key-append-batched`
    function test_keys() public {
        register();
        vm.snapshotGasLastCall("KeyLog", "register by work, first of an offer");
        bytes32 key = reserve();
        vm.snapshotGasLastCall("KeyLog", "reserve");
        append(key, 1);
        vm.snapshotGasLastCall("KeyLog", "append");
        Update memory u = Update(key, 2, keccak256("value"), 0x55, uint40(TIME));
        (bytes32 r, bytes32 vs) = signShort(WRITER, onKeyLog(hashUpdate(u)));
        keyLog.appendSigned(u, r, vs);
        vm.snapshotGasLastCall("KeyLog", "append, carried in");
        vm.roll(cutOff(5));
        append(key, 3);
        vm.snapshotGasLastCall("KeyLog", "append, first of a tick");
        address relay = vm.addr(RELAY);
        vm.prank(relay);
        keyLog.join{value: RELAY_BOND}();
        vm.snapshotGasLastCall("KeyLog", "relay joins");
        vm.prank(relay);
        keyLog.anchor(offerId, keccak256("root"), 1000, keccak256("list"), 0x71);
        vm.prank(relay);
        keyLog.anchor(offerId, keccak256("another root"), 1000, keccak256("another list"), 0x71);
        uint256 gas_ = vm.snapshotGasLastCall("KeyLog", "anchor");
        vm.snapshotValue("KeyLog", "anchor 100: per update", gas_ / 100);
        vm.snapshotValue("KeyLog", "anchor 1000: per update", gas_ / 1000);
    }

    function test_offers() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        board.post(master, "gas", "offer", document("gas"), terms(), NONE);
        vm.snapshotGasLastCall("OfferBoard", "post");
        vm.prank(master);
        board.grant(Grant(offerId, ANYBODY, 1, uint40(TIME + 1 days), 1), NONE);
        vm.snapshotGasLastCall("OfferBoard", "grant");
        Grant memory g = Grant(offerId, vm.addr(STRANGER), 1, uint40(TIME + 1 days), 1);
        bytes memory signature = signDigest(MASTER, onBoard(hashGrant(g)));
        board.grant(g, signature);
        vm.snapshotGasLastCall("OfferBoard", "grant, carried in");
        vm.prank(master);
        board.revoke(Revocation(offerId, ANYBODY, 0), NONE);
        vm.snapshotGasLastCall("OfferBoard", "revoke");
    }
}
