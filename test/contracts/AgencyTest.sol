// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../contracts/JobAgency.sol";
import {
    Clocks,
    Content,
    Job,
    JobSpec,
    JobState,
    Outcome,
    RunResult,
    RunState,
    Terms
} from "../../contracts/interfaces/IJobAgency.sol";
import {Test} from "./Test.sol";

/// @title An agency, a poster, and workers in ascending order of address
abstract contract AgencyTest is Test {
    uint88 internal constant REWARD = 0.1 ether;
    uint88 internal constant DEPOSIT = 2.4 ether;
    uint88 internal constant FUNDS = 100 ether;
    uint32 internal constant PERIOD = 7 days;
    uint32 internal constant CANCEL_DELAY = 60;
    uint88 internal constant CLAIM_FEE = 0.005 ether;
    address internal constant BURNT = 0x000000000000000000000000000000000000dEaD;
    bytes32 internal constant SALT = keccak256("salt");
    bytes32 internal constant PRINT = keccak256("fingerprint");
    bytes internal constant PEERS = "/ip4/192.0.2.1/tcp/4001/p2p/12D3KooWGzBvWhCkHYcXNXnKGmXbvM5Tx7dJxrMkCZpLkqMkJZ4R";

    JobAgency internal agency;
    address internal poster = vm.addr(uint256(keccak256("poster")));
    address[15] internal workers;
    uint256 private _salts;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        agency = new JobAgency(terms());
        vm.deal(poster, 1000 ether);
        for (uint256 i = 0; i < workers.length; ++i) {
            // Spread over the whole range, as real addresses are, and in order.
            workers[i] = address(uint160((i + 1) << 156 | uint160(uint256(keccak256(abi.encode("worker", i)))) >> 4));
            vm.deal(workers[i], FUNDS);
            vm.prank(workers[i]);
            agency.register{value: FUNDS}(PEERS);
        }
    }

    /* THINGS */

    function terms() internal pure virtual returns (Terms memory) {
        return Terms({
            minimum: Clocks({matching: 10, setup: 10, run: 10, deliver: 10, reveal: 10, challenge: 10}),
            cancelDelay: CANCEL_DELAY,
            payoutPeriod: PERIOD,
            probation: 2,
            maxAuditRate: 0,
            payoutThreshold: 1 ether,
            minDeposit: 0.1 ether,
            maxDeposit: 10 ether,
            claimFee: CLAIM_FEE,
            fuelPrice: 1 gwei
        });
    }

    /// @dev Not sha2-256, whose precompile would count as the next call for `prank` and `expectRevert`.
    function content(string memory name) internal pure returns (Content memory) {
        return Content(keccak256(bytes(name)), 0x55);
    }

    /// @dev A job for one worker.
    function audited() internal pure returns (JobSpec memory spec) {
        spec.code = content("code");
        spec.input = content("input");
        spec.options = content("options");
        spec.engine = "js/1";
        spec.fuel = 1e9;
        spec.memoryPages = 1024;
        spec.maxResult = 1 << 20;
        spec.reward = REWARD;
        spec.deposit = DEPOSIT;
        spec.replicas = 1;
        spec.quorum = 1;
        spec.clocks =
            Clocks({matching: 1 hours, setup: 600, run: 1000, deliver: 300, reveal: 30 minutes, challenge: 2 hours});
    }

    /// @dev A job for several workers.
    function replicated(uint8 replicas, uint8 quorum) internal pure returns (JobSpec memory spec) {
        spec = audited();
        spec.replicas = replicas;
        spec.quorum = quorum;
    }

    function success(string memory what) internal pure returns (RunResult memory) {
        return RunResult({record: keccak256(bytes(what)), outcome: uint8(Outcome.Ok), fuelUsed: 123_456_789});
    }

    function failure(uint64 fuelUsed) internal pure returns (RunResult memory) {
        return RunResult({record: keccak256("failed"), outcome: uint8(Outcome.Trap), fuelUsed: fuelUsed});
    }

    /* DEEDS */

    function post(JobSpec memory spec) internal returns (Job memory job) {
        job = Job({poster: poster, salt: keccak256(abi.encode(++_salts)), spec: spec});
        vm.prank(poster);
        agency.post{value: uint256(spec.reward) * spec.replicas}(job.salt, spec, "");
    }

    function claim(Job memory job, address worker) internal {
        vm.prank(worker);
        agency.claim(job, new bytes32[](0));
    }

    function release(Job memory job, address worker) internal {
        vm.prank(worker);
        agency.release(job, 2, Content(0, 0));
    }

    function submit(Job memory job, address worker, RunResult memory result) internal {
        bytes32 commitment = sealOf(job, worker, result);
        vm.prank(worker);
        agency.submit(job, result, commitment);
    }

    function commit(Job memory job, address worker, RunResult memory result) internal {
        bytes32 commitment = sealOf(job, worker, result);
        bytes32 id = idOf(job);
        vm.prank(worker);
        agency.commit(id, commitment);
    }

    function reveal(Job memory job, address worker, RunResult memory result) internal {
        bytes32 id = idOf(job);
        vm.prank(worker);
        agency.reveal(id, result, PRINT, SALT);
    }

    function cancel(Job memory job) internal {
        vm.prank(poster);
        agency.cancel(job);
    }

    /// @dev Settles with the first `count` workers, after `delay` seconds.
    function settle(Job memory job, uint256 count, uint256 delay) internal {
        address[] memory seats = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            seats[i] = workers[i];
        }
        settle(job, seats, delay);
    }

    function settle(Job memory job, address[] memory seats, uint256 delay) internal {
        vm.warp(block.timestamp + delay);
        Job[] memory jobs = new Job[](1);
        jobs[0] = job;
        address[][] memory lists = new address[][](1);
        lists[0] = seats;
        agency.settle(jobs, lists);
    }

    /// @dev Takes a replicated job through claims and commitments, one result a worker.
    function commitAll(Job memory job, RunResult[] memory results) internal {
        for (uint256 i = 0; i < results.length; ++i) {
            claim(job, workers[i]);
        }
        for (uint256 i = 0; i < results.length; ++i) {
            commit(job, workers[i], results[i]);
        }
    }

    function sealOf(Job memory job, address worker, RunResult memory result) internal view returns (bytes32) {
        bytes32 id = idOf(job);
        (, uint8 seat,,,,) = agency.runOf(id, worker);
        return agency.commitmentOf(id, seat, worker, result, PRINT, SALT);
    }

    /// @dev Not `jobId`, which would count as the next call for `prank` and `expectRevert`.
    function idOf(Job memory job) internal view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(agency), job));
    }

    function workClock() internal pure returns (uint256) {
        return 600 + 1000 + 300;
    }

    /* FINDINGS */

    function isState(Job memory job, JobState state) internal view {
        (JobState is_,,,,,) = agency.jobOf(idOf(job));
        eq(uint256(is_), uint256(state), "job state");
    }

    function isRun(Job memory job, address worker, RunState state) internal view {
        (RunState is_,,,,,) = agency.runOf(idOf(job), worker);
        eq(uint256(is_), uint256(state), "run state");
    }

    function deadlineOf(Job memory job) internal view returns (uint40 deadline) {
        (,,,, deadline,) = agency.jobOf(idOf(job));
    }

    function depositOf(address account) internal view returns (uint88 deposit) {
        (deposit,,,,,) = agency.accountOf(account);
    }

    function creditOf(address account) internal view returns (uint88 credit) {
        (, credit,,,,) = agency.accountOf(account);
    }

    function refundOf(address account) internal view returns (uint256 refund) {
        (,, refund,,,) = agency.accountOf(account);
    }

    function verifiedOf(address account) internal view returns (uint24 verified) {
        (,,, verified,,) = agency.accountOf(account);
    }

    /// @dev The deposit a worker has lost, the credit it has earned.
    function isPaid(address worker, uint256 credit, uint256 lost) internal view {
        eq(creditOf(worker), credit, "credit");
        eq(depositOf(worker), FUNDS - lost, "deposit");
    }
}
