// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../contracts/JobAgency.sol";
import {
    IJobAgency,
    Job,
    JobSpec,
    JobState,
    RunResult,
    RunState,
    Terms
} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice Every state has an exit, and every exit pays whom it should.
contract SettleTest is AgencyTest {
    function _all(uint256 count, RunResult memory result) private pure returns (RunResult[] memory results) {
        results = new RunResult[](count);
        for (uint256 i = 0; i < count; ++i) {
            results[i] = result;
        }
    }

    /* OPEN */

    function test_settle_unclaimedJobsExpire() public {
        Job memory job = post(audited());
        bytes32 id = agency.jobId(job);
        settle(job, 0, 1 hours);
        isState(job, JobState.Open); // the last second still counts
        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobEnded(id, JobState.Expired, 0, REWARD);
        settle(job, 0, 0);
        eq(refundOf(poster), REWARD, "refund");
    }

    function test_settle_tooFewSeatsExpireAndDepositsReturn() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        commit(job, workers[0], success("yes"));
        settle(job, 1, 1 hours + 1);
        isState(job, JobState.Expired);
        isPaid(workers[0], 0, 0);
        isRun(job, workers[0], RunState.None);
        eq(refundOf(poster), 3 * uint256(REWARD), "refund");
    }

    function test_settle_aQuorumOfSeatsGoesOn() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
        bytes32 id = agency.jobId(job);
        vm.warp(block.timestamp + 1 hours + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.MatchingClosed(id, 2, uint40(block.timestamp + workClock()));
        settle(job, 2, 0);
        isState(job, JobState.Working);
        commit(job, workers[1], success("yes"));
        isState(job, JobState.Revealing);
    }

    function test_settle_aQuorumThatHasCommittedReveals() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
        commit(job, workers[1], success("yes"));
        settle(job, 2, 1 hours + 1);
        isState(job, JobState.Revealing);
        reveal(job, workers[0], success("yes"));
        reveal(job, workers[1], success("yes"));
        settle(job, 2, 0);
        isState(job, JobState.Accepted);
        eq(refundOf(poster), REWARD, "the seat that nobody took");
    }

    /* WORKING */

    // CM-19, SR-10, F22
    function test_settle_anIdleWorkerLosesItsSeat() public {
        Job memory job = post(audited());
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        settle(job, 1, workClock());
        isState(job, JobState.Working);
        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.DepositForfeited(id, workers[0], DEPOSIT / 20);
        vm.expectEmit(address(agency));
        emit IJobAgency.ClaimIdle(id, workers[0]);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobReopened(id, uint40(block.timestamp + 1 hours));
        settle(job, 1, 0);
        isState(job, JobState.Open);
        isRun(job, workers[0], RunState.Idle);
        isPaid(workers[0], 0, DEPOSIT / 20);
        eq(refundOf(poster), REWARD, "at most one reward");
        eq(refundOf(BURNT), DEPOSIT / 20 - REWARD, "the rest is burnt");

        claim(job, workers[1]); // somebody else takes over
        submit(job, workers[1], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, id, JobState.Submitted));
        claim(job, workers[0]);
    }

    function test_settle_theCommittedGoOnWithoutTheIdle() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        claim(job, workers[2]);
        commit(job, workers[0], success("yes"));
        commit(job, workers[2], success("yes"));
        settle(job, 3, workClock() + 1);
        isState(job, JobState.Revealing);
        isPaid(workers[1], 0, DEPOSIT / 20);
        reveal(job, workers[0], success("yes"));
        reveal(job, workers[2], success("yes"));
        address[] memory seats = new address[](2);
        (seats[0], seats[1]) = (workers[0], workers[2]);
        settle(job, seats, 0);
        isState(job, JobState.Accepted);
        isPaid(workers[0], REWARD, 0);
    }

    function test_settle_tooFewCommittedWaitForOthers() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        claim(job, workers[2]);
        commit(job, workers[0], success("yes"));
        settle(job, 3, workClock() + 1);
        isState(job, JobState.Open);
        (, uint8 taken, uint8 committed,,,) = agency.jobOf(agency.jobId(job));
        eq(taken, 1, "taken");
        eq(committed, 1, "committed");
        claim(job, workers[3]);
        claim(job, workers[4]);
        commit(job, workers[3], success("yes"));
        commit(job, workers[4], success("yes"));
        isState(job, JobState.Revealing);
    }

    /// @notice Nothing is said to be forfeited where nothing is.
    function test_settle_isSilentAboutForfeitsOfNothing() public {
        Terms memory t = terms();
        (t.minDeposit, t.claimFee) = (0, 0);
        agency = new JobAgency(t);
        vm.prank(workers[0]);
        agency.register("");
        JobSpec memory spec = audited();
        spec.deposit = 0;
        Job memory job = post(spec);
        claim(job, workers[0]);
        vm.warp(deadlineOf(job) + 1);
        vm.expectEmit(address(agency), 0);
        emit IJobAgency.DepositForfeited(idOf(job), workers[0], 0);
        settle(job, 1, 0);
    }

    /* SUBMITTED */

    // CM-05
    function test_settle_acceptsAfterTheChallengeWindow() public {
        Job memory job = post(audited());
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        submit(job, workers[0], success("yes"));
        settle(job, 1, 2 hours);
        isState(job, JobState.Submitted);
        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.RunPaid(id, workers[0], REWARD);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobEnded(id, JobState.Accepted, success("yes").record, 0);
        settle(job, 1, 0);
        isPaid(workers[0], REWARD, 0);
        eq(verifiedOf(workers[0]), 1, "verified");
        isRun(job, workers[0], RunState.None);
    }

    // SR-09
    function testFuzz_settle_failuresArePaidByFuel(uint64 fuelUsed) public {
        Job memory job = post(audited());
        fuelUsed = uint64(between(fuelUsed, 0, job.spec.fuel));
        claim(job, workers[0]);
        submit(job, workers[0], failure(fuelUsed));
        settle(job, 1, 2 hours + 1);
        uint256 share = uint256(REWARD) * fuelUsed / job.spec.fuel;
        if (share < REWARD / 4) share = REWARD / 4;
        isPaid(workers[0], share, 0);
        eq(refundOf(poster), REWARD - share, "the rest goes back");
    }

    /* REVEALING */

    // CM-12
    function test_settle_paysEqualResults() public {
        Job memory job = post(replicated(3, 3));
        RunResult memory result = success("yes");
        commitAll(job, _all(3, result));
        for (uint256 i = 0; i < 3; ++i) {
            reveal(job, workers[i], result);
        }
        bytes32 id = agency.jobId(job);
        vm.expectEmit(address(agency));
        emit IJobAgency.RunPaid(id, workers[0], REWARD);
        vm.expectEmit(address(agency));
        emit IJobAgency.RunPaid(id, workers[1], REWARD);
        vm.expectEmit(address(agency));
        emit IJobAgency.RunPaid(id, workers[2], REWARD);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobEnded(id, JobState.Accepted, result.record, 0);
        settle(job, 3, 0); // no need to wait
        for (uint256 i = 0; i < 3; ++i) {
            isPaid(workers[i], REWARD, 0);
            eq(verifiedOf(workers[i]), 1, "verified");
        }
    }

    // CM-12, CM-15, SR-06
    function test_settle_theMinorityForfeits() public {
        Job memory job = post(replicated(3, 2));
        RunResult[] memory results = _all(3, success("yes"));
        results[1] = success("no");
        commitAll(job, results);
        for (uint256 i = 0; i < 3; ++i) {
            reveal(job, workers[i], results[i]);
        }
        settle(job, 3, 0);
        isState(job, JobState.Accepted);
        isPaid(workers[0], REWARD, 0);
        isPaid(workers[1], 0, DEPOSIT);
        isPaid(workers[2], REWARD, 0);
        eq(refundOf(poster), REWARD, "the unpaid reward");
        eq(refundOf(BURNT), DEPOSIT, "the deposit is burnt");
        eq(verifiedOf(workers[1]), 0, "not verified");
    }

    // SR-07: the fingerprint counts too.
    function test_settle_anotherFingerprintIsAnotherResult() public {
        Job memory job = post(replicated(3, 2));
        bytes32 id = agency.jobId(job);
        RunResult memory result = success("yes");
        for (uint256 i = 0; i < 3; ++i) {
            claim(job, workers[i]);
        }
        commit(job, workers[0], result);
        commit(job, workers[1], result);
        bytes32 other = agency.commitmentOf(id, 2, workers[2], result, "guessed", SALT);
        vm.prank(workers[2]);
        agency.commit(id, other);
        reveal(job, workers[0], result);
        reveal(job, workers[1], result);
        vm.prank(workers[2]);
        agency.reveal(id, result, "guessed", SALT);
        settle(job, 3, 0);
        isPaid(workers[2], 0, DEPOSIT);
    }

    // SR-02
    function test_settle_silenceCountsAsWrong() public {
        Job memory job = post(replicated(3, 2));
        commitAll(job, _all(3, success("yes")));
        reveal(job, workers[0], success("yes"));
        reveal(job, workers[2], success("yes"));
        settle(job, 3, 30 minutes);
        isState(job, JobState.Revealing); // it still has this second
        settle(job, 3, 1);
        isState(job, JobState.Accepted);
        isPaid(workers[1], 0, DEPOSIT);
    }

    function test_settle_withoutAQuorumOnlyTheSilentLose() public {
        Job memory job = post(replicated(3, 2));
        RunResult[] memory results = _all(3, success("yes"));
        results[1] = success("no");
        commitAll(job, results);
        reveal(job, workers[0], results[0]);
        reveal(job, workers[1], results[1]);
        bytes32 id = agency.jobId(job);
        vm.warp(block.timestamp + 30 minutes + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.DepositForfeited(id, workers[2], DEPOSIT);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobEnded(id, JobState.Rejected, 0, 4 * uint256(REWARD));
        settle(job, 3, 0);
        isPaid(workers[0], 0, 0);
        isPaid(workers[1], 0, 0);
        isPaid(workers[2], 0, DEPOSIT);
        eq(refundOf(poster), 4 * uint256(REWARD), "its escrow, and one reward's worth of the deposit");
        eq(refundOf(BURNT), DEPOSIT - REWARD, "the rest is burnt");
    }

    function test_settle_moreFuelThanThereWasIsNoResult() public {
        Job memory job = post(replicated(3, 2));
        RunResult memory result = success("yes");
        result.fuelUsed = job.spec.fuel + 1;
        commitAll(job, _all(3, result));
        for (uint256 i = 0; i < 3; ++i) {
            reveal(job, workers[i], result);
        }
        settle(job, 3, 0);
        isState(job, JobState.Rejected);
        isPaid(workers[0], 0, DEPOSIT);
    }

    // SR-09
    function test_settle_allOfTheFuelIsNotTooMuch() public {
        Job memory job = post(replicated(2, 2));
        RunResult memory result = failure(job.spec.fuel);
        commitAll(job, _all(2, result));
        reveal(job, workers[0], result);
        reveal(job, workers[1], result);
        settle(job, 2, 0);
        isState(job, JobState.Accepted);
        isPaid(workers[0], REWARD, 0);
    }

    function test_settle_fifteenSeats() public {
        Job memory job = post(replicated(15, 8));
        RunResult[] memory results = _all(15, success("yes"));
        for (uint256 i = 8; i < 15; ++i) {
            results[i] = success("no");
        }
        commitAll(job, results);
        for (uint256 i = 0; i < 15; ++i) {
            reveal(job, workers[i], results[i]);
        }
        settle(job, 15, 0);
        isState(job, JobState.Accepted);
        isPaid(workers[7], REWARD, 0);
        isPaid(workers[8], 0, DEPOSIT);
    }

    /* LISTS THAT DO NOT FIT, AND BATCHES */

    function test_settle_skipsWorkersThatDoNotFit() public {
        Job memory job = post(replicated(2, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        address[] memory seats = new address[](2);
        (seats[0], seats[1]) = (workers[1], workers[0]);
        settle(job, seats, workClock() + 1);
        isState(job, JobState.Working); // descending
        (seats[0], seats[1]) = (workers[0], workers[0]);
        settle(job, seats, 0);
        isState(job, JobState.Working); // one twice
        (seats[0], seats[1]) = (workers[0], workers[2]);
        settle(job, seats, 0);
        isState(job, JobState.Working); // a stranger
        settle(job, 1, 0);
        isState(job, JobState.Working); // too few
        settle(job, 3, 0);
        isState(job, JobState.Working); // too many
        settle(job, 2, 0);
        isState(job, JobState.Open);
    }

    function test_settle_skipsWorkersThatHaveLeft() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        release(job, workers[0]);
        claim(job, workers[1]);
        settle(job, 1, workClock() + 1); // names the first
        isState(job, JobState.Working);
        isPaid(workers[0], 0, CLAIM_FEE);
    }

    function test_settle_endedJobsStayAsTheyAre() public {
        Job memory job = post(audited());
        settle(job, 0, 1 hours + 1);
        settle(job, 0, 1 hours + 1);
        isState(job, JobState.Expired);
        eq(refundOf(poster), REWARD, "refunded once");
    }

    function test_settle_oneElementNeverHoldsUpTheOthers() public {
        Job[] memory jobs = new Job[](5);
        address[][] memory seats = new address[][](5);
        jobs[0] = Job(poster, SALT, audited()); // unknown
        jobs[1] = post(audited()); // due
        jobs[2] = post(audited()); // due, with a list that does not fit
        seats[2] = new address[](1);
        JobSpec memory spec = audited();
        spec.clocks.matching = 2 hours;
        jobs[3] = post(spec); // not due
        jobs[4] = jobs[1]; // twice in a batch
        vm.warp(block.timestamp + 1 hours + 1);
        agency.settle(jobs, seats);
        isState(jobs[1], JobState.Expired);
        isState(jobs[2], JobState.Open);
        isState(jobs[3], JobState.Open);
        eq(refundOf(poster), REWARD, "refunded once");
    }
}
