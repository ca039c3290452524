// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Content, IJobAgency, Job, JobSpec, JobState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice To the second: a deadline is the last second of a state, `cancelAt` the first in which a job is cancelled.
contract BoundariesTest is AgencyTest {
    /// @dev A job for two, both seats taken, one result committed: as much as may be cancelled.
    function _working(JobSpec memory spec) private returns (Job memory job) {
        job = post(spec);
        claim(job, workers[0]);
        if (spec.replicas == 1) return job;
        claim(job, workers[1]);
        commit(job, workers[0], success("yes"));
    }

    function _cancelledAt(Job memory job, uint256 time) private {
        vm.warp(time - CANCEL_DELAY);
        cancel(job);
    }

    function _tooLate(Job memory job, uint256 last) private {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, idOf(job), last));
    }

    /* DEADLINES */

    function test_lastSecondOfWorking() public {
        Job memory job = _working(replicated(2, 2));
        uint256 deadline = deadlineOf(job);
        settle(job, 2, deadline - block.timestamp);
        isState(job, JobState.Working);
        commit(job, workers[1], success("yes"));
        isState(job, JobState.Revealing);
        eq(deadlineOf(job), deadline + 30 minutes, "and the reveal clock from here");
    }

    function test_lastSecondOfRevealing() public {
        Job memory job = _working(replicated(2, 2));
        commit(job, workers[1], success("yes"));
        vm.warp(deadlineOf(job));
        reveal(job, workers[0], success("yes"));
        settle(job, 2, 0);
        isState(job, JobState.Revealing);
        settle(job, 2, 1);
        isState(job, JobState.Rejected);
    }

    function test_lastSecondOfARelease() public {
        Job memory job = _working(replicated(2, 2));
        vm.warp(deadlineOf(job));
        release(job, workers[1]);
        isState(job, JobState.Open);
    }

    function test_lastSecondOfMatching() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        vm.warp(deadlineOf(job));
        settle(job, 2, 0);
        isState(job, JobState.Open);
        settle(job, 2, 1);
        isState(job, JobState.Working);
    }

    /// @notice Exactly a quorum of the seats is enough, one less is not.
    function test_quorumOfSeats() public {
        Job memory job = post(replicated(5, 3));
        claim(job, workers[0]);
        claim(job, workers[1]);
        claim(job, workers[2]);
        settle(job, 3, 1 hours + 1);
        isState(job, JobState.Working);
        eq(deadlineOf(job), block.timestamp + workClock(), "work clock");
        commit(job, workers[0], success("yes"));
        commit(job, workers[1], success("yes"));
        settle(job, 3, workClock() + 1); // one of three idles: two is no quorum of five
        isState(job, JobState.Open);
        settle(job, 2, 1 hours + 1);
        isState(job, JobState.Expired);
    }

    /* CANCELLATIONS */

    // SR-09
    function testFuzz_cancellationOrDeadline_whicheverComesFirst(uint256 effective, bool many) public {
        Job memory job = _working(many ? replicated(2, 2) : audited());
        uint256 seats = many ? 2 : 1;
        uint256 deadline = deadlineOf(job);
        // Mostly about the deadline.
        effective = between(effective, deadline - 3, deadline + 3);
        _cancelledAt(job, effective);
        uint256 last = effective <= deadline ? effective - 1 : deadline;
        address late = workers[seats - 1];

        settle(job, seats, last - block.timestamp);
        isState(job, JobState.Working);
        vm.warp(last + 1);
        _tooLate(job, last);
        release(job, late);
        if (many) {
            bytes32 commitment = sealOf(job, late, success("yes"));
            _tooLate(job, last);
            vm.prank(late);
            agency.commit(idOf(job), commitment);
        } else {
            _tooLate(job, last);
            vm.prank(late);
            agency.submit(job, success("yes"), SALT);
        }
        settle(job, seats, 0);
        bool cancelled = effective <= deadline;
        isState(job, cancelled ? JobState.Cancelled : JobState.Open);
        isPaid(late, cancelled ? REWARD : 0, cancelled ? 0 : DEPOSIT / 20);
    }

    // SR-09
    function test_lastSecondBeforeACancellation() public {
        Job memory job = _working(replicated(2, 2));
        _cancelledAt(job, block.timestamp + 2 * CANCEL_DELAY);
        vm.warp(block.timestamp + CANCEL_DELAY - 1);
        commit(job, workers[1], success("yes"));
        isState(job, JobState.Revealing);
    }

    /// @notice A cancellation that is pending outlives the deadlines of matching and of work.
    function test_pendingCancellationIsKept() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        claim(job, workers[1]);
        uint256 deadline = deadlineOf(job);
        _cancelledAt(job, deadline + 2);
        vm.warp(deadline + 1);
        settle(job, 2, 0); // matching is over and a quorum is there
        isState(job, JobState.Working);
        commit(job, workers[0], success("yes"));
        settle(job, 2, 1);
        isState(job, JobState.Cancelled);
        isPaid(workers[0], REWARD, 0);
    }

    /* RELEASES */

    function test_lastSecondOfSetup() public {
        Job memory job = _working(audited());
        vm.warp(block.timestamp + 600);
        release(job, workers[0]);
        isPaid(workers[0], 0, CLAIM_FEE);
    }

    /// @notice Leaving after a commitment frees the seat and its commitment, in whatever state the job is.
    function test_committedLeaveFromWorking() public {
        Job memory job = post(replicated(3, 2));
        claim(job, workers[0]);
        commit(job, workers[0], success("yes"));
        vm.warp(block.timestamp + 59 minutes);
        claim(job, workers[1]);
        release(job, workers[1]);
        vm.warp(block.timestamp + 50 minutes);
        claim(job, workers[2]);
        claim(job, workers[3]);
        commit(job, workers[3], success("yes"));
        isState(job, JobState.Working);
        vm.warp(deadlineOf(job));
        release(job, workers[0]);
        isState(job, JobState.Open);
        isPaid(workers[0], 0, 0);
        (, uint8 taken, uint8 committed,,,) = agency.jobOf(idOf(job));
        eq(taken, 2, "taken");
        eq(committed, 1, "committed");
        eq(deadlineOf(job), block.timestamp + 1 hours, "a matching clock from now");
        claim(job, workers[4]);
        commit(job, workers[4], success("yes"));
        isState(job, JobState.Working);
    }
}
