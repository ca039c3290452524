// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyLog} from "../../../contracts/KeyLog.sol";
import {IKeyLog, Reservation, Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice Clients, their keys, and what they append.
contract KeyLogTest is LedgerTest {
    /* CLIENTS */

    // A-07, E-05, J-14
    function test_registerByWork() public {
        register();
        that(keyLog.isClient(offerId, vm.addr(CLIENT)), "registered");
        that(!keyLog.isClient("another", vm.addr(CLIENT)), "for this offer only");
    }

    function _solve(bytes32 challenge) private pure returns (uint64 nonce) {
        while (uint256(sha256(abi.encodePacked(challenge, nonce))) >> 252 != 0) ++nonce;
    }

    function test_attack_workOfAnother() public {
        uint64 nonce = _solve(keyLog.challengeOf(offerId, vm.addr(CLIENT), 999));
        while (uint256(sha256(abi.encodePacked(keyLog.challengeOf(offerId, ANYBODY, 999), nonce))) >> 252 == 0) {
            ++nonce;
            while (
                uint256(sha256(abi.encodePacked(keyLog.challengeOf(offerId, vm.addr(CLIENT), 999), nonce))) >> 252 != 0
            ) {
                ++nonce;
            }
        }
        vm.expectRevert(IKeyLog.InvalidWork.selector);
        keyLog.registerByWork(offerId, ANYBODY, 999, nonce);
        keyLog.registerByWork(offerId, vm.addr(CLIENT), 999, nonce);
    }

    function test_attack_preminedWork() public {
        vm.expectRevert(IKeyLog.InvalidWork.selector);
        keyLog.registerByWork(offerId, ANYBODY, uint64(block.number), 0);
        uint64 nonce = _solve(keyLog.challengeOf(offerId, ANYBODY, 999));
        vm.roll(999 + 257);
        vm.expectRevert(IKeyLog.InvalidWork.selector);
        keyLog.registerByWork(offerId, ANYBODY, 999, nonce);
    }

    /// @notice A block without a hash has no challenge, and what solves zero is no work.
    function test_attack_workForNoBlock() public {
        uint64 nonce = _solve(0);
        vm.expectRevert(IKeyLog.InvalidWork.selector);
        keyLog.registerByWork(offerId, ANYBODY, uint64(block.number), nonce);
        vm.roll(999 + 257);
        vm.expectRevert(IKeyLog.InvalidWork.selector);
        keyLog.registerByWork(offerId, ANYBODY, 999, nonce);
    }

    function test_challengeNamesAllThatMatters() public {
        bytes32 c = keyLog.challengeOf(offerId, ANYBODY, 999);
        that(c != keyLog.challengeOf("another", ANYBODY, 999), "offer");
        that(c != keyLog.challengeOf(offerId, address(1), 999), "owner");
        that(c != new KeyLog(board, registry, 1, 1, 1).challengeOf(offerId, ANYBODY, 999), "contract");
        vm.chainId(1);
        that(c != keyLog.challengeOf(offerId, ANYBODY, 999), "chain");
    }

    function test_registerByIdentity() public {
        enlist(CLIENT, 2);
        keyLog.register(offerId, vm.addr(CLIENT));
        that(keyLog.isClient(offerId, vm.addr(CLIENT)), "registered");
    }

    function test_attack_workerOrStrangerRegistersAsClient() public {
        enlist(STRANGER, 1);
        bytes memory refusal = abi.encodeWithSelector(IKeyLog.NotClient.selector, offerId, vm.addr(STRANGER));
        vm.expectRevert(refusal);
        keyLog.register(offerId, vm.addr(STRANGER));
        vm.expectPartialRevert(IKeyLog.NotClient.selector);
        keyLog.register(offerId, ANYBODY);
        bytes32 id = enlist(CLIENT, 2);
        vm.prank(ANYBODY);
        registry.exit(id);
        vm.expectPartialRevert(IKeyLog.NotClient.selector);
        keyLog.register(offerId, vm.addr(CLIENT));
    }

    /// @notice A tombstone ends an identity. What its key wrote stays, and its logs can be put right.
    function test_aTombstonedClientKeepsItsLogs() public {
        bytes32 id = enlist(CLIENT, 2);
        keyLog.register(offerId, vm.addr(CLIENT));
        bytes32 key = reserve();
        vm.prank(terms().court);
        registry.tombstone(id, "evidence");
        append(key, 1);
        that(keyLog.isClient(offerId, vm.addr(CLIENT)), "registered");
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotClient.selector, offerId, vm.addr(CLIENT)));
        keyLog.register(offerId, vm.addr(CLIENT)); // but nobody is registered by a name that is dead
    }

    function test_unknownOffer() public {
        bytes memory refusal = abi.encodeWithSelector(IKeyLog.OfferNotFound.selector, bytes32("none"));
        vm.expectRevert(refusal);
        keyLog.open("none");
        vm.expectRevert(refusal);
        keyLog.anchorOf("none", 0);
    }

    /* KEYS */

    // B-07, E-01, E-02
    function test_reserveAppendsTheInitialValue() public {
        register();
        bytes32 key = reserve();
        (address writer, uint32 offer, uint64 count) = keyLog.logOf(key);
        eq(writer, vm.addr(WRITER), "writer");
        eq(offer, 1, "offer");
        eq(count, 1, "count");
        address client = vm.addr(CLIENT);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.KeyExists.selector, key));
        keyLog.reserve(reservation(), NONE);
    }

    function test_reservationIsCarriedInByAnybody() public {
        register();
        Reservation memory r = reservation();
        bytes memory signature = signDigest(CLIENT, onKeyLog(hashReservation(r)));
        bytes memory forged = signDigest(STRANGER, onKeyLog(hashReservation(r)));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotClient.selector, offerId, vm.addr(STRANGER)));
        keyLog.reserve(r, forged);
        vm.prank(ANYBODY);
        keyLog.reserve(r, signature);
    }

    // B-07, E-02
    function test_attack_reserveByAStranger() public {
        address client = vm.addr(CLIENT);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotClient.selector, offerId, client));
        keyLog.reserve(reservation(), NONE);
        register();
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotClient.selector, offerId, ANYBODY));
        keyLog.reserve(reservation(), NONE);
    }

    function test_reserveNeedsAWriterAndAValue() public {
        register();
        address client = vm.addr(CLIENT);
        Reservation memory r = reservation();
        r.writer = address(0);
        vm.prank(client);
        vm.expectPartialRevert(IKeyLog.NotWriter.selector);
        keyLog.reserve(r, NONE);
        r = reservation();
        r.digest = 0;
        vm.prank(client);
        vm.expectRevert(IKeyLog.InvalidContent.selector);
        keyLog.reserve(r, NONE);
        r = reservation();
        r.codec = 0;
        vm.prank(client);
        vm.expectRevert(IKeyLog.InvalidContent.selector);
        keyLog.reserve(r, NONE);
    }

    /// @notice No two reservations share an id, however their fields run into each other.
    function testFuzz_attack_packedEncodingCollision(uint256 shift, bytes32 tag) public view {
        Reservation memory a = reservation();
        Reservation memory b = reservation();
        (a.tag, b.tag) = (tag, bytes32(uint256(tag) << (shift % 255 + 1)));
        b.writer = address(uint160(uint256(uint160(a.writer)) >> (shift % 159 + 1)));
        vm.assume(a.tag != b.tag || a.writer != b.writer);
        that(keyLog.idOf(a) != keyLog.idOf(b), "tag and writer");
        b = reservation();
        (b.client, b.writer) = (a.writer, a.client);
        b.tag = a.tag;
        that(keyLog.idOf(a) != keyLog.idOf(b), "client and writer");
    }

    /// @notice A single entry and a batch mix into the accumulator with different lengths: none passes for the other.
    function test_attack_accumulatorOfAnEntryPassesForABatch() public {
        register();
        bytes32 key = reserve();
        append(key, 1);
        vm.roll(START + 1);
        (uint64 count, bytes32 accumulator) = keyLog.anchorOf(offerId, 0);
        bytes32 expected = bytes26(keccak256(abi.encode(bytes26(0), key, uint64(0), keccak256("first"), bytes1(0x55))));
        expected =
            bytes26(keccak256(abi.encode(bytes26(expected), key, 1, keccak256(abi.encode("value", 1)), bytes1(0x55))));
        eq(accumulator, expected, "two entries");
        eq(count, 2, "count");
        address relay = vm.addr(RELAY);
        vm.prank(relay);
        keyLog.join{value: RELAY_BOND}();
        vm.prank(relay);
        keyLog.anchor(offerId, "root", 7, "list", 0x71);
        vm.roll(cutOff(1) + 1);
        (count, accumulator) = keyLog.anchorOf(offerId, 1);
        eq(accumulator, bytes26(keccak256(abi.encode(bytes26(expected), relay, bytes32("root"), 7))), "a batch");
        eq(count, 9, "count");
    }

    /* APPENDS */

    // B-06
    function test_appendFollowsTheLastEntry() public {
        register();
        bytes32 key = reserve();
        append(key, 1);
        append(key, 2);
        address writer = vm.addr(WRITER);
        for (uint64 wrong = 0; wrong < 6; ++wrong) {
            if (wrong == 3) continue;
            vm.prank(writer);
            vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongIndex.selector, key, wrong, 3));
            keyLog.append(key, wrong, "value", 0x55);
        }
        vm.prank(writer);
        vm.expectRevert(IKeyLog.InvalidContent.selector);
        keyLog.append(key, 3, 0, 0x55);
        vm.prank(writer);
        vm.expectRevert(IKeyLog.InvalidContent.selector);
        keyLog.append(key, 3, "value", 0);
    }

    // E-04
    // A-06
    function test_attack_appendByAStranger() public {
        register();
        bytes32 key = reserve();
        address[3] memory others = [ANYBODY, vm.addr(CLIENT), vm.addr(SECONDARY)];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotWriter.selector, key, others[i]));
            keyLog.append(key, 1, "value", 0x55);
        }
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotWriter.selector, bytes32("none"), ANYBODY));
        keyLog.append("none", 0, "value", 0x55);
        Update memory u = Update(key, 1, "value", 0x55, uint40(TIME));
        (bytes32 r, bytes32 vs) = signShort(STRANGER, onKeyLog(hashUpdate(u)));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotWriter.selector, key, vm.addr(STRANGER)));
        keyLog.appendSigned(u, r, vs);
    }

    function test_signedAppendIsCarriedInByAnybodyOnce() public {
        register();
        bytes32 key = reserve();
        Update memory u = Update(key, 1, "value", 0x55, uint40(TIME));
        (bytes32 r, bytes32 vs) = signShort(WRITER, onKeyLog(hashUpdate(u)));
        vm.prank(ANYBODY);
        keyLog.appendSigned(u, r, vs);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongIndex.selector, key, 1, 2));
        keyLog.appendSigned(u, r, vs);
    }

    function test_attack_signedAppendAfterItsDeadline() public {
        register();
        bytes32 key = reserve();
        Update memory u = Update(key, 1, "value", 0x55, uint40(TIME));
        (bytes32 r, bytes32 vs) = signShort(WRITER, onKeyLog(hashUpdate(u)));
        vm.warp(TIME + 1);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.DeadlinePassed.selector, TIME));
        keyLog.appendSigned(u, r, vs);
    }

    function test_attack_replayOnAnotherKeyLogOrChain() public {
        register();
        bytes32 key = reserve();
        Update memory u = Update(key, 1, "value", 0x55, uint40(TIME));
        (bytes32 r, bytes32 vs) = signShort(WRITER, digest("emet KeyLog", ANYBODY, hashUpdate(u)));
        vm.expectPartialRevert(IKeyLog.NotWriter.selector);
        keyLog.appendSigned(u, r, vs);
        vm.chainId(1);
        (r, vs) = signShort(WRITER, onKeyLog(hashUpdate(u)));
        vm.chainId(31337);
        vm.expectPartialRevert(IKeyLog.NotWriter.selector);
        keyLog.appendSigned(u, r, vs);
        Reservation memory second = reservation();
        second.tag = "another";
        bytes32 other = reserve(second);
        (r, vs) = signShort(WRITER, onKeyLog(hashUpdate(u)));
        u.key = other;
        vm.expectPartialRevert(IKeyLog.NotWriter.selector);
        keyLog.appendSigned(u, r, vs);
    }

    /* CUT-OFFS */

    /// @notice The anchor of a tick is what there was in its last block, whenever it is asked for and however long
    /// nothing happened. SR-19
    function testFuzz_anchorsAreAsOfTheCutOff(uint256 dice) public {
        register();
        bytes32 key = reserve();
        uint64[41] memory counts;
        uint256 tick = 0;
        uint64 count = 1;
        for (uint64 i = 1; i <= 8; ++i) {
            dice = uint256(keccak256(abi.encode(dice)));
            uint256 blocks = dice & 3 == 0 ? (dice >> 8) % (3 * N) : (dice >> 8) % 40;
            vm.roll(block.number + blocks);
            while (block.number > cutOff(tick)) counts[tick++] = count;
            append(key, i);
            ++count;
        }
        while (tick <= 40) counts[tick++] = count;
        vm.roll(cutOff(40) + 1);
        for (uint64 t = 0; t <= 40; ++t) {
            (uint64 found,) = keyLog.anchorOf(offerId, t);
            eq(found, counts[t], "count");
        }
    }

    function test_anchorAfterALongSilence() public {
        register();
        bytes32 key = reserve();
        vm.roll(cutOff(2));
        append(key, 1);
        vm.roll(cutOff(300));
        append(key, 2);
        vm.roll(cutOff(1000));
        append(key, 3);
        vm.roll(cutOff(1001) + 1);
        uint16[12] memory ticks = [0, 1, 2, 3, 255, 256, 299, 300, 512, 999, 1000, 1001];
        uint8[12] memory counts = [1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4];
        for (uint256 i = 0; i < ticks.length; ++i) {
            (uint64 count,) = keyLog.anchorOf(offerId, ticks[i]);
            eq(count, counts[i], "count");
        }
    }

    function test_noAnchorBeforeTheCutOff() public {
        vm.roll(cutOff(3));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.TooEarly.selector, offerId, 3));
        keyLog.anchorOf(offerId, 3);
        keyLog.anchorOf(offerId, 2);
        keyLog.open(offerId);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.TooEarly.selector, offerId, 3));
        keyLog.anchorOf(offerId, 3);
        vm.roll(cutOff(3) + 1);
        (uint64 count, bytes32 accumulator) = keyLog.anchorOf(offerId, 3);
        eq(count, 0, "nothing");
        eq(accumulator, 0, "nothing");
    }
}
