// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {
    Certificate,
    Charge,
    IIdentityRegistry,
    Identity,
    IdentityState
} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @notice What identities can do, and what they cannot.
contract IdentityUnitTest is IdentityTest {
    /* REGISTRATION */

    // A-04, B-04, D-03, X-16
    function test_registerKeepsWhatTheCertificateSays() public {
        Certificate memory c = mine(worker(), owner);
        bytes memory signature = possess(c, owner, signerKey);
        bytes32 id = registry.idOf(OFFER, signer);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityRegistered(id, OFFER, owner, c, 2 ether, content("record"));
        vm.prank(owner);
        registry.register{value: 2 ether}(c, signature, content("record"));
        Identity memory identity = registry.identity(id);
        eq(identity.owner, owner, "owner");
        eq(identity.deposit, 2 ether, "deposit");
        eq(identity.signer, signer, "signer");
        eq(identity.registeredAt, block.timestamp, "registeredAt");
        eq(identity.exitAt, 0, "exitAt");
        eq(identity.role, 1, "role");
        eq(identity.scope, OFFER, "scope");
        eq(identity.length, 0, "length");
        eq(identity.head, 0, "head");
        eq(registry.signerOf(id), signer, "signerOf");
        that(registry.isActive(id), "active");
        isState(id, IdentityState.Active);
    }

    // A-07, E-05
    function test_clientsDoLessWorkAndNeedNoDeposit() public {
        bytes32 id = enter(client(), owner, signerKey, 0);
        eq(registry.identity(id).role, 2, "role");
        eq(registry.identity(id).deposit, 0, "deposit");
        exit(id);
        vm.warp(block.timestamp + DELAY);
        registry.withdraw(id);
        isState(id, IdentityState.Gone);
    }

    // A-07
    function test_clientsCanLoseTheirIdentity() public {
        bytes32 id = enter(client(), owner, signerKey, 0);
        tombstone(id);
        isState(id, IdentityState.Tombstoned);
        that(!registry.isActive(id), "active");
        Certificate memory c = mine(client(), owner);
        bytes memory signature = possess(c, owner, signerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityExists.selector, id));
        vm.prank(owner);
        registry.register(c, signature, content("record"));
    }

    // SR-12
    function test_workersNeedTheirDeposit() public {
        Certificate memory c = mine(worker(), owner);
        bytes memory signature = possess(c, owner, signerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.DepositTooLow.selector, DEPOSIT - 1, DEPOSIT));
        vm.prank(owner);
        registry.register{value: DEPOSIT - 1}(c, signature, content("record"));
    }

    // J-14
    function test_workMustSolveTheChallenge() public {
        Certificate memory c = worker();
        bytes32 challenge = registry.challengeOf(c, owner);
        c.nonce = fail(challenge, BITS);
        bytes memory signature = possess(c, owner, signerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkMissing.selector, challenge, BITS));
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
    }

    function test_agenciesHaveIdentitiesToo() public {
        Certificate memory c = worker();
        c.scope = AGENCY;
        bytes32 id = enter(c, owner, signerKey, DEPOSIT);
        that(registry.isActive(id), "active");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, master));
        dismiss(id, Charge.None, 0);
        tombstone(id);
    }

    function test_unknownScopesAreRefused() public {
        Certificate memory c = worker();
        c.scope = keccak256("nothing");
        mine(c, owner);
        bytes memory signature = possess(c, owner, signerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.UnknownScope.selector, c.scope));
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
    }

    function test_unknownRolesAreRefused() public {
        for (uint8 role = 0; role < 4; role += 3) {
            Certificate memory c = worker();
            c.role = role;
            bytes memory signature = possess(c, owner, signerKey);
            vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.InvalidCertificate.selector, bytes32("role")));
            vm.prank(owner);
            registry.register{value: DEPOSIT}(c, signature, content("record"));
        }
    }

    function test_theDepositFitsOrIsRefused() public {
        Certificate memory c = mine(worker(), owner);
        bytes memory signature = possess(c, owner, signerKey);
        uint256 tooMuch = uint256(type(uint96).max) + 1;
        vm.deal(owner, tooMuch);
        vm.expectPartialRevert(SafeCast.SafeCastOverflowedUintDowncast.selector);
        vm.prank(owner);
        registry.register{value: tooMuch}(c, signature, content("record"));
    }

    // D-07, A-09
    function test_announceChangesTheRecordAndTheCapacity() public {
        bytes32 id = enter();
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityAnnounced(id, content("moved"), true);
        vm.prank(owner);
        registry.announce(id, content("moved"), true);
        that(registry.identity(id).full, "full");
        vm.prank(signer);
        registry.announce(id, content("moved"), false);
        that(!registry.identity(id).full, "has capacity");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, stranger));
        vm.prank(stranger);
        registry.announce(id, content("stolen"), true);
        exit(id);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Exiting));
        vm.prank(owner);
        registry.announce(id, content("moved"), true);
    }

    /* EXIT */

    // SR-12
    function test_exitEndsNewWorkAtOnceAndTheDepositWaits() public {
        bytes32 id = enter();
        uint40 exitAt = uint40(block.timestamp + DELAY);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityExiting(id, exitAt);
        exit(id);
        that(!registry.isActive(id), "no new work");
        isState(id, IdentityState.Exiting);
        vm.warp(exitAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.TooEarly.selector, exitAt));
        registry.withdraw(id);
        vm.warp(exitAt);
        uint256 before = owner.balance;
        vm.prank(stranger); // anyone may
        registry.withdraw(id);
        eq(owner.balance - before, DEPOSIT, "back with its owner");
        isState(id, IdentityState.Gone);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Gone));
        registry.withdraw(id);
    }

    // SR-12
    function test_theFloorHoldsWhateverTheOfferSays() public {
        OfferTerms memory t = terms();
        t.exitDelay = 1;
        board.post(OFFER, master, t);
        bytes32 id = enter();
        exit(id);
        eq(registry.identity(id).exitAt, block.timestamp + FLOOR, "floor");
    }

    function test_noOfferKeepsADepositForEver() public {
        OfferTerms memory t = terms();
        t.exitDelay = type(uint32).max;
        board.post(OFFER, master, t);
        bytes32 id = enter();
        exit(id);
        eq(registry.identity(id).exitAt, block.timestamp + 90 days, "cap");
    }

    function test_onlyTheOwnerExits() public {
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, signer));
        vm.prank(signer);
        registry.exit(id);
        exit(id);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Exiting));
        exit(id);
    }

    function test_activeDepositsStay() public {
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Active));
        registry.withdraw(id);
    }

    /* PROFILE */

    function test_profilesAreChecked() public {
        OfferTerms memory t = terms();
        IOfferBoard b = IOfferBoard(address(board));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.InvalidProfile.selector, bytes32("exitFloor")));
        new IdentityRegistry(b, 90 days + 1, 256, t);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.InvalidProfile.selector, bytes32("workAge")));
        new IdentityRegistry(b, 0, 0, t);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.InvalidProfile.selector, bytes32("workAge")));
        new IdentityRegistry(b, 0, 8192, t);
        t.tickBlocks = 0;
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.InvalidProfile.selector, bytes32("tickBlocks")));
        new IdentityRegistry(b, 90 days, 8191, t);
    }
}
