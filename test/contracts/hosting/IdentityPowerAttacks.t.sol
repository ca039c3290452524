// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {
    Certificate,
    Charge,
    IIdentityRegistry,
    IdentityState
} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Hashcash} from "../../../contracts/libraries/Hashcash.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @notice Refuses money, or asks for more while it is being paid.
contract Greedy {
    IIdentityRegistry private immutable _REGISTRY;
    bytes32 public id;
    bool public refuses;

    constructor(IIdentityRegistry registry) {
        _REGISTRY = registry;
    }

    function register(Certificate calldata c, bytes calldata signature, uint256 value) external {
        id = _REGISTRY.register{value: value}(c, signature, Greedy(payable(this)).none());
    }

    function none() external pure returns (Content memory) {}

    function exit() external {
        _REGISTRY.exit(id);
    }

    function refuse(bool refuses_) external {
        refuses = refuses_;
    }

    receive() external payable {
        require(!refuses);
        if (id != 0) {
            try _REGISTRY.withdraw(id) {
                revert("paid twice");
            } catch {}
        }
    }
}

/// @notice Attacks by those who have some power: supervisors, courts, owners on their way out. Each test fails if its
/// attack succeeds.
contract IdentityPowerAttacksTest is IdentityTest {
    /* SUPERVISORS AND COURTS */

    // SR-13
    function test_aStrangerSetsNoTombstone() public {
        bytes32 id = enter();
        address[4] memory strangers = [stranger, master, owner, vm.addr(chainKey)];
        for (uint256 i = 0; i < strangers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, strangers[i]));
            vm.prank(strangers[i]);
            registry.tombstone(id, 0);
        }
    }

    /// @notice The court of one offer has no say in another.
    function test_aCourtStaysInItsOffer() public {
        OfferTerms memory t = terms();
        t.court = stranger;
        board.post(OTHER_OFFER, stranger, t);
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, stranger));
        vm.prank(stranger);
        registry.tombstone(id, 0);
    }

    // SR-13
    function test_dismissalIsNoForfeit() public {
        bytes32 id = enter();
        exit(id);
        uint40 exitAt = registry.identity(id).exitAt;
        vm.warp(exitAt - 1);
        dismiss(id, Charge.Stamp, keccak256("step"));
        eq(registry.identity(id).exitAt, exitAt, "no new wait");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Dismissed));
        dismiss(id, Charge.None, 0);
        vm.warp(exitAt);
        uint256 before = owner.balance;
        registry.withdraw(id);
        eq(owner.balance - before, DEPOSIT, "all of it");
    }

    function test_theSupervisorOfAnotherOfferDismissesNobody() public {
        bytes32 id = enter();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, stranger));
        vm.prank(stranger); // master of the other offer
        registry.dismiss(id, Charge.None, 0);
    }

    // SR-12
    function test_exitIsNoEscapeFromTheCourt() public {
        bytes32 id = enter();
        exit(id);
        vm.warp(block.timestamp + 2 * uint256(DELAY)); // long due, not yet gone
        tombstone(id);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, id, IdentityState.Tombstoned));
        registry.withdraw(id);
        eq(address(registry).balance, DEPOSIT, "burnt");
    }

    function test_dismissalIsNoEscapeFromTheCourt() public {
        bytes32 id = enter();
        dismiss(id, Charge.None, 0);
        tombstone(id);
        eq(registry.identity(id).deposit, 0, "burnt");
    }

    function test_whoIsGoneStillGetsItsTombstone() public {
        bytes32 id = enter();
        exit(id);
        vm.warp(block.timestamp + DELAY);
        registry.withdraw(id);
        Certificate memory c = worker();
        c.signer = stranger;
        enter(c, stranger, strangerKey, DEPOSIT); // another's deposit is here
        tombstone(id);
        isState(id, IdentityState.Tombstoned);
        eq(address(registry).balance, DEPOSIT, "the other's is untouched");
    }

    /* LINKS */

    function test_linksOfAnotherIdentityRegistryOrChainDoNotCount() public {
        bytes32 id = enter();
        Certificate memory c = worker();
        c.signer = stranger;
        bytes32 other = enter(c, stranger, strangerKey, DEPOSIT);
        (bytes32 digest,) = grown(other, 0, 0, works(2));
        _refusedLinks(id, sign(chainKey, digest));

        IdentityRegistry twin = new IdentityRegistry(IOfferBoard(address(board)), FLOOR, 256, terms());
        (digest,) = twin.linkDigest(id, 1, 0, works(1)[0]);
        _refusedLinks(id, sign(chainKey, digest));

        (digest,) = grown(id, 0, 0, works(2));
        bytes memory signature = sign(chainKey, digest);
        uint256 home = block.chainid;
        vm.chainId(home + 1);
        _refusedLinks(id, signature);
        vm.chainId(home);
        registry.advance(id, works(2), signature);
    }

    function test_onlyKeysWithScopeChainSignLinks() public {
        bytes32 id = enter();
        (bytes32 digest,) = grown(id, 0, 0, works(2));
        _refusedLinks(id, sign(signerKey, digest)); // the identity itself
        board.grant(OFFER, stranger, 1 | 4 | 8);
        _refusedLinks(id, sign(strangerKey, digest));
        board.grant(OTHER_OFFER, vm.addr(7), 2);
        _refusedLinks(id, sign(7, digest));
        bytes memory signature = sign(chainKey, digest);
        board.grant(OFFER, vm.addr(chainKey), 0); // revoked
        _refusedLinks(id, signature);
    }

    function test_aHeadIsNoLink() public {
        bytes32 id = enter();
        (, bytes32 head) = registry.linkDigest(id, 1, 0, works(1)[0]);
        _refusedLinks(id, sign(chainKey, registry.headDigest(id, 1, head)));
    }

    function _refusedLinks(bytes32 id, bytes memory signature) private {
        vm.expectPartialRevert(IIdentityRegistry.NotAuthorised.selector);
        registry.advance(id, works(2), signature);
    }

    /* COMPLAINTS */

    // SR-14
    function test_complaintsOfOthersCannotBeCopied() public {
        bytes32 id = enter();
        Certificate memory c = worker();
        c.signer = stranger;
        bytes32 other = enter(c, stranger, strangerKey, DEPOSIT);
        vm.roll(START + 3);
        bytes32 mine_ = registry.complaintChallengeOf(id, OFFER, content("evidence"), START + 1);
        bytes32 theirs = registry.complaintChallengeOf(other, OFFER, content("evidence"), START + 1);
        uint64 nonce = 0;
        do {
            nonce = solve(mine_, BITS, nonce + 1);
        } while (Hashcash.isSolved(theirs, nonce, BITS));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkMissing.selector, theirs, BITS));
        vm.prank(stranger);
        registry.complain(other, OFFER, content("evidence"), START + 1, nonce);
        that(
            mine_ != registry.complaintChallengeOf(id, OFFER, content("forged"), START + 1)
                && mine_ != registry.complaintChallengeOf(id, other, content("evidence"), START + 1)
                && mine_ != registry.complaintChallengeOf(id, OFFER, content("evidence"), START + 2),
            "bound to evidence, subject and block"
        );
    }

    // SR-14
    /// @notice Cheap identities complain in vain: only deposits weigh.
    function test_complaintsWithoutStakeWeighNothing() public {
        bytes32 id = enter(client(), owner, signerKey, 0);
        complain(id, OFFER, START);
        tallyIs(OFFER, 1, 0, 0);
    }

    /* MONEY */

    function test_greedyOwnersArePaidOnce() public {
        Greedy greedy = new Greedy(registry);
        vm.deal(address(greedy), 10 ether);
        Certificate memory c = mine(worker(), address(greedy));
        greedy.register(c, possess(c, address(greedy), signerKey), DEPOSIT);
        c = worker();
        c.signer = stranger;
        enter(c, stranger, strangerKey, DEPOSIT); // something to steal
        greedy.exit();
        vm.warp(block.timestamp + DELAY);
        registry.withdraw(greedy.id());
        eq(address(greedy).balance, 10 ether, "its own, once");
    }

    function test_ownersThatRefuseMoneyBlockThemselvesOnly() public {
        Greedy greedy = new Greedy(registry);
        vm.deal(address(greedy), 10 ether);
        Certificate memory c = mine(worker(), address(greedy));
        greedy.register(c, possess(c, address(greedy), signerKey), DEPOSIT);
        greedy.exit();
        greedy.refuse(true);
        vm.warp(block.timestamp + DELAY);
        bytes32 id = greedy.id();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.TransferFailed.selector, address(greedy)));
        registry.withdraw(id);
        isState(id, IdentityState.Exiting);
        greedy.refuse(false);
        registry.withdraw(id);
        isState(id, IdentityState.Gone);
    }
}
