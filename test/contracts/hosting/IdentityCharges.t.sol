// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Charge, IIdentityRegistry, IdentityState} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @notice What supervisors and courts can say of an identity, and what it can answer.
contract IdentityChargesTest is IdentityTest {
    /* CHAIN */

    // B-18, J-04
    function test_aSignatureUnderTheLastLinkAddsThemAll() public {
        bytes32 id = enter();
        (bytes32 digest, bytes32 head) = grown(id, 0, 0, works(60));
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ChainAdvanced(id, 60, head);
        registry.advance(id, works(60), sign(chainKey, digest));
        eq(registry.identity(id).length, 60, "length");
        eq(registry.identity(id).head, head, "head");
        (digest, head) = grown(id, 60, head, works(1));
        registry.advance(id, works(1), sign(chainKey, digest));
        eq(registry.identity(id).length, 61, "length");
    }

    // B-26
    function test_theHeadInAVoucherAddsItsLinks() public {
        bytes32 id = enter();
        bytes32 head = keccak256("head");
        bytes memory signature = sign(chainKey, registry.headDigest(id, 60, head));
        registry.attest(id, 60, head, signature);
        eq(registry.identity(id).length, 60, "length");
        eq(registry.identity(id).head, head, "head");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.ChainNotLonger.selector, 60, 60));
        registry.attest(id, 60, head, signature);
    }

    function test_chainsNeverForkNorSkip() public {
        bytes32 id = enter();
        (bytes32 first, bytes32 head) = registry.linkDigest(id, 1, 0, keccak256("a"));
        (bytes32 second,) = registry.linkDigest(id, 2, head, keccak256("b"));
        bytes32[] memory list = new bytes32[](1);
        list[0] = keccak256("b");
        bytes memory signature = sign(chainKey, second);
        vm.expectPartialRevert(IIdentityRegistry.NotAuthorised.selector); // it would be link 1
        registry.advance(id, list, signature);
        list[0] = keccak256("a");
        bytes memory signature1 = sign(chainKey, first);
        registry.advance(id, list, signature1);
        vm.expectPartialRevert(IIdentityRegistry.NotAuthorised.selector); // twice
        registry.advance(id, list, signature1);
        list[0] = keccak256("b");
        registry.advance(id, list, signature);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.ChainNotLonger.selector, 2, 2));
        registry.advance(id, new bytes32[](0), signature);
    }

    function test_linksOutliveDismissalButNotTheTombstone() public {
        bytes32 id = enter();
        dismiss(id, Charge.None, 0);
        advance(id, 2);
        eq(registry.identity(id).length, 2, "length");
        tombstone(id);
        bytes memory signature = sign(chainKey, registry.headDigest(id, 3, 0));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Tombstoned));
        registry.attest(id, 3, 0, signature);
    }

    /* DISMISSAL AND REFUTATION */

    // SR-13
    function test_dismissalForfeitsNothing() public {
        bytes32 id = enter();
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityDismissed(id, master, Charge.None, 0, uint40(block.timestamp + DELAY));
        dismiss(id, Charge.None, 0);
        that(!registry.isActive(id), "no new work");
        vm.warp(block.timestamp + DELAY);
        uint256 before = owner.balance;
        registry.withdraw(id);
        eq(owner.balance - before, DEPOSIT, "all of it");
        isState(id, IdentityState.Dismissed);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Dismissed));
        registry.withdraw(id);
    }

    function test_secondaryKeysDismissWithinTheirScope() public {
        bytes32 id = enter();
        address tickKey = vm.addr(99);
        board.grant(OFFER, tickKey, 1 | 4 | 8);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, tickKey));
        vm.prank(tickKey);
        registry.dismiss(id, Charge.None, 0);
        vm.prank(vm.addr(chainKey));
        registry.dismiss(id, Charge.None, 0);
        isState(id, IdentityState.Dismissed);
    }

    // J-17
    function test_aLongerChainRefutesAbsence() public {
        bytes32 id = enter();
        dismiss(id, Charge.Absent, bytes32(uint256(4)));
        bytes32 fourth = keccak256("fourth");
        registry.attest(id, 4, fourth, sign(chainKey, registry.headDigest(id, 4, fourth)));
        that(!registry.identity(id).refuted, "that is what was said");
        bytes32[] memory list = works(1);
        (bytes32 digest,) = grown(id, 4, fourth, list);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ChargeRefuted(id, master);
        registry.advance(id, list, sign(chainKey, digest));
        that(registry.identity(id).refuted, "refuted");
        isState(id, IdentityState.Dismissed);
        tallyIs(OFFER, 0, 0, 1);
        tallyIs(asSubject(master), 0, 0, 1);
        registry.attest(id, 9, 0, sign(chainKey, registry.headDigest(id, 9, 0)));
        tallyIs(OFFER, 0, 0, 1);
    }

    // J-17
    function test_noChargeAgainstTheChainThatIsKnown() public {
        bytes32 id = enter();
        advance(id, 5);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, id));
        dismiss(id, Charge.Absent, bytes32(uint256(4)));
        dismiss(id, Charge.Absent, bytes32(uint256(5)));
    }

    // J-17
    function test_theCourtRefutesChargesAboutStamps() public {
        bytes32 id = enter();
        bytes32 step = keccak256("step");
        dismiss(id, Charge.Stamp, step);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, stranger));
        vm.prank(stranger);
        registry.acquit(id, step);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, id));
        vm.prank(court);
        registry.acquit(id, keccak256("another step"));
        vm.prank(court);
        registry.acquit(id, step);
        that(registry.identity(id).refuted, "refuted");
        tallyIs(OFFER, 0, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, id));
        vm.prank(court);
        registry.acquit(id, step); // it counts once
    }

    function test_withoutAChargeThereIsNothingToRefute() public {
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, id));
        vm.prank(court);
        registry.acquit(id, 0);
        dismiss(id, Charge.None, bytes32(uint256(1)));
        eq(registry.identity(id).claim, 0, "no claim");
        advance(id, 2);
        that(!registry.identity(id).refuted, "nothing was said");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, id));
        vm.prank(court);
        registry.acquit(id, 0);
    }

    /* TOMBSTONE */

    // SR-13, B-20, J-17
    function test_theCourtBurnsTheDeposit() public {
        bytes32 id = enter();
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityTombstoned(id, court, keccak256("evidence"), DEPOSIT);
        tombstone(id);
        isState(id, IdentityState.Tombstoned);
        eq(registry.identity(id).deposit, 0, "nothing left");
        eq(address(registry).balance, DEPOSIT, "nobody got it");
        vm.warp(block.timestamp + 365 days);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Tombstoned));
        registry.withdraw(id);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Tombstoned));
        tombstone(id);
    }

    function test_whoWasNeverHereHasNoTombstone() public {
        bytes32 id = registry.idOf(OFFER, signer);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.None));
        tombstone(id);
    }
}
