// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobState, RunResult, RunState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice Submitting, committing and revealing.
contract ResultsTest is AgencyTest {
    /* SUBMIT */

    function test_submit_showsTheResultAndStartsTheChallengeWindow() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        RunResult memory result = success("yes");
        bytes32 id = agency.jobId(job);
        bytes32 commitment = sealOf(job, workers[0], result);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobSubmitted(id, workers[0], result, commitment, uint40(block.timestamp + 2 hours));
        submit(job, workers[0], result);
        isState(job, JobState.Submitted);
        (RunState state,,, uint8 outcome, uint64 fuelUsed, bytes32 seal) = agency.runOf(id, workers[0]);
        that(state == RunState.Submitted, "run state");
        eq(outcome, result.outcome, "outcome");
        eq(fuelUsed, result.fuelUsed, "fuel");
        eq(seal, result.record, "record");
    }

    function test_submit_refusesReplicatedJobs() public {
        Job memory job = post(replicated(2, 2));
        claim(job, workers[0]);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongMode.selector, agency.jobId(job)));
        vm.prank(workers[0]);
        agency.submit(job, success("yes"), SALT);
    }

    function test_submit_refusesUnknownOutcomesAndTooMuchFuel() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        bytes32 id = agency.jobId(job);
        RunResult memory result = success("yes");
        result.outcome = 8;
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.InvalidResult.selector, id));
        vm.prank(workers[0]);
        agency.submit(job, result, SALT);
        result = success("yes");
        result.fuelUsed = job.spec.fuel + 1;
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.InvalidResult.selector, id));
        vm.prank(workers[0]);
        agency.submit(job, result, SALT);
        result = failure(job.spec.fuel); // all of the fuel, the last of the outcomes
        result.outcome = 7;
        submit(job, workers[0], result);
    }

    function test_submit_refusesOthersAndASecondTime() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        bytes32 id = agency.jobId(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[1], RunState.None));
        vm.prank(workers[1]);
        agency.submit(job, success("no"), SALT);
        submit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, id, JobState.Submitted));
        vm.prank(workers[0]);
        agency.submit(job, success("no"), SALT);
    }

    function test_submit_refusesAfterTheDeadline() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        bytes32 id = agency.jobId(job);
        uint40 deadline = deadlineOf(job);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, deadline));
        vm.prank(workers[0]);
        agency.submit(job, success("yes"), SALT);
        vm.warp(deadline);
        submit(job, workers[0], success("yes"));
    }

    function test_submit_refusesUnknownJobs() public {
        Job memory job = Job(poster, SALT, audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, agency.jobId(job)));
        vm.prank(workers[0]);
        agency.submit(job, success("yes"), SALT);
    }

    // SR-09
    function test_submit_beatsACancellationUntilItTakesEffect() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        cancel(job);
        vm.warp(block.timestamp + CANCEL_DELAY - 1);
        submit(job, workers[0], success("yes"));
        settle(job, 1, 2 hours + 1);
        isState(job, JobState.Accepted);
        isPaid(workers[0], REWARD, 0);
    }

    // SR-09
    function test_submit_comesTooLateForACancellation() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        cancel(job);
        bytes32 id = agency.jobId(job);
        uint256 effective = block.timestamp + CANCEL_DELAY;
        vm.warp(effective);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, effective - 1));
        vm.prank(workers[0]);
        agency.submit(job, success("yes"), SALT);
    }

    /* COMMIT */

    // CM-12
    function test_commit_opensTheRevealWhenAllHaveCommitted() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        bytes32 commitment = sealOf(job, workers[0], success("yes"));
        vm.expectEmit(address(agency));
        emit IJobAgency.JobCommitted(id, workers[0], commitment);
        commit(job, workers[0], success("yes"));
        isState(job, JobState.Open); // the other seat is still free
        claim(job, workers[1]);
        isState(job, JobState.Working);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobCommitted(id, workers[1], sealOf(job, workers[1], success("yes")));
        vm.expectEmit(address(agency));
        emit IJobAgency.RevealOpened(id, uint40(block.timestamp + 30 minutes));
        commit(job, workers[1], success("yes"));
        isState(job, JobState.Revealing);
        (,,,,, bytes32 seal) = agency.runOf(id, workers[0]);
        eq(seal, bytes32(bytes25(commitment)), "what is kept of the commitment");
    }

    function test_commit_refusesAuditedJobs() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        bytes32 id = agency.jobId(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongMode.selector, id));
        vm.prank(workers[0]);
        agency.commit(id, SALT);
    }

    function test_commit_refusesUnknownJobs() public {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, SALT));
        vm.prank(workers[0]);
        agency.commit(SALT, SALT);
    }

    function test_commit_refusesOthersAndASecondTime() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[1], RunState.None));
        vm.prank(workers[1]);
        agency.commit(id, SALT);
        commit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[0], RunState.Committed));
        vm.prank(workers[0]);
        agency.commit(id, SALT);
    }

    function test_commit_refusesAfterTheDeadline() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        uint40 deadline = deadlineOf(job);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, deadline));
        vm.prank(workers[0]);
        agency.commit(id, SALT);
    }

    /* REVEAL */

    function test_reveal_opensTheCommitment() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        RunResult memory result = success("yes");
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], result);
        commit(job, workers[1], result);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobRevealed(id, workers[0], result, PRINT);
        reveal(job, workers[0], result);
        (RunState state,,, uint8 outcome, uint64 fuelUsed, bytes32 seal) = agency.runOf(id, workers[0]);
        that(state == RunState.Revealed, "run state");
        eq(outcome, result.outcome, "outcome");
        eq(fuelUsed, result.fuelUsed, "fuel");
        eq(seal, result.record, "record");
    }

    // SR-01
    function testFuzz_reveal_takesOnlyWhatWasCommitted(uint256 flip, uint256 which) public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        RunResult memory result = success("yes");
        commit(job, workers[0], result);
        commit(job, workers[1], result);
        (bytes32 print, bytes32 salt) = (PRINT, SALT);
        if (flip == 0) flip = 1;
        which %= 5;
        if (which == 0) result.record ^= bytes32(flip);
        if (which == 1) result.outcome = uint8(between(flip, 1, 7));
        // forge-lint: disable-next-line(unsafe-typecast)
        if (which == 2) result.fuelUsed ^= uint64(between(flip, 1, type(uint64).max));
        if (which == 3) print ^= bytes32(flip);
        if (which == 4) salt ^= bytes32(flip);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.CommitmentMismatch.selector, id, workers[0]));
        vm.prank(workers[0]);
        agency.reveal(id, result, print, salt);
    }

    // SR-01
    function test_reveal_refusesACopiedCommitment() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        RunResult memory result = success("yes");
        bytes32 commitment = sealOf(job, workers[0], result);
        vm.prank(workers[0]);
        agency.commit(id, commitment);
        vm.prank(workers[1]);
        agency.commit(id, commitment); // taken from the mempool
        reveal(job, workers[0], result);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.CommitmentMismatch.selector, id, workers[1]));
        reveal(job, workers[1], result); // and so is the opening
    }

    // SR-01
    function test_reveal_waitsForAllCommitments() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, id, JobState.Working));
        reveal(job, workers[0], success("yes"));
    }

    function test_reveal_refusesASecondTimeAndOthers() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
        commit(job, workers[1], success("yes"));
        reveal(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[0], RunState.Revealed));
        reveal(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[2], RunState.None));
        reveal(job, workers[2], success("yes"));
    }

    function test_reveal_refusesAfterTheDeadline() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
        commit(job, workers[1], success("yes"));
        uint40 deadline = deadlineOf(job);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, deadline));
        reveal(job, workers[0], success("yes"));
    }

    function test_reveal_refusesUnknownOutcomesAndJobs() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        claim(job, workers[1]);
        RunResult memory result = success("yes");
        result.outcome = 8;
        commit(job, workers[0], result);
        commit(job, workers[1], result);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.InvalidResult.selector, id));
        reveal(job, workers[0], result);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, SALT));
        agency.reveal(SALT, result, PRINT, SALT);
    }

    /// @notice The layout that every other implementation must reproduce.
    function testFuzz_commitmentOf(
        bytes32 id,
        uint8 seat,
        address worker,
        RunResult calldata result,
        bytes32 print,
        bytes32 salt
    ) public view {
        bytes memory head = abi.encode(
            keccak256("emet.market.commitment.v1"), block.chainid, address(agency), id, uint256(seat), uint256(0)
        );
        bytes memory tail = abi.encode(worker, result.record, result.outcome, result.fuelUsed, print, salt);
        bytes32 commitment = agency.commitmentOf(id, seat, worker, result, print, salt);
        eq(commitment, keccak256(bytes.concat(head, tail)), "commitment");
    }
}
