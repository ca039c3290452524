// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Anchored, Batch, IKeyLog, Leaf, Receipt, Reservation, Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice Relays that anchor many updates at once, and what they cannot do unpunished. A batch here has two leaves.
contract KeyRelaysTest is LedgerTest {
    address private immutable _RELAY = vm.addr(RELAY);
    bytes32 private _key;
    uint64 private _batches;

    function setUp() public override {
        super.setUp();
        register();
        _key = reserve();
        vm.prank(_RELAY);
        keyLog.join{value: RELAY_BOND}();
    }

    /* THINGS */

    function _update(uint64 index) private view returns (Update memory) {
        return Update(_key, index, keccak256(abi.encode("value", index)), 0x55, uint40(TIME + 1 days));
    }

    function _leaf(uint32 position, Update memory u, uint256 signer) private view returns (Leaf memory l) {
        (bytes32 r, bytes32 vs) = signShort(signer, onKeyLog(hashUpdate(u)));
        return Leaf(position, u, r, vs);
    }

    function _hashLeaf(Leaf memory l) private pure returns (bytes32) {
        return keccak256(
            bytes.concat(keccak256(abi.encode(bytes32("emet/update/1"), l.position, hashUpdate(l.update), l.r, l.vs)))
        );
    }

    /// @dev Anchors two leaves and returns what shows them.
    function _anchor(Leaf memory one, Leaf memory two) private returns (Anchored memory a, Anchored memory b) {
        (bytes32 x, bytes32 y) = (_hashLeaf(one), _hashLeaf(two));
        bytes32 root = x < y ? keccak256(abi.encode(x, y)) : keccak256(abi.encode(y, x));
        vm.prank(_RELAY);
        keyLog.anchor(offerId, root, 2, "list", 0x71);
        Batch memory batch = Batch(offerId, root, 2, uint40(block.timestamp));
        (a.batch, a.content, a.leaf, a.proof) = (_batches, batch, one, new bytes32[](1));
        (b.batch, b.content, b.leaf, b.proof) = (_batches, batch, two, new bytes32[](1));
        (a.proof[0], b.proof[0]) = (y, x);
        ++_batches;
    }

    function _anchor(Update memory u, Update memory v) private returns (Anchored memory, Anchored memory) {
        return _anchor(_leaf(0, u, WRITER), _leaf(1, v, WRITER));
    }

    function _receipt(Update memory u, uint64 batch, uint32 position) private pure returns (Receipt memory) {
        return Receipt(hashUpdate(u), batch, position, uint40(TIME + 60));
    }

    function _hashReceipt(Receipt memory r) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Receipt(bytes32 update,uint64 batch,uint32 position,uint40 deadline)"),
                r.update,
                r.batch,
                r.position,
                r.deadline
            )
        );
    }

    function _claim(Receipt memory receipt) private returns (bytes32) {
        (bytes32 r, bytes32 vs) = signShort(RELAY, onKeyLog(_hashReceipt(receipt)));
        vm.prank(ANYBODY);
        return keyLog.claim{value: PRICE}(receipt, r, vs);
    }

    function _isConvicted() private view {
        (uint96 bond,,,) = keyLog.relayOf(_RELAY);
        eq(bond, 0, "bond is gone");
    }

    function _isInnocent() private view {
        (uint96 bond,,,) = keyLog.relayOf(_RELAY);
        eq(bond, RELAY_BOND, "bond is there");
    }

    /* THE WAY IT GOES */

    // E-04
    function test_eachUpdateIsVerifiableAgainstItsOwner() public {
        (Anchored memory a, Anchored memory b) = _anchor(_update(1), _update(2));
        that(keyLog.isAnchored(_RELAY, a) && keyLog.isAnchored(_RELAY, b), "anchored");
        that(!keyLog.isAnchored(ANYBODY, a), "by this relay");
        a.leaf.position = 1;
        that(!keyLog.isAnchored(_RELAY, a), "in this place");
        b.leaf.update.digest = "another";
        that(!keyLog.isAnchored(_RELAY, b), "and no other");
    }

    /// @notice The count says how many updates there are: a leaf beyond it is in the tree, but not anchored.
    function test_attack_moreLeavesThanCounted() public {
        (, Anchored memory b) = _anchor(_leaf(0, _update(1), WRITER), _leaf(2, _update(2), WRITER));
        that(!keyLog.isAnchored(_RELAY, b), "beyond the count");
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.catchUp(_RELAY, b);
    }

    function test_catchUpLetsTheWriterGoOnOnChain() public {
        (Anchored memory a, Anchored memory b) = _anchor(_update(1), _update(2));
        keyLog.catchUp(_RELAY, b);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongIndex.selector, _key, 1, 3));
        keyLog.catchUp(_RELAY, a);
        append(_key, 3);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongIndex.selector, _key, 2, 4));
        keyLog.catchUp(_RELAY, b);
    }

    function test_attack_catchUpWithWhatNobodySignedOrAnchoredInTime() public {
        Update memory late = _update(1);
        late.deadline = uint40(TIME - 1);
        (Anchored memory a, Anchored memory b) = _anchor(_leaf(0, _update(9), STRANGER), _leaf(1, late, WRITER));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotWriter.selector, _key, vm.addr(STRANGER)));
        keyLog.catchUp(_RELAY, a);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.DeadlinePassed.selector, late.deadline));
        keyLog.catchUp(_RELAY, b);
        that(!keyLog.isAnchored(_RELAY, b), "late");
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveForged(_RELAY, b); // when the chain takes a transaction is not the relay's to say
        b.content.anchoredAt = late.deadline;
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.catchUp(_RELAY, b);
    }

    function test_anchoredInTheLastSecond() public {
        Update memory last = _update(1);
        last.deadline = uint40(TIME);
        (Anchored memory a,) = _anchor(last, _update(2));
        that(keyLog.isAnchored(_RELAY, a), "in time");
        keyLog.catchUp(_RELAY, a);
    }

    function test_attack_catchUpToTheEndOfTime() public {
        (Anchored memory a,) = _anchor(_update(type(uint64).max), _update(2));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongIndex.selector, _key, type(uint64).max, 1));
        keyLog.catchUp(_RELAY, a);
    }

    function test_anchorNeedsABondAndABatch() public {
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, ANYBODY));
        keyLog.anchor(offerId, "root", 1, "list", 0x71);
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.BondTooLow.selector, RELAY_BOND - 1, RELAY_BOND));
        keyLog.join{value: RELAY_BOND - 1}();
        _refusedBatch(0, 1, "list", 0x71);
        _refusedBatch("root", 0, "list", 0x71);
        _refusedBatch("root", (1 << 20) + 1, "list", 0x71);
        _refusedBatch("root", 1, 0, 0x71);
        _refusedBatch("root", 1, "list", 0);
        vm.prank(_RELAY);
        keyLog.anchor(offerId, "root", 1 << 20, "list", 0x71);
    }

    function _refusedBatch(bytes32 root, uint32 count, bytes32 list, bytes1 codec) private {
        vm.prank(_RELAY);
        vm.expectRevert(IKeyLog.InvalidBatch.selector);
        keyLog.anchor(offerId, root, count, list, codec);
    }

    function test_relayLeavesWithItsBond() public {
        vm.prank(_RELAY);
        keyLog.leave();
        vm.prank(_RELAY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.anchor(offerId, "root", 1, "list", 0x71);
        vm.prank(_RELAY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.join{value: 1}();
        vm.warp(TIME + WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.release(_RELAY);
        vm.warp(TIME + WINDOW + 1);
        keyLog.release(_RELAY);
        uint256 before = _RELAY.balance;
        keyLog.withdraw(_RELAY);
        eq(_RELAY.balance, before + RELAY_BOND, "bond");
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NothingToWithdraw.selector, _RELAY));
        keyLog.withdraw(_RELAY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.release(_RELAY);
    }

    function test_attack_relayLeavesUnderAClaim() public {
        vm.warp(TIME + 61);
        vm.prank(_RELAY);
        keyLog.leave();
        bytes32 id = _claim(_receipt(_update(1), 0, 0));
        vm.warp(TIME + 61 + WINDOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.release(_RELAY);
        keyLog.convict(id);
        _isConvicted();
    }

    /* FORGERY */

    // E-04
    function test_attack_relayForges() public {
        (Anchored memory a, Anchored memory b) = _anchor(_leaf(0, _update(1), STRANGER), _leaf(1, _update(1), WRITER));
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveForged(_RELAY, b);
        that(!keyLog.isAnchored(_RELAY, a), "not the writer's");
        keyLog.proveForged(_RELAY, a);
        _isConvicted();
        vm.prank(_RELAY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.join{value: RELAY_BOND}();
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, _RELAY));
        keyLog.proveForged(_RELAY, a);
    }

    function test_attack_relayForgesWithoutASignature() public {
        Leaf memory l = Leaf(0, _update(1), bytes32(uint256(1)), bytes32(0));
        Update memory u = _update(1);
        u.key = "no such key";
        (Anchored memory a,) = _anchor(l, _leaf(1, u, WRITER));
        keyLog.proveForged(_RELAY, a);
        _isConvicted();
    }

    function test_attack_relayAnchorsUnderAnotherOffer() public {
        address master = vm.addr(MASTER);
        vm.prank(master);
        bytes32 other = board.post(master, "other", "offer", document("offer"), terms(), NONE);
        bytes32 mine = offerId;
        offerId = other;
        (Anchored memory a,) = _anchor(_update(1), _update(2));
        offerId = mine;
        that(!keyLog.isAnchored(_RELAY, a), "of another offer");
        keyLog.proveForged(_RELAY, a);
        _isConvicted();
    }

    function test_attack_honestRelayIsAccused() public {
        (Anchored memory a, Anchored memory b) = _anchor(_update(1), _update(2));
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveForged(_RELAY, a);
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, a, b);
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, b, a);
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, a, a);
        a.leaf.vs = b.leaf.vs; // not what was anchored
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.proveForged(_RELAY, a);
        _isInnocent();
    }

    /* ORDER */

    function test_attack_relayReorders() public {
        (Anchored memory a, Anchored memory b) = _anchor(_update(2), _update(1));
        keyLog.proveDisorder(_RELAY, a, b);
        _isConvicted();
    }

    function test_attack_relayRepeats() public {
        (Anchored memory a, Anchored memory b) = _anchor(_update(1), _update(1));
        keyLog.proveDisorder(_RELAY, a, b);
        _isConvicted();
    }

    function test_attack_relayReordersOverBatches() public {
        (Anchored memory a,) = _anchor(_update(4), _update(5));
        (, Anchored memory b) = _anchor(_update(1), _update(3));
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, b, a);
        keyLog.proveDisorder(_RELAY, a, b);
        _isConvicted();
    }

    function test_attack_disorderByStrangersHands() public {
        Reservation memory r = reservation();
        r.tag = "another";
        Update memory other = _update(1);
        other.key = reserve(r);
        (Anchored memory a, Anchored memory b) = _anchor(_update(2), other);
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, a, b); // two logs have no common order
        (a, b) = _anchor(_leaf(0, _update(9), STRANGER), _leaf(1, _update(3), WRITER));
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, a, b); // a forgery, to be proven as one
        (b, a) = _anchor(_leaf(0, _update(9), WRITER), _leaf(1, _update(3), STRANGER));
        vm.expectRevert(IKeyLog.NoFault.selector);
        keyLog.proveDisorder(_RELAY, b, a);
    }

    /* DROPS */

    // SR-19
    function test_attack_relayDrops() public {
        Receipt memory receipt = _receipt(_update(3), 0, 1);
        (Anchored memory a,) = _anchor(_update(1), _update(2));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.answer(id, receipt, a);
        vm.warp(TIME + 61 + WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.InvalidClaim.selector, id));
        keyLog.convict(id);
        vm.warp(TIME + 61 + WINDOW + 1);
        keyLog.convict(id);
        _isConvicted();
        uint256 before = ANYBODY.balance;
        keyLog.withdraw(ANYBODY);
        eq(ANYBODY.balance, before + PRICE, "the price goes back, the bond to nobody");
    }

    function test_honestRelayAnswers() public {
        Receipt memory receipt = _receipt(_update(2), 0, 1);
        (, Anchored memory b) = _anchor(_update(1), _update(2));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.snapshotGasLastCall("KeyLog", "claim");
        vm.warp(TIME + 61 + WINDOW);
        keyLog.answer(id, receipt, b);
        vm.snapshotGasLastCall("KeyLog", "answer, in a batch of two");
        uint256 before = _RELAY.balance;
        keyLog.withdraw(_RELAY);
        eq(_RELAY.balance, before + PRICE, "the price is the relay's");
        (bytes32 r, bytes32 vs) = signShort(RELAY, onKeyLog(_hashReceipt(receipt)));
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.InvalidClaim.selector, id));
        keyLog.claim{value: PRICE}(receipt, r, vs);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.InvalidClaim.selector, id));
        keyLog.convict(id);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.InvalidClaim.selector, id));
        keyLog.answer(id, receipt, b);
    }

    function test_attack_relayMovesALeaf() public {
        Receipt memory receipt = _receipt(_update(2), 0, 0);
        (, Anchored memory b) = _anchor(_update(1), _update(2));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.answer(id, receipt, b);
        Receipt memory other = _receipt(_update(2), 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.InvalidClaim.selector, id));
        keyLog.answer(id, other, b);
    }

    function test_attack_relayAnchorsAnotherUpdateThere() public {
        Receipt memory receipt = _receipt(_update(2), 0, 1);
        (, Anchored memory b) = _anchor(_update(1), _update(3));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.answer(id, receipt, b);
    }

    /// @notice The update that was promised, and a signature that is not its writer's.
    function test_attack_relayAnchorsItUnsigned() public {
        Receipt memory receipt = _receipt(_update(2), 0, 1);
        (, Anchored memory b) = _anchor(_leaf(0, _update(1), WRITER), _leaf(1, _update(2), STRANGER));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.answer(id, receipt, b);
    }

    function test_attack_relayAnchorsInAnotherBatchOrLate() public {
        Receipt memory receipt = _receipt(_update(2), 1, 1);
        (, Anchored memory b) = _anchor(_update(1), _update(2));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 0));
        keyLog.answer(id, receipt, b);
        (, b) = _anchor(_update(1), _update(2));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotAnchored.selector, _RELAY, 1));
        keyLog.answer(id, receipt, b);
    }

    function test_attack_answerAfterTheDeadline() public {
        Receipt memory receipt = _receipt(_update(2), 0, 1);
        (, Anchored memory b) = _anchor(_update(1), _update(2));
        vm.warp(TIME + 61);
        bytes32 id = _claim(receipt);
        vm.warp(TIME + 61 + WINDOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.DeadlinePassed.selector, TIME + 61 + WINDOW));
        keyLog.answer(id, receipt, b);
    }

    function test_attack_claimTooSoonForNothingOrByNoRelay() public {
        Receipt memory receipt = _receipt(_update(1), 0, 0);
        (bytes32 r, bytes32 vs) = signShort(RELAY, onKeyLog(_hashReceipt(receipt)));
        vm.warp(TIME + 60);
        vm.expectPartialRevert(IKeyLog.InvalidClaim.selector);
        vm.prank(ANYBODY);
        keyLog.claim{value: PRICE}(receipt, r, vs);
        vm.warp(TIME + 61);
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.WrongValue.selector, 0, PRICE));
        keyLog.claim(receipt, r, vs);
        (r, vs) = signShort(STRANGER, onKeyLog(_hashReceipt(receipt)));
        vm.expectRevert(abi.encodeWithSelector(IKeyLog.NotRelay.selector, vm.addr(STRANGER)));
        vm.prank(ANYBODY);
        keyLog.claim{value: PRICE}(receipt, r, vs);
    }

    function test_claimsOnAConvictedRelayAreRefunded() public {
        vm.warp(TIME + 61);
        bytes32 one = _claim(_receipt(_update(1), 0, 0));
        bytes32 two = _claim(_receipt(_update(1), 0, 1));
        (Anchored memory a,) = _anchor(_leaf(0, _update(1), STRANGER), _leaf(1, _update(2), WRITER));
        keyLog.proveForged(_RELAY, a);
        keyLog.convict(one);
        keyLog.convict(two);
        uint256 before = ANYBODY.balance;
        keyLog.withdraw(ANYBODY);
        eq(ANYBODY.balance, before + 2 * PRICE, "both prices");
    }
}
