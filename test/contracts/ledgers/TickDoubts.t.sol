// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {ITickLog, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice What happens when somebody doubts the last tick, or its key was stolen.
contract TickDoubtsTest is LedgerTest {
    bytes32 private constant SIBLING = keccak256("the key leaves");

    bytes32[] private _slots;
    uint256[] private _keys;
    bytes32 private _client;
    Tick private _posted;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 4; ++i) {
            _keys.push(uint256(keccak256(abi.encode("slot", i))));
            _slots.push(enlist(_keys[i]));
        }
        _client = enlist(CLIENT, 2);
        start();
        _posted = post(1);
    }

    function slotsRoot() internal view override returns (bytes32) {
        bytes32 leaf =
            keccak256(bytes.concat(keccak256(abi.encode(bytes32("emet/slots/1"), keccak256(abi.encode(_slots))))));
        return leaf < SIBLING ? keccak256(abi.encode(leaf, SIBLING)) : keccak256(abi.encode(SIBLING, leaf));
    }

    function _proof() private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = SIBLING;
    }

    function _demand() private {
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 1);
    }

    function _hashAttestation(Tick memory t, bytes32 slot) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "Attestation(bytes32 offerId,uint64 tick,bytes32 slot,Content document)Content(bytes32 digest,bytes1 codec)"
                ),
                t.offerId,
                t.tick,
                slot,
                hashContent(t.document)
            )
        );
    }

    function _signed(Tick memory t, uint256[] memory who) private view returns (bytes[] memory signatures) {
        signatures = new bytes[](who.length);
        for (uint256 i = 0; i < who.length; ++i) {
            signatures[i] = signDigest(_keys[who[i]], onTickLog(_hashAttestation(t, _slots[who[i]])));
        }
    }

    function _first(uint256 count) private pure returns (uint256[] memory who) {
        who = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            who[i] = i;
        }
    }

    function _attest(uint256 count) private {
        bytes[] memory signatures = _signed(_posted, _first(count));
        tickLog.attest(_posted, _slots, _proof(), _first(count), signatures);
    }

    /* DEMANDS */

    // SR-20
    function test_twoThirdsOfTheSlotsSettleADoubt() public {
        _demand();
        uint256[] memory who = _first(3);
        bytes[] memory signatures = _signed(_posted, who);
        vm.warp(TIME + WINDOW); // the last second
        vm.prank(vm.addr(STRANGER));
        tickLog.attest(_posted, _slots, _proof(), who, signatures);
        address master = vm.addr(MASTER);
        uint256 before = master.balance;
        tickLog.withdraw(master);
        eq(master.balance, before + PRICE, "the price is the supervisor's, whoever carried it in");
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 1));
        tickLog.demand{value: PRICE}(offerId, 1);
        post(2);
    }

    // SR-20
    function test_attack_lessThanTwoThirds() public {
        _demand();
        bytes[] memory signatures = _signed(_posted, _first(2));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooFewSignatures.selector, 2, 4));
        tickLog.attest(_posted, _slots, _proof(), _first(2), signatures);
    }

    function test_attack_signersWithoutSignatures() public {
        _demand();
        bytes[] memory signatures = _signed(_posted, _first(2));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooFewSignatures.selector, 3, 4));
        tickLog.attest(_posted, _slots, _proof(), _first(3), signatures);
    }

    /// @notice Two thirds of nobody is nobody. A supervisor that commits to no slots has no tick that counts.
    function test_attack_noSlots() public {
        delete _slots;
        for (uint64 t = 2; t <= 5; ++t) {
            _posted = post(t);
        }
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 5);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooFewSignatures.selector, 0, 0));
        tickLog.attest(_posted, _slots, _proof(), _first(0), new bytes[](0));
    }

    function test_attack_oneSlotSignsForThree() public {
        _demand();
        uint256[] memory who = new uint256[](3);
        who[1] = who[2] = 1;
        bytes[] memory signatures = _signed(_posted, who);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooFewSignatures.selector, 2, 4));
        tickLog.attest(_posted, _slots, _proof(), who, signatures);
    }

    function test_attack_signatureOfAnotherSlotTickOrDocument() public {
        _demand();
        bytes[] memory signatures = _signed(_posted, _first(3));
        (signatures[1], signatures[2]) = (signatures[2], signatures[1]);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSigner.selector, _slots[1]));
        tickLog.attest(_posted, _slots, _proof(), _first(3), signatures);
        Tick memory t = _posted;
        t.document.digest = keccak256("another");
        signatures = _signed(t, _first(3));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSigner.selector, _slots[0]));
        tickLog.attest(_posted, _slots, _proof(), _first(3), signatures);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotPosted.selector, offerId, 1));
        tickLog.attest(t, _slots, _proof(), _first(3), signatures);
    }

    function test_attack_slotsOfOnesOwn() public {
        _demand();
        bytes32[] memory fewer = new bytes32[](1);
        fewer[0] = _slots[0];
        bytes[] memory signatures = _signed(_posted, _first(1));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSlots.selector, offerId, 1));
        tickLog.attest(_posted, fewer, _proof(), _first(1), signatures);
    }

    function test_attack_clientsInServerSlots() public {
        (_slots[3], _keys[3]) = (_client, CLIENT);
        for (uint64 t = 2; t <= 5; ++t) {
            _posted = post(t);
        }
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 5);
        bytes[] memory signatures = _signed(_posted, _first(4));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSigner.selector, _slots[3]));
        tickLog.attest(_posted, _slots, _proof(), _first(4), signatures);
        _attest(3);
    }

    function test_attack_workersOfAnotherOffer() public {
        vm.roll(cutOff(1) - 10); // while work of block 999 is fresh
        bytes32 home = offerId;
        OfferTerms memory t = terms();
        t.startBlock = uint64(block.number);
        address master = vm.addr(MASTER);
        vm.prank(master);
        offerId = board.post(master, "another", "offer", document("offer"), t, NONE);
        _keys[3] = uint256(keccak256("elsewhere"));
        _slots[3] = enlist(_keys[3]);
        offerId = home;
        for (uint64 i = 2; i <= 5; ++i) {
            _posted = post(i);
        }
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 5);
        bytes[] memory signatures = _signed(_posted, _first(4));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSigner.selector, _slots[3]));
        tickLog.attest(_posted, _slots, _proof(), _first(4), signatures);
    }

    // SR-20
    function test_unansweredDemandVoidsTheTick() public {
        _demand();
        vm.expectRevert(abi.encodeWithSelector(ITickLog.DemandOpen.selector, offerId, 1));
        tickLog.annul(offerId);
        vm.warp(TIME + WINDOW);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.DemandOpen.selector, offerId, 1));
        tickLog.annul(offerId);
        vm.warp(TIME + WINDOW + 1);
        bytes[] memory signatures = _signed(_posted, _first(3));
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooLate.selector, offerId, TIME + WINDOW));
        tickLog.attest(_posted, _slots, _proof(), _first(3), signatures);
        tickLog.annul(offerId);
        (,,, bool counts, bool bonded,) = tickLog.statusOf(offerId);
        that(!counts && !bonded, "void and burnt");
        eq(tickLog.seedOf(offerId, 1), seedOf(1), "the courts keep what they have");
        uint256 before = ANYBODY.balance;
        tickLog.withdraw(ANYBODY);
        eq(ANYBODY.balance, before + PRICE, "the price goes back");
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NoDemand.selector, offerId));
        tickLog.annul(offerId);
    }

    function test_noTickIsPostedOverADoubt() public {
        _demand();
        vm.roll(cutOff(2) + 1);
        Tick memory t = tickOf(2);
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.DemandOpen.selector, offerId, 1));
        tickLog.post(t, NONE);
        _attest(3);
        vm.prank(key);
        tickLog.post(t, NONE);
    }

    function test_thereIsHalfATickToDoubt() public {
        vm.roll(cutOff(1) + 1 + N / 2);
        _demand();
        _attest(4);
        vm.roll(cutOff(3)); // as late as may be
        post(2);
        vm.roll(cutOff(3) + 1);
        Tick memory t = tickOf(3);
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooEarly.selector, offerId, cutOff(3) + N / 2 + 1));
        tickLog.post(t, NONE);
        vm.roll(cutOff(3) + N / 2 + 1);
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 2));
        tickLog.demand{value: PRICE}(offerId, 2);
        vm.prank(key);
        tickLog.post(t, NONE);
    }

    function test_demandHasItsPriceAndItsTick() public {
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongValue.selector, 1, PRICE));
        tickLog.demand{value: 1}(offerId, 1);
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 2));
        tickLog.demand{value: PRICE}(offerId, 2);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NoDemand.selector, offerId));
        tickLog.attest(_posted, _slots, _proof(), _first(0), new bytes[](0));
        vm.roll(cutOff(3) + 1);
        tickLog.stall(offerId, 2);
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 2));
        tickLog.demand{value: PRICE}(offerId, 2);
    }

    function test_aDemandOutlivesAStall() public {
        _demand();
        vm.roll(cutOff(3) + 1);
        tickLog.stall(offerId, 2);
        _attest(3);
        (,,, bool counts,,) = tickLog.statusOf(offerId);
        that(counts, "tick 1 counts");
    }

    // SR-20
    /// @notice Nobody committed to the slots of tick 5, as tick 2 stalled: whoever could doubt it would burn the bond.
    function test_attack_doubtWithoutSlots() public {
        vm.roll(cutOff(3) + 1);
        tickLog.stall(offerId, 2);
        vm.prank(ANYBODY);
        tickLog.bond{value: BOND}(offerId);
        post(3);
        post(4);
        vm.roll(cutOff(5) + 1);
        Tick memory t = tickOf(5);
        t.seed = 0;
        vm.prank(vm.addr(SECONDARY));
        tickLog.post(t, NONE);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 5));
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 5);
    }

    /* REPLACEMENTS */

    function _repaired() private view returns (Tick memory t) {
        t = _posted;
        (t.updateRoot, t.stateRoot, t.document) = ("good updates", "good state", document("good"));
    }

    function _hashReplacement(Tick memory old, bool disown, Tick memory t) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "Replacement(bytes32 record,bool disown,Tick tick)Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)Content(bytes32 digest,bytes1 codec)Tick(bytes32 offerId,uint64 tick,uint64 count,bytes32 accumulator,bytes32 updateRoot,bytes32 stateRoot,Content document,Commitment next,bytes32 seed)"
                ),
                hashTick(old),
                disown,
                hashTick(t)
            )
        );
    }

    function _replace(Tick memory t, bool disown) private {
        address master = vm.addr(MASTER);
        vm.prank(master);
        tickLog.replace(_posted, t, disown, NONE);
    }

    // A-03, N-07
    function test_masterReplacesTheLastTick() public {
        Tick memory t = _repaired();
        _replace(t, false);
        (uint64 due, bytes32 record,, bool counts,,) = tickLog.statusOf(offerId);
        eq(due, 2, "due");
        eq(record, hashTick(t), "record");
        that(counts, "counts");
        eq(tickLog.seedOf(offerId, 1), seedOf(1), "seed stays");
        (bytes32 p,,) = tickLog.commitmentOf(offerId, 4);
        eq(p, commitment(4).primesRoot, "roots stay");
        post(2);
    }

    function test_coldMasterReplacesBySignature() public {
        Tick memory t = _repaired();
        bytes memory signature = signDigest(MASTER, onTickLog(_hashReplacement(_posted, true, t)));
        vm.expectPartialRevert(ITickLog.NotAuthorised.selector);
        tickLog.replace(_posted, t, false, signature);
        tickLog.replace(_posted, t, true, signature);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotPosted.selector, offerId, 1));
        tickLog.replace(_posted, t, true, signature);
    }

    function test_attack_secondaryReplaces() public {
        Tick memory t = _repaired();
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotAuthorised.selector, offerId, key));
        tickLog.replace(_posted, t, false, NONE);
    }

    // SR-20
    function test_attack_replaceReachesFurther() public {
        Tick memory old = _posted;
        post(2);
        Tick memory t = _repaired();
        address master = vm.addr(MASTER);
        vm.prank(master);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotPosted.selector, offerId, 1));
        tickLog.replace(old, t, false, NONE);
    }

    function test_attack_replaceAfterAStall() public {
        vm.roll(cutOff(3) + 1);
        tickLog.stall(offerId, 2);
        Tick memory t = _repaired();
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 1));
        _replace(t, false);
    }

    /// @notice Neither roots nor seeds nor what was cited can be replaced, and no tick by another.
    function testFuzz_attack_replaceChangesMoreThanState(uint256 field, bytes32 other) public {
        Tick memory t = _repaired();
        bytes32 before = hashTick(t);
        field %= 8;
        if (field == 0) t.offerId = other;
        else if (field == 1) t.tick = uint64(uint256(other));
        else if (field == 2) t.count = uint64(uint256(other));
        else if (field == 3) t.accumulator = other;
        else if (field == 4) t.seed = other;
        else if (field == 5) t.next.primesRoot = other;
        else if (field == 6) t.next.keysRoot = other;
        else t.next.seedHash = other;
        vm.assume(hashTick(t) != before);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 1));
        _replace(t, false);
    }

    function test_replaceIsOverWhenStampsOfTheDisownedTickMayExist() public {
        Tick memory t = _repaired();
        vm.roll(cutOff(3) + 1);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.TooLate.selector, offerId, cutOff(3)));
        _replace(t, true);
        vm.roll(cutOff(3));
        _replace(t, true);
    }

    // A-03, N-07
    function test_disownedTickRevealsNothing() public {
        _replace(_repaired(), true);
        post(2);
        post(3);
        (bytes32 p,, bytes32 h) = tickLog.commitmentOf(offerId, 4);
        eq(h, commitment(4).seedHash, "the courts' roots are not erased");
        vm.roll(cutOff(4) + 1);
        Tick memory t = tickOf(4);
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ITickLog.WrongSeed.selector, offerId, 4));
        tickLog.post(t, NONE);
        t.seed = 0;
        vm.prank(key);
        tickLog.post(t, NONE);
        eq(tickLog.seedOf(offerId, 4), 0, "no seed, no conviction");
        (p,,) = tickLog.commitmentOf(offerId, 4);
        eq(p, commitment(4).primesRoot, "nor afterwards");
        post(5);
        eq(tickLog.seedOf(offerId, 5), seedOf(5), "the next one as ever");
    }

    function test_replacementSettlesADemandAndCanBeDoubtedAgain() public {
        _demand();
        _replace(_repaired(), false);
        uint256 before = ANYBODY.balance;
        tickLog.withdraw(ANYBODY);
        eq(ANYBODY.balance, before + PRICE, "the price goes back");
        _demand();
        _posted = _repaired();
        _attest(3);
    }

    function test_voidTickIsNotReplaced() public {
        _demand();
        vm.warp(TIME + WINDOW + 1);
        tickLog.annul(offerId);
        Tick memory t = _repaired();
        vm.expectRevert(abi.encodeWithSelector(ITickLog.NotReplaceable.selector, offerId, 1));
        _replace(t, false);
        vm.prank(ANYBODY);
        tickLog.bond{value: BOND}(offerId);
        post(2);
        (,,, bool counts,,) = tickLog.statusOf(offerId);
        that(counts, "the next one counts");
    }
}
