// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

// SR-09
contract CancelTest is AgencyTest {
    function test_cancel_isFreeWhileNobodyHasClaimed() public {
        Job memory job = post(replicated(3, 2));
        bytes32 id = agency.jobId(job);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobEnded(id, JobState.Cancelled, 0, 3 * uint256(REWARD));
        cancel(job);
        isState(job, JobState.Cancelled);
        eq(refundOf(poster), 3 * uint256(REWARD), "refund");
    }

    function test_cancel_takesEffectLater() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        bytes32 id = agency.jobId(job);
        vm.expectEmit(address(agency));
        emit IJobAgency.CancelRequested(id, uint40(block.timestamp + CANCEL_DELAY));
        cancel(job);
        isState(job, JobState.Working);
        settle(job, 1, CANCEL_DELAY - 1);
        isState(job, JobState.Working);
        settle(job, 1, 1);
        isState(job, JobState.Cancelled);
    }

    function test_cancel_paysAQuarterAtLeast() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        cancel(job);
        settle(job, 1, CANCEL_DELAY);
        isPaid(workers[0], REWARD / 4, 0);
        eq(refundOf(poster), REWARD - REWARD / 4, "the rest goes back");
        eq(verifiedOf(workers[0]), 0, "nothing was verified");
    }

    function test_cancel_paysForTheTimeOfEachRun() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        vm.warp(block.timestamp + 400);
        claim(job, workers[1]);
        vm.warp(block.timestamp + 500 - CANCEL_DELAY);
        cancel(job);
        settle(job, 2, CANCEL_DELAY);
        // Of a run clock of 1000 s the first had 900 and the second 500.
        isPaid(workers[0], uint256(REWARD) * 9 / 10, 0);
        isPaid(workers[1], REWARD / 2, 0);
        eq(refundOf(poster), 3 * uint256(REWARD) - uint256(REWARD) * 14 / 10, "refund");
    }

    function test_cancel_paysNoMoreThanTheReward() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        vm.warp(block.timestamp + workClock() - CANCEL_DELAY);
        cancel(job);
        settle(job, 1, CANCEL_DELAY);
        isPaid(workers[0], REWARD, 0);
        eq(refundOf(poster), 0, "refund");
    }

    /// @notice A worker that let its time pass is not paid because the poster happened to cancel.
    function test_cancel_doesNotPayTheIdle() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        uint40 deadline = deadlineOf(job);
        vm.warp(deadline - 1);
        cancel(job);
        settle(job, 1, CANCEL_DELAY);
        isState(job, JobState.Open);
        isPaid(workers[0], 0, DEPOSIT / 20);
        settle(job, 0, 0); // the cancellation is due too, now that nobody holds a seat
        isState(job, JobState.Cancelled);
        eq(refundOf(poster), REWARD + REWARD, "escrow, and a reward's worth of the deposit");
    }

    function test_cancel_isOfNoEffectOnceAllCommitted() public {
        Job memory job = post(replicated(2, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        cancel(job);
        commit(job, workers[0], success("yes"));
        commit(job, workers[1], success("yes"));
        (,,,,, uint40 cancelAt) = agency.jobOf(agency.jobId(job));
        eq(cancelAt, 0, "no longer pending");
        reveal(job, workers[0], success("yes"));
        reveal(job, workers[1], success("yes"));
        settle(job, 2, CANCEL_DELAY);
        isState(job, JobState.Accepted);
    }

    function test_cancel_isAtOnceWhenTheLastWorkerHasLeft() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        cancel(job);
        release(job, workers[0]);
        cancel(job);
        isState(job, JobState.Cancelled);
    }

    function test_cancel_refusesOthers() public {
        Job memory job = post(audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.NotPoster.selector, workers[0]));
        vm.prank(workers[0]);
        agency.cancel(job);
    }

    function test_cancel_refusesASecondTime() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        cancel(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.AlreadyCancelled.selector, agency.jobId(job)));
        cancel(job);
    }

    function test_cancel_refusesOnceAResultStands() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        submit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, agency.jobId(job), JobState.Submitted));
        cancel(job);
    }

    function test_cancel_refusesUnknownJobs() public {
        Job memory job = Job(poster, SALT, audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, agency.jobId(job)));
        cancel(job);
    }
}
