// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Charge, IIdentityRegistry, IdentityState} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IStampCourt} from "../../../contracts/interfaces/IStampCourt.sol";
import {Stamp} from "../../../contracts/libraries/Stamp.sol";
import {StampTest} from "./StampTest.sol";
import {Plain} from "./StampPlain.sol";

/// @notice Products as the court computes them, for tests that have bytes in memory.
contract Multiplier {
    function times(bytes calldata stamp, uint256 p, uint256 q) external pure returns (bytes memory) {
        return Stamp.times(stamp, p, q);
    }
}

/// @notice What convicts, and what refutes. What must not convict is in StampAttacks.t.sol.
contract StampCourtTest is StampTest {
    Multiplier private _multiplier;

    function setUp() public override {
        super.setUp();
        _multiplier = new Multiplier();
    }

    /* ARITHMETIC */

    /// @notice The product is exact, whatever the words.
    function test_productsAreExact(uint256[] memory words, uint256 p, uint256 q) public view {
        uint256 length = between(words.length, 1, 40);
        bytes memory stamp = new bytes(length * 32);
        for (uint256 i = 0; i < length; ++i) {
            uint256 word = i < words.length ? words[i] : type(uint256).max; // carries that run through
            assembly {
                mstore(add(add(stamp, 0x20), mul(i, 0x20)), word)
            }
        }
        bytes memory product = _multiplier.times(stamp, p, q);
        eq(product.length, stamp.length + 64, "two words longer");
        eq(keccak256(product), keccak256(Plain.times(Plain.times(stamp, p), q)), "product");
    }

    function test_productsOfTheLargestNumbers() public view {
        bytes memory stamp = new bytes(1024);
        for (uint256 i = 0; i < 1024; ++i) {
            stamp[i] = 0xff;
        }
        uint256 most = type(uint256).max;
        bytes memory product = _multiplier.times(stamp, most, most);
        eq(keccak256(product), keccak256(Plain.times(Plain.times(stamp, most), most)), "product");
        eq(keccak256(_multiplier.times(stamp, 1, 1)), keccak256(bytes.concat(new bytes(64), stamp)), "one");
        eq(keccak256(_multiplier.times(stamp, 0, most)), keccak256(new bytes(1088)), "zero");
    }

    function test_smallProducts() public view {
        bytes memory product = _multiplier.times(abi.encode(uint256(6)), 7, 9);
        eq(keccak256(product), keccak256(abi.encode(uint256(0), uint256(0), uint256(378))), "6 * 7 * 9");
    }

    // SR-18
    /// @notice p and K follow from the seed exactly so.
    function test_derivations(bytes32 seed, bytes32 server, bytes32 site, uint16 d, uint16 v) public pure {
        bytes32 x = keccak256(abi.encode(seed, bytes32("emet/stamp/prime/1"), site, d, v));
        eq(Stamp.primeFloor(seed, site, d, v), uint256(x) | (1 << 255) | 1, "prime");
        bytes32 key = keccak256(abi.encode(seed, bytes32("emet/stamp/key/1"), server, site, d, v));
        eq(Stamp.keyOf(seed, server, site, d, v), key, "key");
        bytes32 q = keccak256(abi.encode(key, seed, site, server));
        eq(Stamp.factor(key, seed, site, server), uint256(q) | (1 << 255) | 1, "factor");
    }

    /* CONVICTION */

    // SR-17, J-08
    function test_aSkippedPrimeConvicts() public {
        Run memory run = honestRun(3);
        join(1);
        uint256 q = Stamp.factor(keyOf(SEED, 1), REQUEST, run.steps[2].delta, run.steps[2].previous);
        run.stamps[2] = Plain.times(run.stamps[1], q);
        run.steps[2].stampOut = keccak256(run.stamps[2]);
        signStep(run, 1);
        (bytes32 hash,) = stampCourt.stepDigest(run.steps[2]);
        vm.expectEmit(address(stampCourt));
        emit IStampCourt.ProductConvicted(OFFER, servers[1], REQUEST, hash);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IdentityTombstoned(servers[1], address(stampCourt), hash, DEPOSIT);
        vm.prank(stranger); // whoever calls
        stampCourt.convictProduct(run.steps[2], run.signatures[2], run.stamps[1], GAP);
        that(convicted(1), "tombstoned");
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WrongState.selector, servers[1], IdentityState.Tombstoned)
        );
        stampCourt.convictProduct(run.steps[2], run.signatures[2], run.stamps[1], GAP);
    }

    // SR-17
    function test_anotherStampThanCameInConvicts() public {
        Run memory run = honestRun(3);
        join(2);
        run.stamps[2] = run.stamps[1]; // it pretends that server 1 was never there
        honest(run, 2);
        (bytes32 hash,) = stampCourt.stepDigest(run.steps[3]);
        vm.expectEmit(address(stampCourt));
        emit IStampCourt.LinkConvicted(OFFER, servers[2], REQUEST, hash);
        stampCourt.convictLink(run.steps[3], run.signatures[3], run.steps[2]);
        that(convicted(2), "tombstoned");
    }

    // SR-17
    /// @notice The first server is bound to the client's r.
    function test_anotherStartConvicts() public {
        Run memory run = honestRun(1);
        join(0);
        run.stamps[0] = abi.encode(uint256(keccak256("another r")) | (1 << 255) | 1);
        honest(run, 0);
        stampCourt.convictLink(run.steps[1], run.signatures[1], run.steps[0]);
        that(convicted(0), "tombstoned");
    }

    // SR-17
    /// @notice Any single fault of any server in a run of any length convicts that server.
    function test_everyFaultConvicts(uint256 count, uint256 culprit, uint256 fault, uint256 noise) public {
        count = between(count, 1, SERVERS);
        culprit = between(culprit, 0, count - 1);
        fault = between(fault, 0, 5);
        Run memory run = honestRun(culprit + 1);
        join(culprit);
        uint256 p = primeOf(SEED, culprit);
        uint256 q =
            Stamp.factor(keyOf(SEED, culprit), REQUEST, run.steps[culprit + 1].delta, run.steps[culprit + 1].previous);
        bytes memory before = run.stamps[culprit];
        bytes memory out;
        if (fault == 0) out = Plain.times(before, p); // no factor
        if (fault == 1) out = Plain.times(before, q); // no prime
        if (fault == 2) out = Plain.times(Plain.times(before, p), q ^ (uint256(1) << (noise % 256)));
        if (fault == 3) out = Plain.times(Plain.times(before, p ^ (uint256(1) << (noise % 256))), q);
        if (fault == 4) out = Plain.times(Plain.times(Plain.times(before, p), q), 3); // an extra factor
        if (fault == 5) {
            run.stamps[culprit] = Plain.times(before, noise); // another stamp comes in
            honest(run, culprit);
            stampCourt.convictLink(run.steps[culprit + 1], run.signatures[culprit + 1], run.steps[culprit]);
        } else {
            run.steps[culprit + 1].stampOut = keccak256(out);
            signStep(run, culprit);
            stampCourt.convictProduct(run.steps[culprit + 1], run.signatures[culprit + 1], before, GAP);
        }
        that(convicted(culprit), "every fault");
    }

    /* REFUTATION */

    // J-17
    function test_aRightStepRefutesTheCharge() public {
        Run memory run = honestRun(4);
        bytes32 id = join(3);
        (bytes32 hash,) = stampCourt.stepDigest(run.steps[4]);
        dismiss(id, Charge.Stamp, hash);
        vm.expectEmit(address(stampCourt));
        emit IStampCourt.Acquitted(OFFER, id, REQUEST, hash);
        stampCourt.acquit(run.steps[4], run.stamps[3], GAP, run.steps[3]);
        that(registry.identity(id).refuted, "refuted");
        tallyIs(asSubject(master), 0, 0, 1);
    }

    // J-17
    function test_aWrongStepRefutesNothing() public {
        Run memory run = honestRun(2);
        bytes32 id = join(1);
        run.steps[2].stampOut = keccak256("wrong");
        (bytes32 hash,) = stampCourt.stepDigest(run.steps[2]);
        dismiss(id, Charge.Stamp, hash);
        vm.expectRevert(abi.encodeWithSelector(IStampCourt.NotInnocent.selector, hash));
        stampCourt.acquit(run.steps[2], run.stamps[1], GAP, run.steps[1]);

        run = honestRun(2);
        run.stamps[1] = run.stamps[0];
        honest(run, 1); // the product is right, but of another stamp
        (hash,) = stampCourt.stepDigest(run.steps[2]);
        vm.expectRevert(abi.encodeWithSelector(IStampCourt.NotInnocent.selector, hash));
        stampCourt.acquit(run.steps[2], run.stamps[1], GAP, run.steps[1]);
    }
}
