// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Certificate,
    IIdentityRegistry,
    Identity,
    IdentityState
} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {IdentityTest} from "./IdentityTest.sol";

// SR-14
/// @notice Complaints cost work, are counted, and do nothing else.
contract IdentityComplaintsTest is IdentityTest {
    // SR-14, B-21, J-11
    function test_complaintsCountAgainstOfferAndSupervisor() public {
        bytes32 id = enter(worker(), owner, signerKey, 3 ether);
        uint256 balance = address(registry).balance;
        uint64 number = uint64(block.number - 1);
        vm.roll(START + 2);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.Complained(OFFER, id, 0, content("evidence"), 3 ether);
        complain(id, OFFER, number);
        tallyIs(OFFER, 1, 3 ether, 0);
        tallyIs(asSubject(master), 1, 3 ether, 0);
        eq(address(registry).balance, balance, "no money moves");
        eq(registry.identity(id).deposit, 3 ether, "no money moves");
        that(registry.isActive(id), "nothing happens to anyone");
    }

    // SR-14
    function test_complaintsAreOnceInATick() public {
        bytes32 id = enter();
        vm.roll(START + 20);
        complain(id, OFFER, START + 10);
        Identity memory identity = registry.identity(id);
        bytes32 challenge = registry.complaintChallengeOf(id, OFFER, content("evidence"), START + 11);
        uint64 nonce = solve(challenge, BITS, 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.AlreadyComplained.selector, id, 0));
        vm.prank(identity.signer);
        registry.complain(id, OFFER, content("evidence"), START + 11, nonce);
        vm.roll(START + TICK + 1);
        complain(id, OFFER, START + TICK);
        tallyIs(OFFER, 2, 2 * uint256(DEPOSIT), 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.AlreadyComplained.selector, id, 0));
        vm.prank(identity.signer);
        registry.complain(id, OFFER, content("evidence"), START + 11, nonce); // nor for a tick that is past
    }

    // SR-14
    function test_complaintsAreAboutOnesOwnScope() public {
        bytes32 id = enter();
        Certificate memory c = worker();
        c.signer = stranger;
        bytes32 colleague = enter(c, stranger, strangerKey, DEPOSIT);
        c = worker();
        c.scope = OTHER_OFFER;
        bytes32 elsewhere = enter(c, owner, signerKey, DEPOSIT);
        vm.roll(START + 2);
        bytes32[4] memory wrong = [OTHER_OFFER, elsewhere, id, keccak256("nobody")];
        for (uint256 i = 0; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongSubject.selector, wrong[i]));
            vm.prank(owner);
            registry.complain(id, wrong[i], content("evidence"), START + 1, 0);
        }
        complain(id, colleague, START + 1);
        tallyIs(colleague, 1, DEPOSIT, 0);
        tallyIs(OFFER, 0, 0, 0);
        tallyIs(asSubject(master), 0, 0, 0);
    }

    // J-14
    function test_complaintsCostWork() public {
        bytes32 id = enter();
        bytes32 challenge = registry.complaintChallengeOf(id, OFFER, content("evidence"), START);
        uint64 nonce = fail(challenge, BITS);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkMissing.selector, challenge, BITS));
        vm.prank(owner);
        registry.complain(id, OFFER, content("evidence"), START, nonce);
    }

    function test_onlyActiveIdentitiesComplainAndOnlyForThemselves() public {
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, stranger));
        vm.prank(stranger);
        registry.complain(id, OFFER, content("evidence"), START, 0);
        exit(id);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Exiting));
        vm.prank(owner);
        registry.complain(id, OFFER, content("evidence"), START, 0);
    }

    // SR-14
    /// @notice Before an offer's first tick there is a tick, too.
    function test_complaintsBeforeTheFirstTick() public {
        OfferTerms memory t = terms();
        t.startBlock = START + 1000;
        board.post(OFFER, master, t);
        bytes32 id = enter();
        complain(id, OFFER, START);
        tallyIs(OFFER, 1, DEPOSIT, 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.AlreadyComplained.selector, id, 0));
        vm.prank(owner);
        registry.complain(id, OFFER, content("evidence"), START, 0);
    }

    function test_complaintsInAnAgency() public {
        Certificate memory c = worker();
        c.scope = AGENCY;
        bytes32 id = enter(c, owner, signerKey, DEPOSIT);
        complain(id, AGENCY, START);
        tallyIs(AGENCY, 1, DEPOSIT, 0);
    }
}
