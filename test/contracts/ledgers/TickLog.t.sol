// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TickLog} from "../../../contracts/TickLog.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Grant, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Commitment, ITickLog, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice Ticks, in order.
contract TickLogTest is LedgerTest {
    function setUp() public override {
        super.setUp();
        start();
    }

    function _postAs(address who, Tick memory t) private {
        vm.prank(who);
        tickLog.post(t, NONE);
    }

    function _refused(Tick memory t, bytes memory refusal) private {
        address key = vm.addr(SECONDARY);
        vm.expectRevert(refusal);
        _postAs(key, t);
    }

    function _anchoredIs(uint64 tick, bool seedIsOut) private view {
        (bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash) = tickLog.commitmentOf(offerId, tick);
        Commitment memory c = commitment(tick);
        eq(keccak256(abi.encode(primesRoot, keysRoot, seedHash)), keccak256(abi.encode(c)), "commitment");
        eq(tickLog.seedOf(offerId, tick), seedIsOut ? seedOf(tick) : bytes32(0), "seed");
    }

    /* THE WAY IT GOES */

    // SR-18, X-13
    function test_startAnchorsThreeCommitments() public view {
        for (uint64 t = 1; t <= 3; ++t) {
            _anchoredIs(t, false);
        }
        (uint64 due,,,, bool bonded,) = tickLog.statusOf(offerId);
        eq(due, 1, "due");
        that(bonded, "bonded");
        (bytes32 p,,) = tickLog.commitmentOf(offerId, 4);
        eq(p, 0, "none for tick 4");
        (p,,) = tickLog.commitmentOf(offerId, 0);
        eq(p, 0, "none for tick 0");
        (p,,) = tickLog.commitmentOf("none", 1);
        eq(p, 0, "none for no offer");
    }

    // X-14
    function test_ticksFollowEachOther() public {
        for (uint64 t = 1; t <= 9; ++t) {
            Tick memory posted = post(t);
            (uint64 due, bytes32 record, uint64 postedAt, bool counts,,) = tickLog.statusOf(offerId);
            eq(due, t + 1, "due");
            eq(record, hashTick(posted), "record");
            eq(postedAt, block.number, "block");
            that(counts, "counts");
            _anchoredIs(t, true);
            _anchoredIs(t + 1, false);
            _anchoredIs(t + 2, false);
            _anchoredIs(t + 3, false);
        }
        for (uint64 t = 1; t <= 9; ++t) {
            _anchoredIs(t, true);
        }
    }

    function test_postIsCarriedInByAnybody() public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        bytes memory signature = signDigest(SECONDARY, onTickLog(hashTick(t)));
        vm.expectEmit(address(tickLog));
        emit ITickLog.TickPosted(offerId, 1, vm.addr(SECONDARY), t);
        vm.prank(ANYBODY);
        tickLog.post(t, signature);
    }

    function test_ringForgetsAfter256Ticks() public {
        for (uint64 t = 1; t <= 260; ++t) {
            post(t);
        }
        _anchoredIs(8, true);
        _anchoredIs(263, false);
        (bytes32 p,, bytes32 h) = tickLog.commitmentOf(offerId, 7);
        eq(p | h, 0, "forgotten");
        eq(tickLog.seedOf(offerId, 7), 0, "forgotten seed");
        eq(tickLog.seedOf(offerId, 263), 0, "not the seed that was there before");
        (p,, h) = tickLog.commitmentOf(offerId, 264);
        eq(p | h, 0, "nor the commitment of tick 8, whose place it will take");
    }

    // SR-19
    function test_beaconIsOfTheBlockTwoAfterTheCutOff() public {
        vm.roll(cutOff(1) + 3);
        vm.setBlockhash(cutOff(1) + 2, keccak256("hash"));
        (bool known, bool lost, bytes32 value) = tickLog.beaconOf(offerId, 1);
        bytes32 domain = keccak256(abi.encode(bytes32("emet/tick/1"), block.chainid, tickLog, offerId, 1));
        that(known && !lost, "known");
        eq(value, keccak256(abi.encode(keccak256("hash"), domain)), "value");
        eq(tickLog.cutOffOf(offerId, 7), cutOff(7), "cut-off");
    }

    /* ATTACKS */

    // X-11
    function test_attack_tickOutOfOrder() public {
        post(1);
        vm.roll(cutOff(3) + 1);
        _refused(tickOf(3), abi.encodeWithSelector(ITickLog.WrongTick.selector, offerId, 3, 2));
        vm.roll(cutOff(2) + 1);
        Tick memory again = tickOf(1);
        _refused(again, abi.encodeWithSelector(ITickLog.WrongTick.selector, offerId, 1, 2));
        post(2);
    }

    // X-14, SR-19
    function test_attack_revealBeforeTheCutOff() public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        vm.roll(cutOff(1));
        _refused(t, abi.encodeWithSelector(ITickLog.TooEarly.selector, offerId, cutOff(1) + 1));
        vm.roll(cutOff(1) + 1);
        _postAs(vm.addr(SECONDARY), t);
    }

    function test_attack_revealAfterTheNextCutOff() public {
        vm.roll(cutOff(2) + 1);
        _refused(tickOf(1), abi.encodeWithSelector(ITickLog.TooLate.selector, offerId, cutOff(2)));
        vm.roll(cutOff(2));
        _postAs(vm.addr(SECONDARY), tickOf(1));
    }

    // SR-18
    function test_attack_wrongSeed() public {
        vm.roll(cutOff(1) + 1);
        bytes memory refusal = abi.encodeWithSelector(ITickLog.WrongSeed.selector, offerId, 1);
        Tick memory t = tickOf(1);
        t.seed = seedOf(2);
        _refused(t, refusal);
        t.seed = 0;
        _refused(t, refusal);
        t.seed = commitment(1).seedHash;
        _refused(t, refusal);
    }

    function test_attack_zeroSeed() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        bytes32 other = board.post(master, "other", "offer", document("offer"), terms(), NONE);
        Commitment[3] memory three = firstThree();
        three[0].seedHash = keccak256(abi.encode(bytes32(0)));
        vm.prank(master);
        tickLog.start{value: BOND}(other, three);
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        (t.offerId, t.seed) = (other, 0);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSeed.selector, other, 1));
        _postAs(master, t);
    }

    // SR-19
    /// @notice An update in the last block of a tick belongs to it, and one in the block after does not: who posts
    /// cannot choose.
    function test_attack_censorshipByAChosenCutOff() public {
        register();
        bytes32 key = reserve();
        vm.roll(cutOff(1));
        append(key, 1);
        vm.roll(cutOff(1) + 1);
        (uint64 count, bytes32 accumulator) = keyLog.anchorOf(offerId, 1);
        append(key, 2);
        eq(count, 2, "as of the cut-off");
        bytes memory refusal = abi.encodeWithSelector(ITickLog.WrongAnchor.selector, offerId, count, accumulator);
        Tick memory t = tickOf(1);
        t.count = 1;
        _refused(t, refusal);
        t.count = 3;
        _refused(t, refusal);
        t = tickOf(1);
        t.accumulator = keccak256("another");
        _refused(t, refusal);
        vm.roll(cutOff(1) + 50);
        _postAs(vm.addr(SECONDARY), tickOf(1));
    }

    function test_attack_expiredSecondary() public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        vm.warp(TIME + 365 days + 1);
        _refused(t, abi.encodeWithSelector(ITickLog.NotAuthorised.selector, offerId, vm.addr(SECONDARY)));
        _postAs(vm.addr(MASTER), t);
    }

    // A-03
    function test_attack_revokedSecondary() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        board.revoke(Revocation(offerId, vm.addr(SECONDARY), 2), NONE);
        post(1); // what the key may still sign
        vm.roll(cutOff(2) + 1);
        Tick memory t = tickOf(2);
        bytes memory signature = signDigest(SECONDARY, onTickLog(hashTick(t)));
        bytes memory refusal = abi.encodeWithSelector(ITickLog.NotAuthorised.selector, offerId, vm.addr(SECONDARY));
        vm.expectRevert(refusal);
        tickLog.post(t, signature);
        _refused(t, refusal);
    }

    function test_attack_keyOfAnotherScope() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        board.grant(Grant(offerId, vm.addr(STRANGER), 14, type(uint40).max, 1), NONE);
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotAuthorised.selector, offerId, vm.addr(STRANGER)));
        _postAs(vm.addr(STRANGER), t);
    }

    function test_attack_replayOnAnotherLogOrChain() public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        bytes memory elsewhere = signDigest(
            SECONDARY, digest("emet TickLog", address(new TickLog(board, keyLog, registry, 0, 0)), hashTick(t))
        );
        vm.expectPartialRevert(ITickLog.NotAuthorised.selector);
        tickLog.post(t, elsewhere);
        vm.chainId(1);
        bytes memory mainnet = signDigest(SECONDARY, onTickLog(hashTick(t)));
        vm.chainId(31337);
        vm.expectPartialRevert(ITickLog.NotAuthorised.selector);
        tickLog.post(t, mainnet);
    }

    function test_attack_malleableSignature() public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        bytes memory bent = bend(signDigest(SECONDARY, onTickLog(hashTick(t))));
        vm.expectPartialRevert(bytes4(keccak256("ECDSAInvalidSignatureS(bytes32)")));
        tickLog.post(t, bent);
    }

    /// @notice Every field of a tick is under its signature.
    function testFuzz_attack_changedTick(uint256 field, bytes32 other) public {
        vm.roll(cutOff(1) + 1);
        Tick memory t = tickOf(1);
        bytes memory signature = signDigest(SECONDARY, onTickLog(hashTick(t)));
        bytes32 before = hashTick(t);
        field %= 6;
        if (field == 0) t.updateRoot = other;
        else if (field == 1) t.stateRoot = other;
        else if (field == 2) t.document.digest = other;
        else if (field == 3) t.next.primesRoot = other;
        else if (field == 4) t.next.keysRoot = other;
        else t.next.seedHash = other;
        vm.assume(hashTick(t) != before);
        vm.expectRevert();
        tickLog.post(t, signature);
    }

    function test_commitmentsAndDocumentAreRequired() public {
        vm.roll(cutOff(1) + 1);
        bytes memory refusal = abi.encodeWithSelector(ITickLog.InvalidCommitment.selector, offerId, 4);
        Tick memory t = tickOf(1);
        t.next.primesRoot = 0;
        _refused(t, refusal);
        t = tickOf(1);
        t.next.keysRoot = 0;
        _refused(t, refusal);
        t = tickOf(1);
        t.next.seedHash = 0;
        _refused(t, refusal);
        t = tickOf(1);
        t.document = Content(0, 0x71);
        _refused(t, abi.encodeWithSelector(ITickLog.InvalidDocument.selector));
        t.document = Content(bytes32(uint256(1)), 0);
        _refused(t, abi.encodeWithSelector(ITickLog.InvalidDocument.selector));
    }

    /* START */

    function _other(uint256 block_) private returns (bytes32 id) {
        address master = vm.addr(MASTER);
        vm.prank(master);
        id = board.post(master, "other", "offer", document("offer"), terms(), NONE);
        vm.roll(block_);
    }

    function _firstWhenStartedIn(uint256 block_) private returns (uint64 first) {
        bytes32 id = _other(block_);
        address master = vm.addr(MASTER);
        vm.prank(master);
        return tickLog.start{value: BOND}(id, firstThree());
    }

    function test_startBeforeTheFirstBlock() public {
        eq(_firstWhenStartedIn(START), 1, "all blocks of tick 1 are to come");
    }

    function test_startLate() public {
        eq(_firstWhenStartedIn(START + 1), 2, "tick 1 has begun");
    }

    function test_startAtTheEndOfATick() public {
        eq(_firstWhenStartedIn(START + 3 * N), 4, "all blocks of tick 4 are to come");
    }

    function test_startRefusals() public {
        address key = vm.addr(SECONDARY);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.AlreadyStarted.selector, offerId));
        vm.prank(key);
        tickLog.start{value: BOND}(offerId, firstThree());
        bytes32 id = _other(1000);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotAuthorised.selector, id, key));
        vm.prank(key);
        tickLog.start{value: BOND}(id, firstThree());
        key = vm.addr(MASTER);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongValue.selector, BOND - 1, BOND));
        vm.prank(key);
        tickLog.start{value: BOND - 1}(id, firstThree());
        Commitment[3] memory three = firstThree();
        three[2].seedHash = 0;
        vm.expectRevert(abi.encodeWithSelector(ITickLog.InvalidCommitment.selector, id, 3));
        vm.prank(key);
        tickLog.start{value: BOND}(id, three);
        Tick memory t;
        t.offerId = id;
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotStarted.selector, id));
        tickLog.post(t, NONE);
    }

    /* STALLS, SR-20 */

    function _stall(uint64 tick) private {
        vm.prank(ANYBODY);
        tickLog.stall(offerId, tick);
    }

    // SR-20
    function test_stallBurnsTheBondAndKeepsTheState() public {
        post(1);
        (, bytes32 state,,,,) = tickLog.statusOf(offerId);
        vm.roll(cutOff(3));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooEarly.selector, offerId, cutOff(3) + 1));
        _stall(2);
        vm.roll(cutOff(3) + 1);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongTick.selector, offerId, 3, 2));
        _stall(3);
        vm.expectEmit(address(tickLog));
        emit ITickLog.BondBurnt(offerId, BOND);
        _stall(2);
        (uint64 due, bytes32 record,, bool counts, bool bonded,) = tickLog.statusOf(offerId);
        eq(due, 3, "due");
        eq(record, state, "state of tick 1");
        that(counts && !bonded, "burnt");
        eq(address(tickLog).balance, BOND, "nobody got it");
        eq(tickLog.seedOf(offerId, 2), 0, "no conviction for tick 2");
        (bytes32 p,,) = tickLog.commitmentOf(offerId, 2);
        eq(p, commitment(2).primesRoot, "roots stay");
    }

    function test_afterAStallTicksGoOnWithANewBond() public {
        post(1);
        vm.roll(cutOff(3) + 1);
        _stall(2);
        _refused(tickOf(3), abi.encodeWithSelector(ITickLog.NotBonded.selector, offerId));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongValue.selector, 1, BOND));
        tickLog.bond{value: 1}(offerId);
        vm.prank(ANYBODY);
        tickLog.bond{value: BOND}(offerId);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.AlreadyBonded.selector, offerId));
        tickLog.bond{value: BOND}(offerId);
        post(3);
        _anchoredIs(3, true);
        post(4);
        _anchoredIs(4, true);
        // Nobody committed to tick 5, as tick 2 was not posted.
        vm.roll(cutOff(5) + 1);
        _refused(tickOf(5), abi.encodeWithSelector(ITickLog.WrongSeed.selector, offerId, 5));
        Tick memory t = tickOf(5);
        t.seed = 0;
        _postAs(vm.addr(SECONDARY), t);
        eq(tickLog.seedOf(offerId, 5), 0, "no seed");
        (bytes32 p,, bytes32 h) = tickLog.commitmentOf(offerId, 5);
        eq(p | h, 0, "no roots");
        post(6);
        _anchoredIs(6, true);
    }

    function test_stallClosesAllThatIsOverdueAtMost64() public {
        post(1);
        vm.roll(cutOff(100) + 1);
        _stall(2);
        (uint64 due,,,,,) = tickLog.statusOf(offerId);
        eq(due, 66, "64 ticks");
        _stall(66);
        (due,,,,,) = tickLog.statusOf(offerId);
        eq(due, 100, "the tick that may still be posted");
        vm.prank(ANYBODY);
        tickLog.bond{value: BOND}(offerId);
        for (uint64 i = 100; i < 103; ++i) {
            if (block.number <= cutOff(i)) vm.roll(cutOff(i) + 1);
            Tick memory t = tickOf(i);
            t.seed = 0;
            _postAs(vm.addr(SECONDARY), t);
        }
        post(103);
        _anchoredIs(103, true);
    }

    /// @notice A stalled tick leaves nothing in the ring that a tick 256 later could be taken for.
    function test_stallClearsTheRing() public {
        for (uint64 t = 1; t <= 255; ++t) {
            post(t);
        }
        vm.roll(cutOff(257) + 1);
        _stall(256);
        (bytes32 p, bytes32 k, bytes32 h) = tickLog.commitmentOf(offerId, 259);
        eq(p | k | h, 0, "tick 3 was there");
        eq(tickLog.seedOf(offerId, 256), 0, "stalled");
    }

    /* THE END */

    function test_retireEndsAfterTheTicksThatAreCommittedTo() public {
        address master = vm.addr(MASTER);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotAuthorised.selector, offerId, vm.addr(SECONDARY)));
        vm.prank(vm.addr(SECONDARY));
        tickLog.retire(offerId);
        vm.prank(master);
        tickLog.retire(offerId);
        vm.prank(master);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.retire(offerId);
        for (uint64 i = 1; i <= 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
            tickLog.release(offerId);
            vm.roll(cutOff(i) + 1);
            Tick memory t = tickOf(i);
            _refused(t, abi.encodeWithSelector(ITickLog.InvalidCommitment.selector, offerId, i + 3));
            t.next = Commitment(0, 0, 0);
            _postAs(vm.addr(SECONDARY), t);
            _anchoredIs(i, true);
        }
        vm.roll(cutOff(4) + 1);
        _refused(tickOf(4), abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        vm.roll(cutOff(9));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        _stall(4);
        tickLog.release(offerId);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.release(offerId);
        uint256 before = master.balance;
        tickLog.withdraw(master);
        eq(master.balance, before + BOND, "the bond is back");
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NothingToWithdraw.selector, master));
        tickLog.withdraw(master);
    }

    // SR-20
    /// @notice The bond stays until nobody can doubt the last tick any more.
    function test_attack_bondLeavesBeforeADoubt() public {
        vm.prank(vm.addr(MASTER));
        tickLog.retire(offerId);
        for (uint64 i = 1; i <= 3; ++i) {
            vm.roll(cutOff(i) + 1);
            Tick memory t = tickOf(i);
            t.next = Commitment(0, 0, 0);
            _postAs(vm.addr(SECONDARY), t);
        }
        vm.roll(cutOff(3) + 1 + N / 2);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.release(offerId);
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 3);
        vm.roll(cutOff(9));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.release(offerId);
        vm.warp(TIME + WINDOW + 1);
        tickLog.annul(offerId);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.release(offerId); // burnt
    }

    function test_retiredLogCanStillStall() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        tickLog.retire(offerId);
        vm.roll(cutOff(50) + 1);
        _stall(1);
        (uint64 due,,,, bool bonded, uint64 last) = tickLog.statusOf(offerId);
        eq(due, last + 1, "over");
        that(!bonded, "burnt");
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.bond{value: BOND}(offerId);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongPhase.selector, offerId));
        tickLog.release(offerId);
    }
}
