// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobState, RunResult, RunState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice Each test is an attack, and fails if it pays.
contract AttacksTest is AgencyTest {
    /* PROFIT WITHOUT WORK */

    /// @notice A job whose content nobody can get lures one worker after the other. Were their fees the poster's, it
    /// would be a business.
    function test_baitEarnsThePosterNothing() public {
        Job memory bait = post(audited());
        for (uint256 i = 0; i < 10; ++i) {
            claim(bait, workers[i]);
            vm.prank(workers[i]);
            agency.release(bait, 1, bait.spec.input);
        }
        cancel(bait);
        eq(refundOf(poster), REWARD, "what it escrowed");
    }

    // SR-07
    /// @notice A poster holds a quorum of the seats of its own job, and convicts whoever took the last.
    function test_aQuorumOfOnesOwnSeatsEarnsNothing() public {
        Job memory job = post(replicated(3, 2));
        RunResult[] memory results = new RunResult[](3);
        (results[0], results[1], results[2]) = (success("truth"), success("lie"), success("lie"));
        commitAll(job, results);
        for (uint256 i = 0; i < 3; ++i) {
            reveal(job, workers[i], results[i]);
        }
        settle(job, 3, 0);
        isPaid(workers[0], 0, DEPOSIT);
        uint256 back = refundOf(poster) + creditOf(workers[1]) + creditOf(workers[2]);
        eq(back, 3 * uint256(REWARD), "what it escrowed");
    }

    /// @notice A commitment may be any bytes, such as those of a result. Not opened, it is none.
    function test_aCommitmentIsNoVote() public {
        Job memory job = post(replicated(3, 2));
        bytes32 id = idOf(job);
        for (uint256 i = 0; i < 3; ++i) {
            claim(job, workers[i]);
            vm.prank(workers[i]);
            agency.commit(id, bytes32("\x00\x00\x00\x00\x00\x00\x00\x00\x01same mark"));
        }
        settle(job, 3, 30 minutes + 1);
        isState(job, JobState.Rejected);
        for (uint256 i = 0; i < 3; ++i) {
            isPaid(workers[i], 0, DEPOSIT);
        }
    }

    /* JOBS THAT NEVER END */

    /// @notice Friends of the poster keep a job open for ever. Who has committed may leave after a while, free of charge.
    function test_theCommittedAreNotHeldForEver() public {
        Job memory job = post(replicated(3, 2));
        bytes32 id = idOf(job);
        uint256 start = block.timestamp;
        claim(job, workers[0]);
        commit(job, workers[0], success("yes"));
        for (uint256 i = 1; i < 4; ++i) {
            vm.warp(block.timestamp + 50 minutes);
            claim(job, workers[i]);
            release(job, workers[i]);
        }
        uint256 patience = 1 hours + workClock();
        vm.warp(start + patience);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[0], RunState.Committed));
        release(job, workers[0]);
        vm.warp(start + patience + 1);
        release(job, workers[0]);
        isPaid(workers[0], 0, 0);
        (, uint8 taken, uint8 committed,,,) = agency.jobOf(id);
        eq(taken + committed, 0, "nobody is left");
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.AlreadyClaimed.selector, id, workers[0]));
        claim(job, workers[0]);
    }

    /* BATCHES THAT REVERT */

    /// @notice A worker fills its account to the brim, so that nothing can be added when its job is settled.
    function test_fullAccountsHoldUpNobody() public {
        Job memory job = post(audited());
        Job memory other = post(audited());
        claim(job, workers[0]);
        claim(other, workers[0]);
        submit(job, workers[0], success("yes"));
        submit(other, workers[0], success("yes"));
        _fill(workers[0]);
        settle(job, 1, 2 hours + 1);
        settle(other, 1, 0);
        isState(job, JobState.Accepted);
        isState(other, JobState.Accepted);
        eq(creditOf(workers[0]), 2 * uint256(REWARD), "credit");
        eq(refundOf(workers[0]), 2 * uint256(DEPOSIT), "what did not fit");
    }

    function test_fullAccountsHoldUpNoIdleClaims() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        _fill(workers[0]);
        settle(job, 1, workClock() + 1);
        isState(job, JobState.Open);
        eq(refundOf(workers[0]), DEPOSIT - DEPOSIT / 20, "what did not fit");
    }

    function _fill(address worker) private {
        uint256 room = type(uint88).max - depositOf(worker);
        vm.deal(worker, room);
        vm.prank(worker);
        agency.register{value: room}("");
    }

    /* ETHER OUT OF NOWHERE */

    function test_forcedEtherIsNobodys() public {
        Job memory job = post(audited());
        vm.deal(address(agency), address(agency).balance + 5 ether);
        uint256 before = address(agency).balance;
        cancel(job);
        agency.withdraw(poster);
        eq(before - address(agency).balance, REWARD, "what it escrowed");
    }
}
