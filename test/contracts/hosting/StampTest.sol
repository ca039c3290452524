// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {StampCourt} from "../../../contracts/StampCourt.sol";
import {IIdentityRegistry, IdentityState} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Step} from "../../../contracts/interfaces/IStampCourt.sol";
import {ITickLog} from "../../../contracts/interfaces/ITickLog.sol";
import {Stamp} from "../../../contracts/libraries/Stamp.sol";
import {Certificate} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./IdentityTest.sol";
import {Plain} from "./StampPlain.sol";

/// @title As much of a tick log as a court needs
contract PlainTicks {
    mapping(bytes32 offerId => mapping(uint64 tick => bytes32)) public seedOf;

    function reveal(bytes32 offerId, uint64 tick, bytes32 seed) external {
        seedOf[offerId][tick] = seed;
    }
}

/// @title A court, sixteen servers with keys, and a request that goes through some of them
/// @dev Server i has the key `serverKey(i)` and the site `siteOf(i)`. `primeLeaves` and `keyLeaves` are what a supervisor
/// commits to, and what it gives to server i.
abstract contract StampTest is IdentityTest {
    uint64 internal constant TICK_NO = 7;
    uint256 internal constant SERVERS = 16;
    bytes32 internal constant SEED = keccak256("seed");
    bytes32 internal constant REQUEST = keccak256("request");
    uint16 internal constant GAP = 188; // stands for the way to the next prime: the court does not ask for primality

    PlainTicks internal ticks;
    StampCourt internal stampCourt;
    bytes32[] internal servers;
    bytes32[] internal primeLeaves;
    bytes32[] internal keyLeaves;

    /// @dev What a request leaves behind: `steps[i]` and `stamps[i]` for i servers, and the client's before them.
    struct Run {
        Step[] steps;
        bytes[] stamps;
        bytes[] signatures;
    }

    function setUp() public virtual override {
        super.setUp();
        ticks = new PlainTicks();
        stampCourt = new StampCourt(IIdentityRegistry(address(registry)), ITickLog(address(ticks)));
        court = address(stampCourt);
        board.post(OFFER, master, terms());
        for (uint256 i = 0; i < SERVERS; ++i) {
            servers.push(registry.idOf(OFFER, vm.addr(serverKey(i))));
        }
        commit(TICK_NO, SEED);
    }

    /* THE SUPERVISOR */

    function commit(uint64 tick, bytes32 seed) internal {
        delete primeLeaves;
        delete keyLeaves;
        for (uint256 i = 0; i < SERVERS; ++i) {
            primeLeaves.push(Stamp.primeLeaf(siteOf(i), 1, 2, primeOf(seed, i)));
            keyLeaves.push(Stamp.keyLeaf(servers[i], siteOf(i), 1, 2, keyOf(seed, i)));
        }
        ticks.reveal(OFFER, tick, seed);
    }

    function serverKey(uint256 i) internal pure returns (uint256) {
        return 5000 + i;
    }

    function siteOf(uint256 i) internal pure returns (bytes32) {
        return keccak256(abi.encode("site", i));
    }

    function primeOf(bytes32 seed, uint256 i) internal pure returns (uint256) {
        return Stamp.primeFloor(seed, siteOf(i), 1, 2) + GAP;
    }

    function keyOf(bytes32 seed, uint256 i) internal view returns (bytes32) {
        return Stamp.keyOf(seed, servers[i], siteOf(i), 1, 2);
    }

    /* THE REQUEST */

    /// @dev The client's first word and Step.
    function begin(uint256 count) internal pure returns (Run memory run) {
        (run.steps, run.stamps, run.signatures) =
        (new Step[](count + 1), new bytes[](count + 1), new bytes[](count + 1));
        run.stamps[0] = abi.encode(uint256(keccak256("r")) | (1 << 255) | 1);
        run.steps[0].app = OFFER;
        run.steps[0].tick = TICK_NO;
        run.steps[0].reqId = REQUEST;
        run.steps[0].stampOut = keccak256(run.stamps[0]);
    }

    /// @dev What server `i` (from 0) makes of the steps before it. The stamp is computed here limb by limb in another
    /// way than the court does it.
    function honest(Run memory run, uint256 i) internal view {
        Step memory step;
        step.app = OFFER;
        step.tick = TICK_NO;
        step.reqId = REQUEST;
        step.slot = uint16(i + 1);
        step.server = servers[i];
        (step.site, step.duplicate, step.version) = (siteOf(i), 1, 2);
        step.keys = keccak256(abi.encode(primeLeaves[i], keyLeaves[i]));
        (step.previous,) = stampCourt.stepDigest(run.steps[i]);
        step.stampIn = keccak256(run.stamps[i]);
        step.delta = keccak256(abi.encode("delta", i));
        uint256 q = Stamp.factor(keyOf(SEED, i), REQUEST, step.delta, step.previous);
        run.stamps[i + 1] = Plain.times(Plain.times(run.stamps[i], primeOf(SEED, i)), q);
        step.stampOut = keccak256(run.stamps[i + 1]);
        run.steps[i + 1] = step;
        signStep(run, i);
    }

    function signStep(Run memory run, uint256 i) internal view {
        (, bytes32 digest) = stampCourt.stepDigest(run.steps[i + 1]);
        run.signatures[i + 1] = sign(serverKey(i), digest);
    }

    function honestRun(uint256 count) internal view returns (Run memory run) {
        run = begin(count);
        for (uint256 i = 0; i < count; ++i) {
            honest(run, i);
        }
    }

    /* THE COURT */

    function join(uint256 i) internal returns (bytes32) {
        Certificate memory c = worker();
        c.signer = vm.addr(serverKey(i));
        return enter(c, owner, serverKey(i), DEPOSIT);
    }

    function convicted(uint256 i) internal view returns (bool) {
        return registry.identity(servers[i]).state == IdentityState.Tombstoned;
    }
}
