// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Content, IJobAgency, Job, JobSpec, JobState, RunState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

contract ClaimTest is AgencyTest {
    /* REGISTER */

    function test_register_addsToTheDepositAndLogsThePeers() public {
        address fresh = address(0xF);
        vm.deal(fresh, 3 ether);
        vm.expectEmit(address(agency));
        emit IJobAgency.WorkerRegistered(fresh, PEERS);
        vm.expectEmit(address(agency));
        emit IJobAgency.DepositChanged(fresh, 2 ether);
        vm.prank(fresh);
        agency.register{value: 2 ether}(PEERS);
        (,,,, uint40 lastPayout, bool registered) = agency.accountOf(fresh);
        that(registered, "registered");
        eq(lastPayout, block.timestamp, "the payout period runs from here");

        vm.warp(block.timestamp + 1 days);
        vm.prank(fresh);
        agency.register{value: 1 ether}("");
        (,,,, uint40 again,) = agency.accountOf(fresh);
        eq(depositOf(fresh), 3 ether, "deposit");
        eq(again, lastPayout, "and does not start again");
    }

    function test_register_refusesLongPeers() public {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.PeersTooLong.selector, 1025));
        agency.register(new bytes(1025));
    }

    function test_register_isSilentAboutADepositThatStays() public {
        vm.expectEmit(address(agency), 0);
        emit IJobAgency.DepositChanged(workers[0], FUNDS);
        vm.prank(workers[0]);
        agency.register("");
    }

    /* CLAIM */

    function test_claim_takesTheSeatAndLocksTheDeposit() public {
        Job memory job = post(audited());
        bytes32 id = agency.jobId(job);
        uint40 deadline = uint40(block.timestamp + workClock());
        vm.expectEmit(address(agency));
        emit IJobAgency.JobClaimed(id, workers[0], 0, deadline);
        claim(job, workers[0]);
        isState(job, JobState.Working);
        isRun(job, workers[0], RunState.Claimed);
        eq(deadlineOf(job), deadline, "setup, run and deliver");
        isPaid(workers[0], 0, DEPOSIT);
    }

    function test_claim_waitsForAllSeats() public {
        Job memory job = post(replicated(2, 2));
        uint40 matching = deadlineOf(job);
        claim(job, workers[0]);
        isState(job, JobState.Open);
        eq(deadlineOf(job), matching, "still matching");
        claim(job, workers[1]);
        isState(job, JobState.Working);
        (, uint8 seat, uint40 claimedAt,,,) = agency.runOf(agency.jobId(job), workers[1]);
        eq(seat, 1, "seat");
        eq(claimedAt, block.timestamp, "time");
    }

    function test_claim_refusesUnknownJobs() public {
        Job memory job = Job(poster, SALT, audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, agency.jobId(job)));
        claim(job, workers[0]);
    }

    function test_claim_refusesAFullJob() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, agency.jobId(job), JobState.Working));
        claim(job, workers[1]);
    }

    function test_claim_refusesAfterTheMatchingClock() public {
        Job memory job = post(audited());
        uint40 deadline = deadlineOf(job);
        bytes32 id = agency.jobId(job);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, deadline));
        claim(job, workers[0]);
        vm.warp(deadline);
        claim(job, workers[0]);
    }

    function test_claim_refusesWhileACancellationIsPending() public {
        Job memory job = post(replicated(2, 2));
        claim(job, workers[0]);
        cancel(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.AlreadyCancelled.selector, agency.jobId(job)));
        claim(job, workers[1]);
    }

    function test_claim_refusesStrangers() public {
        Job memory job = post(audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.NotRegistered.selector, address(0xF)));
        claim(job, address(0xF));
    }

    // CM-15
    function test_claim_refusesWithoutADeposit() public {
        Job memory job = post(audited());
        vm.prank(workers[0]);
        agency.withdrawDeposit(FUNDS - DEPOSIT + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DepositTooLow.selector, workers[0], DEPOSIT - 1, DEPOSIT));
        claim(job, workers[0]);
        vm.prank(workers[0]);
        agency.register{value: 1}("");
        claim(job, workers[0]);
        eq(depositOf(workers[0]), 0, "all of it is locked");
    }

    function test_claim_refusesASecondSeat() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        claim(job, workers[0]);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.AlreadyClaimed.selector, id, workers[0]));
        claim(job, workers[0]);
        release(job, workers[0]); // nor once it has left
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.AlreadyClaimed.selector, id, workers[0]));
        claim(job, workers[0]);
    }

    function test_claim_keepsToTheAllowList() public {
        bytes32 left = keccak256(bytes.concat(keccak256(abi.encode(workers[0]))));
        bytes32 right = keccak256(bytes.concat(keccak256(abi.encode(workers[1]))));
        JobSpec memory spec = audited();
        spec.allowList = left < right ? keccak256(abi.encode(left, right)) : keccak256(abi.encode(right, left));
        Job memory job = post(spec);
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = right;

        vm.expectRevert(abi.encodeWithSelector(IJobAgency.NotAllowed.selector, workers[0]));
        claim(job, workers[0]);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.NotAllowed.selector, workers[2]));
        vm.prank(workers[2]);
        agency.claim(job, proof);
        vm.prank(workers[0]);
        agency.claim(job, proof);
    }

    /* RELEASE */

    // SR-10
    function test_release_inSetupCostsTheClaimFee() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        vm.warp(block.timestamp + 600);
        bytes32 id = agency.jobId(job);
        vm.expectEmit(address(agency));
        emit IJobAgency.ClaimReleased(id, workers[0], 1, content("input"));
        vm.expectEmit(address(agency));
        emit IJobAgency.DepositForfeited(id, workers[0], CLAIM_FEE);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobReopened(id, uint40(block.timestamp + 1 hours));
        vm.prank(workers[0]);
        agency.release(job, 1, content("input"));
        isState(job, JobState.Open);
        isRun(job, workers[0], RunState.Released);
        isPaid(workers[0], 0, CLAIM_FEE);
        eq(refundOf(poster), 0, "nothing is the poster's");
        eq(refundOf(BURNT), CLAIM_FEE, "all of it is burnt");
    }

    // SR-06, SR-10
    function test_release_laterCostsAsMuchAsIdling() public {
        JobSpec memory spec = audited();
        spec.reward = 0.05 ether;
        Job memory job = post(spec);
        claim(job, workers[0]);
        vm.warp(block.timestamp + 601);
        release(job, workers[0]);
        isPaid(workers[0], 0, DEPOSIT / 20);
        eq(refundOf(poster), 0.05 ether, "one reward");
        eq(refundOf(BURNT), DEPOSIT / 20 - 0.05 ether, "the rest is burnt");
    }

    function test_release_neverShortensTheMatching() public {
        JobSpec memory spec = replicated(2, 2);
        spec.clocks.matching = 100;
        Job memory job = post(spec);
        claim(job, workers[0]);
        claim(job, workers[1]);
        uint40 working = deadlineOf(job);
        release(job, workers[1]);
        eq(deadlineOf(job), working, "the other keeps its time");
        vm.warp(working - 10);
        release(job, workers[0]);
        eq(deadlineOf(job), working + 90, "a matching clock from now");
    }

    function test_release_refusesAfterTheDeadline() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        uint40 deadline = deadlineOf(job);
        bytes32 id = agency.jobId(job);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.DeadlinePassed.selector, id, deadline));
        release(job, workers[0]);
    }

    function test_release_refusesWithoutAClaim() public {
        Job memory job = post(replicated(2, 2));
        bytes32 id = agency.jobId(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[0], RunState.None));
        release(job, workers[0]);
        claim(job, workers[0]);
        commit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongRunState.selector, id, workers[0], RunState.Committed));
        release(job, workers[0]);
    }

    function test_release_refusesAfterSubmission() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        submit(job, workers[0], success("yes"));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongState.selector, agency.jobId(job), JobState.Submitted));
        release(job, workers[0]);
    }

    function test_release_refusesUnknownJobs() public {
        Job memory job = Job(poster, SALT, audited());
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobNotFound.selector, agency.jobId(job)));
        vm.prank(workers[0]);
        agency.release(job, 2, Content(0, 0));
    }
}
