// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {StampCourt} from "../../../contracts/StampCourt.sol";
import {Charge, IIdentityRegistry} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IStampCourt, Step} from "../../../contracts/interfaces/IStampCourt.sol";
import {ITickLog} from "../../../contracts/interfaces/ITickLog.sol";
import {Stamp} from "../../../contracts/libraries/Stamp.sol";
import {StampTest} from "./StampTest.sol";
import {Plain} from "./StampPlain.sol";

// SR-17
/// @notice Each test tries to convict a server that did all it had to. Server 1 is the victim, of a run of three.
contract StampAttacksTest is StampTest {
    function setUp() public override {
        super.setUp();
        join(1);
    }

    /// @dev What the accuser shows beside Step and signature.
    struct Opening {
        bytes stamp;
        uint16 gap;
    }

    function open(Run memory run, uint256 i) private pure returns (Opening memory) {
        return Opening(run.stamps[i], GAP);
    }

    function _case() private view returns (Run memory run, Opening memory opening) {
        run = honestRun(3);
        opening = open(run, 1);
    }

    function _refuse(Step memory step, bytes memory signature, Opening memory opening, bytes4 why) private {
        vm.expectPartialRevert(why);
        stampCourt.convictProduct(step, signature, opening.stamp, opening.gap);
        that(!convicted(1), "convicted");
    }

    function test_theTruthConvictsNobody() public {
        (Run memory run, Opening memory opening) = _case();
        _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.NotGuilty.selector);
        vm.expectPartialRevert(IStampCourt.NotGuilty.selector);
        stampCourt.convictLink(run.steps[2], run.signatures[2], run.steps[1]);
    }

    /* OTHER STAMPS */

    function test_anotherStart() public {
        (Run memory run, Opening memory opening) = _case();
        bytes memory other = abi.encode(uint256(keccak256("another r")) | (1 << 255) | 1);
        opening.stamp = Plain.times(Plain.times(other, 3), 5);
        _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.WrongStamp.selector);
    }

    function test_oversizedTruncatedAndPaddedStamps() public {
        (Run memory run, Opening memory opening) = _case();
        bytes memory stamp = opening.stamp;
        bytes[6] memory others = [
            bytes.concat(bytes32(0), stamp), // leading zeros
            bytes.concat(stamp, bytes32(0)),
            bytes.concat(bytes1(0), stamp),
            new bytes(0),
            new bytes(100_000),
            _cut(stamp)
        ];
        for (uint256 i = 0; i < others.length; ++i) {
            opening.stamp = others[i];
            _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.WrongStamp.selector);
        }
    }

    /// @notice A server that took in a stamp with leading zeros multiplies it as it is: one stamp has one product.
    function test_leadingZerosAreNoTrap() public {
        (Run memory run,) = _case();
        run.stamps[1] = bytes.concat(bytes32(0), run.stamps[1]);
        run.steps[1].stampOut = keccak256(run.stamps[1]);
        honest(run, 1);
        _refuse(run.steps[2], run.signatures[2], open(run, 1), IStampCourt.NotGuilty.selector);
    }

    /// @notice Of half words the court makes nothing: no honest server signs them.
    function test_halfWordsAndNone() public {
        (Run memory run,) = _case();
        bytes[2] memory stamps = [bytes.concat(bytes16(0), run.stamps[1]), bytes("")];
        for (uint256 i = 0; i < 2; ++i) {
            run.stamps[1] = stamps[i];
            run.steps[2].stampIn = keccak256(stamps[i]);
            signStep(run, 1);
            _refuse(run.steps[2], run.signatures[2], open(run, 1), IStampCourt.WrongStamp.selector);
        }
    }

    function _cut(bytes memory stamp) private pure returns (bytes memory) {
        assembly {
            mstore(stamp, sub(mload(stamp), 32))
        }
        return stamp;
    }

    /* OTHER PRIMES AND KEYS */

    function test_anotherTicksPrimesAndKeys() public {
        (Run memory run, Opening memory opening) = _case();
        ticks.reveal(OFFER, TICK_NO + 1, keccak256("another seed"));
        Step memory step = _copy(run.steps[2]);
        step.tick = TICK_NO + 1;
        _refuse(step, run.signatures[2], opening, IStampCourt.NotSigned.selector);
        ticks.reveal(OFFER, TICK_NO, keccak256("another seed")); // not even a log that lies
        _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.WrongKeys.selector);
    }

    function test_anotherPrime() public {
        (Run memory run, Opening memory opening) = _case();
        uint16[4] memory gaps = [0, GAP - 2, GAP + 2, type(uint16).max];
        for (uint256 i = 0; i < gaps.length; ++i) {
            opening.gap = gaps[i];
            _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.WrongKeys.selector);
        }
    }

    // SR-18
    /// @notice The supervisor commits to two primes and two keys for the server's place. It gives the server one pair,
    /// with valid paths, and shows the court the other, which follows from the seed.
    function test_aSupervisorCommitsTwice() public {
        primeLeaves[1] = Stamp.primeLeaf(siteOf(1), 1, 2, primeOf(SEED, 1) + 2);
        keyLeaves[1] = Stamp.keyLeaf(servers[1], siteOf(1), 1, 2, keccak256("a key for the victim"));
        (Run memory run,) = _case();
        run.steps[2].keys = keccak256(abi.encode(primeLeaves[1], keyLeaves[1]));
        uint256 q = Stamp.factor(keccak256("a key for the victim"), REQUEST, run.steps[2].delta, run.steps[2].previous);
        run.steps[2].stampOut = keccak256(Plain.times(Plain.times(run.stamps[1], primeOf(SEED, 1) + 2), q));
        signStep(run, 1);

        _refuse(run.steps[2], run.signatures[2], open(run, 1), IStampCourt.WrongKeys.selector);
    }

    /// @notice What the server says of its keys is the leaves of both: not one for the other, nor another's.
    function test_swappedLeaves() public {
        bytes32[4] memory keys = [
            keccak256(abi.encode(keyLeaves[1], primeLeaves[1])),
            keccak256(abi.encode(primeLeaves[2], keyLeaves[1])),
            keccak256(abi.encode(primeLeaves[1], keyLeaves[2])),
            bytes32(0)
        ];
        for (uint256 i = 0; i < 4; ++i) {
            (Run memory run,) = _case();
            run.steps[2].keys = keys[i];
            run.steps[2].stampOut = keccak256("wrong");
            signStep(run, 1);
            _refuse(run.steps[2], run.signatures[2], open(run, 1), IStampCourt.WrongKeys.selector);
        }
    }

    // SR-20
    function test_aTickWithoutReveal() public {
        (Run memory run, Opening memory opening) = _case();
        ticks.reveal(OFFER, TICK_NO, 0);
        _refuse(run.steps[2], run.signatures[2], opening, IStampCourt.NotRevealed.selector);
    }

    /* OTHER STEPS */

    /// @notice A Step for another chain, court or offer is none here. Nor is one whose field was changed.
    function test_stepsOfAnotherChainCourtOrOffer() public {
        (Run memory run, Opening memory opening) = _case();
        bytes[3] memory foreign;
        StampCourt twin = new StampCourt(IIdentityRegistry(address(registry)), ITickLog(address(ticks)));
        (, bytes32 digest) = twin.stepDigest(run.steps[2]);
        foreign[0] = sign(serverKey(1), digest);
        uint256 home = block.chainid;
        vm.chainId(home + 1);
        (, digest) = stampCourt.stepDigest(run.steps[2]);
        foreign[1] = sign(serverKey(1), digest);
        vm.chainId(home);
        Step memory step = _copy(run.steps[2]);
        step.app = OTHER_OFFER;
        (, digest) = stampCourt.stepDigest(step);
        foreign[2] = sign(serverKey(1), digest);
        for (uint256 i = 0; i < 3; ++i) {
            _refuse(run.steps[2], foreign[i], opening, IStampCourt.NotSigned.selector);
        }
        // The very Step of the other offer: the name in it is not that offer's.
        _refuse(step, foreign[2], opening, IStampCourt.NotSigned.selector);
    }

    /// @notice A wrong Step of one server convicts no other.
    function test_theStepOfAnotherServer() public {
        (Run memory honest_,) = _case();
        (Run memory run,) = _case();
        run.steps[3].server = servers[1];
        (, bytes32 digest) = stampCourt.stepDigest(run.steps[3]);
        bytes memory byAnother = sign(serverKey(2), digest);
        _refuse(run.steps[3], byAnother, open(run, 2), IStampCourt.NotSigned.selector);
        _refuse(honest_.steps[3], honest_.signatures[3], open(run, 2), IStampCourt.NotGuilty.selector);
    }

    /// @notice A Step counts for its own request: nothing in it can be exchanged.
    function test_replayedSteps() public {
        (Run memory run, Opening memory opening) = _case();
        Step memory step = _copy(run.steps[2]);
        step.reqId = keccak256("another request");
        _refuse(step, run.signatures[2], opening, IStampCourt.NotSigned.selector);
        step = run.steps[3]; // the server's signature on another slot
        _refuse(step, run.signatures[2], opening, IStampCourt.NotSigned.selector);
    }

    function test_malleableAndMissingSignatures() public {
        (Run memory run, Opening memory opening) = _case();
        bytes memory signature = run.signatures[2];
        (bytes32 r, bytes32 s, uint8 v) = _split(signature);
        bytes32 high = bytes32(0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141 - uint256(s));
        bytes memory twin = abi.encodePacked(r, high, v == 27 ? uint8(28) : uint8(27));
        _refuse(run.steps[2], twin, opening, ECDSA.ECDSAInvalidSignatureS.selector);
        _refuse(run.steps[2], "", opening, ECDSA.ECDSAInvalidSignatureLength.selector);
        _refuse(run.steps[2], new bytes(65), opening, ECDSA.ECDSAInvalidSignature.selector);
    }

    function _split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        assembly {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
            v := byte(0, mload(add(signature, 0x60)))
        }
    }

    /// @notice Two Steps for one slot are both right: the client may have asked twice.
    function test_twoStepsForOneSlot() public {
        (Run memory run,) = _case();
        Run memory again = begin(2);
        again.stamps[0] = abi.encode(uint256(keccak256("another r")) | (1 << 255) | 1);
        again.steps[0].stampOut = keccak256(again.stamps[0]);
        honest(again, 0);
        honest(again, 1);
        _refuse(again.steps[2], again.signatures[2], open(again, 1), IStampCourt.NotGuilty.selector);
        vm.expectPartialRevert(IStampCourt.WrongPrevious.selector);
        stampCourt.convictLink(again.steps[2], again.signatures[2], run.steps[1]);
        vm.expectPartialRevert(IStampCourt.WrongPrevious.selector);
        stampCourt.convictLink(run.steps[2], run.signatures[2], again.steps[1]);
    }

    /// @notice The Step before need not be signed, and whoever made it may be on the accuser's side: what the victim named
    /// is what counts.
    function test_anotherStepBefore() public {
        (Run memory honest_,) = _case();
        Step memory other = honest_.steps[1];
        other.stampOut = keccak256("what the predecessor says now");
        vm.expectPartialRevert(IStampCourt.WrongPrevious.selector);
        stampCourt.convictLink(honest_.steps[2], honest_.signatures[2], other);
        vm.expectPartialRevert(IStampCourt.WrongPrevious.selector);
        stampCourt.convictLink(honest_.steps[2], honest_.signatures[2], honest_.steps[0]);
        // Nor is a server to blame for a wrong product that came in.
        (Run memory run,) = _case();
        run.stamps[1] = Plain.times(run.stamps[0], 3);
        run.stamps[1] = Plain.times(run.stamps[1], 5);
        run.steps[1].stampOut = keccak256(run.stamps[1]);
        honest(run, 1);
        _refuse(run.steps[2], run.signatures[2], open(run, 1), IStampCourt.NotGuilty.selector);
        vm.expectPartialRevert(IStampCourt.NotGuilty.selector);
        stampCourt.convictLink(run.steps[2], run.signatures[2], run.steps[1]);
    }

    /* COURTS */

    /// @notice A court that the offer does not name has no say, however right it is.
    function test_aCourtThatTheOfferDoesNotName() public {
        (Run memory run, Opening memory opening) = _case();
        StampCourt twin = new StampCourt(IIdentityRegistry(address(registry)), ITickLog(address(ticks)));
        Step memory step = _copy(run.steps[2]);
        step.stampOut = keccak256("wrong");
        (, bytes32 digest) = twin.stepDigest(step);
        bytes memory signature = sign(serverKey(1), digest);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, address(twin)));
        twin.convictProduct(step, signature, opening.stamp, opening.gap);
    }

    function test_nobodyIsAcquittedOfWhatNobodySaid() public {
        (Run memory run, Opening memory opening) = _case();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, servers[1]));
        stampCourt.acquit(run.steps[2], opening.stamp, opening.gap, run.steps[1]);
        dismiss(servers[1], Charge.Stamp, keccak256("another step"));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WrongCharge.selector, servers[1]));
        stampCourt.acquit(run.steps[2], opening.stamp, opening.gap, run.steps[1]);
    }

    /* ANYTHING AT ALL */

    /// @notice No change of the evidence convicts a server of an honest run. The signatures stay: nobody has its key.
    function test_noMutationConvictsTheHonest(uint256 count, uint256 victim, uint256[4] calldata dice) public {
        count = between(count, 1, SERVERS);
        victim = between(victim, 0, count - 1);
        Run memory run = honestRun(count);
        if (victim != 1) join(victim);
        Opening memory opening = open(run, victim);
        Step memory step = _copy(run.steps[victim + 1]);
        Step memory previous = _copy(run.steps[victim]);
        bytes memory signature = run.signatures[victim + 1];
        for (uint256 i = 0; i < 4; ++i) {
            uint256 kind = dice[i] % 8;
            if (kind < 2) _mutate(step, dice[i] >> 8);
            else if (kind == 2) _mutate(previous, dice[i] >> 8);
            else if (kind == 3) step = _copy(run.steps[(dice[i] >> 8) % (count + 1)]);
            else if (kind == 4) previous = _copy(run.steps[(dice[i] >> 8) % (count + 1)]);
            else if (kind == 5) signature = run.signatures[1 + (dice[i] >> 8) % count];
            else if (kind == 6) opening = open(run, (dice[i] >> 8) % count);
            else _mutate(opening, dice[i] >> 8);
        }
        try stampCourt.convictProduct(step, signature, opening.stamp, opening.gap) {
            revert("an honest server was convicted");
        } catch {}
        try stampCourt.convictLink(step, signature, previous) {
            revert("an honest server was convicted");
        } catch {}
        that(!convicted(victim), "convicted");
    }

    function _copy(Step memory step) private pure returns (Step memory) {
        return abi.decode(abi.encode(step), (Step));
    }

    /// @dev Flips one bit of one field, and keeps the field in range.
    function _mutate(Step memory step, uint256 dice) private pure {
        uint256 field = dice % 13;
        uint256 width = field == 1 ? 64 : field == 3 || field == 6 || field == 7 ? 16 : 256;
        uint256 bit = 1 << ((dice >> 8) % width);
        assembly {
            let at_ := add(step, mul(field, 0x20))
            mstore(at_, xor(mload(at_), bit))
        }
    }

    function _mutate(Opening memory opening, uint256 dice) private pure {
        uint256 bit = dice >> 16;
        if (dice % 3 == 0) opening.gap ^= uint16(1 << (bit % 16));
        if (dice % 3 == 1) opening.stamp[bit % opening.stamp.length] ^= bytes1(uint8(1 << (bit % 8)));
        if (dice % 3 == 2) opening.stamp = bytes.concat(new bytes(32 * (bit % 3)), opening.stamp, new bytes(bit % 65));
    }
}
