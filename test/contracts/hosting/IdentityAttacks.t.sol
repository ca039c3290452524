// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {Certificate, IIdentityRegistry} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IOfferBoard} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Hashcash} from "../../../contracts/libraries/Hashcash.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @notice Each test is an attack, and fails if it succeeds.
contract IdentityAttacksTest is IdentityTest {
    /* PROOF OF WORK */

    function _refusedWork(Certificate memory c, address who, uint256 key) private {
        bytes32 challenge = registry.challengeOf(c, who);
        that(!Hashcash.isSolved(challenge, c.nonce, BITS), "the test is about work that does not count");
        bytes memory signature = possess(c, who, key);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkMissing.selector, challenge, BITS));
        vm.prank(who);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
    }

    /// @dev A solution for `honest` that is none for `other`, as all but one in 2^34 are.
    function _mineFor(Certificate memory honest, address who, Certificate memory other, address thief) private view {
        (bytes32 mine_, bytes32 theirs) = (registry.challengeOf(honest, who), registry.challengeOf(other, thief));
        do {
            honest.nonce = solve(mine_, BITS, honest.nonce + 1);
        } while (Hashcash.isSolved(theirs, honest.nonce, BITS));
        other.nonce = honest.nonce;
    }

    function test_workCopiedFromTheMempoolIsWorthless() public {
        (Certificate memory honest, Certificate memory stolen) = (worker(), worker());
        _mineFor(honest, owner, stolen, stranger);
        _refusedWork(stolen, stranger, signerKey); // even if the signer lent a hand
        enter(honest, owner, signerKey, DEPOSIT);
    }

    function test_workForAnotherOfferRoleKeyOrHostIsWorthless() public {
        for (uint256 field = 0; field < 5; ++field) {
            (Certificate memory honest, Certificate memory other) = (worker(), worker());
            uint256 key = signerKey;
            if (field == 0) other.scope = OTHER_OFFER;
            if (field == 1) honest.role = 2;
            if (field == 2) (other.signer, key) = (stranger, strangerKey);
            if (field == 3) other.sealingKey = keccak256("another");
            if (field == 4) other.host = keccak256("another");
            _mineFor(honest, owner, other, owner);
            _refusedWork(other, owner, key);
        }
    }

    function test_workForAnotherRegistryOrChainIsWorthless() public {
        IdentityRegistry twin = new IdentityRegistry(IOfferBoard(address(board)), FLOOR, 256, terms());
        Certificate memory c = worker();
        that(twin.challengeOf(c, owner) != registry.challengeOf(c, owner), "bound to the contract");
        bytes32 here = registry.challengeOf(c, owner);
        vm.chainId(block.chainid + 1);
        that(here != registry.challengeOf(c, owner), "bound to the chain");
    }

    /// @notice Work is done after the block that it names, and handed in soon.
    function test_workCannotBeMinedAhead() public {
        Certificate memory c = mine(worker(), owner);
        bytes memory signature = possess(c, owner, signerKey);
        vm.roll(c.blockNumber + 257);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkTooOld.selector, c.blockNumber));
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
        vm.roll(c.blockNumber + 256);
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
    }

    function test_workCannotBeMinedForBlocksToCome() public {
        Certificate memory c = worker();
        uint64[3] memory numbers = [uint64(block.number), uint64(block.number) + 1, type(uint64).max];
        for (uint256 i = 0; i < 3; ++i) {
            c.blockNumber = numbers[i];
            bytes memory signature = possess(c, owner, signerKey);
            vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkTooOld.selector, numbers[i]));
            vm.prank(owner);
            registry.register{value: DEPOSIT}(c, signature, content("record"));
        }
    }

    /// @notice A profile may be stricter than what the chain remembers.
    function test_theProfileBoundsTheAgeOfWork() public {
        registry = new IdentityRegistry(IOfferBoard(address(board)), FLOOR, 10, terms());
        Certificate memory c = mine(worker(), owner);
        vm.roll(c.blockNumber + 11);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WorkTooOld.selector, c.blockNumber));
        registry.challengeOf(c, owner);
        vm.roll(c.blockNumber + 10);
        registry.challengeOf(c, owner);
    }

    function test_workDoneOnALostForkIsWorthless() public {
        Certificate memory c = worker();
        bytes32 before = registry.challengeOf(c, owner);
        vm.setBlockhash(c.blockNumber, keccak256("the chain changed its mind"));
        that(before != registry.challengeOf(c, owner), "bound to the block");
    }

    /// @notice Were fields packed, one string could end where the next begins.
    function test_noTwoThingsHaveOneEncoding() public view {
        that(registry.hostOf("a", 0x6263) != registry.hostOf("ab", 0x63), "host");
        that(registry.hostOf("", 1) != registry.hostOf("\x00", 1), "host");
        (Certificate memory c, Certificate memory d) = (worker(), worker());
        (c.sealingKey, c.host, d.sealingKey, d.host) = (keccak256("1"), keccak256("2"), keccak256("2"), keccak256("1"));
        that(registry.challengeOf(c, owner) != registry.challengeOf(d, owner), "order");
        (c, d) = (worker(), worker());
        c.signer = owner;
        that(registry.challengeOf(c, d.signer) != registry.challengeOf(d, c.signer), "owner and signer");
    }

    /* KEYS */

    /// @notice Registering somebody else's key would take its name, or borrow its reputation.
    function test_keysThatDoNotSignAreNotRegistered() public {
        Certificate memory c = worker();
        c.signer = vm.addr(signerKey);
        mine(c, stranger);
        bytes memory own = possess(c, stranger, strangerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongSigner.selector, stranger));
        vm.prank(stranger);
        registry.register{value: DEPOSIT}(c, own, content("record"));
        bytes memory forTheOwner = possess(c, owner, signerKey);
        vm.expectPartialRevert(IIdentityRegistry.WrongSigner.selector);
        vm.prank(stranger);
        registry.register{value: DEPOSIT}(c, forTheOwner, content("record"));
    }

    function test_nobodysKeyIsNobody() public {
        Certificate memory c = worker();
        c.signer = address(0);
        mine(c, owner);
        bytes memory junk = abi.encodePacked(bytes32(0), bytes32(0), uint8(27));
        vm.expectRevert(ECDSA.ECDSAInvalidSignature.selector);
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, junk, content("record"));
    }

    function test_possessionIsForOneRegistryAndChain() public {
        IdentityRegistry twin = new IdentityRegistry(IOfferBoard(address(board)), FLOOR, 256, terms());
        Certificate memory c = mine(worker(), owner);
        bytes memory elsewhere = sign(signerKey, twin.possessionDigest(c, owner));
        vm.expectPartialRevert(IIdentityRegistry.WrongSigner.selector);
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, elsewhere, content("record"));
        bytes32 here = registry.possessionDigest(c, owner);
        vm.chainId(block.chainid + 1);
        that(here != registry.possessionDigest(c, owner), "bound to the chain");
    }

    /// @notice Whatever the signer did not sign is not registered for it.
    function test_possessionCoversTheKeySet() public {
        for (uint256 field = 0; field < 4; ++field) {
            Certificate memory c = worker();
            bytes memory signature = possess(c, owner, signerKey);
            if (field == 0) c.scope = OTHER_OFFER;
            if (field == 1) c.role = 2;
            if (field == 2) c.sealingKey = keccak256("a key of the thief");
            if (field == 3) c.host = keccak256("a host of the thief");
            mine(c, owner);
            vm.expectPartialRevert(IIdentityRegistry.WrongSigner.selector);
            vm.prank(owner);
            registry.register{value: DEPOSIT}(c, signature, content("record"));
        }
    }

    /// @notice The other signature of the same key over the same message is refused.
    function test_malleableSignaturesAreRefused() public {
        Certificate memory c = mine(worker(), owner);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signerKey, registry.possessionDigest(c, owner));
        bytes32 high = bytes32(0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141 - uint256(s));
        bytes memory twin = abi.encodePacked(r, high, v == 27 ? uint8(28) : uint8(27));
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureS.selector, high));
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, twin, content("record"));
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureLength.selector, 64));
        vm.prank(owner);
        registry.register{value: DEPOSIT}(c, abi.encodePacked(r, s), content("record"));
    }

    /* COMING BACK */

    // D-09, A-05
    function test_aTombstonedKeyNeverComesBack() public {
        Certificate memory c = worker();
        bytes32 id = enter(c, owner, signerKey, DEPOSIT);
        tombstone(id);
        _refusedAgain(c, id, owner); // the very work
        vm.roll(block.number + 1000);
        _refusedAgain(mine(worker(), owner), id, owner); // new work
        _refusedAgain(mine(client(), owner), id, owner); // as something else
        _refusedAgain(mine(worker(), stranger), id, stranger); // under another name
    }

    function test_nobodyRegistersTwice() public {
        Certificate memory c = worker();
        bytes32 id = enter(c, owner, signerKey, DEPOSIT);
        _refusedAgain(c, id, owner);
        exit(id);
        _refusedAgain(c, id, owner);
        vm.warp(block.timestamp + DELAY);
        registry.withdraw(id);
        _refusedAgain(c, id, owner);
    }

    function _refusedAgain(Certificate memory c, bytes32 id, address who) private {
        bytes memory signature = possess(c, who, signerKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityExists.selector, id));
        vm.prank(who);
        registry.register{value: DEPOSIT}(c, signature, content("record"));
    }
}
