// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {JobAgency} from "../../contracts/JobAgency.sol";
import {IJobAgency, Job, JobSpec} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @dev A receiver of ether that tries to be paid twice, or will not be paid.
contract Hostile {
    JobAgency private immutable _AGENCY;
    bool public refuses;
    bytes public answer;

    constructor(JobAgency agency) payable {
        _AGENCY = agency;
        agency.register{value: msg.value}("");
    }

    function post(bytes32 salt, JobSpec calldata spec) external payable {
        _AGENCY.post{value: msg.value}(salt, spec, "");
    }

    function cancel(Job calldata job) external {
        _AGENCY.cancel(job);
    }

    function takeDeposit(uint88 amount) external {
        _AGENCY.withdrawDeposit(amount);
    }

    function setRefuses(bool whether) external {
        refuses = whether;
    }

    receive() external payable {
        require(!refuses, "no");
        (, bytes memory first) = address(_AGENCY).call(abi.encodeCall(IJobAgency.withdraw, (address(this))));
        (, bytes memory second) = address(_AGENCY).call(abi.encodeCall(IJobAgency.withdrawDeposit, (1)));
        require(keccak256(first) == keccak256(second), "one of them went through");
        answer = first;
    }
}

contract WithdrawTest is AgencyTest {
    function _earn(uint256 jobs) private {
        for (uint256 i = 0; i < jobs; ++i) {
            Job memory job = post(audited());
            claim(job, workers[0]);
            submit(job, workers[0], success("yes"));
            settle(job, 1, 2 hours + 1);
        }
    }

    function _locked(uint256 credit, uint24 verified, uint256 notBefore) private {
        vm.expectRevert(
            abi.encodeWithSelector(IJobAgency.NothingToWithdraw.selector, workers[0], credit, verified, notBefore)
        );
        agency.withdraw(workers[0]);
    }

    /* CREDIT */

    // CM-15
    function test_withdraw_waitsForTheProbation() public {
        uint256 registered = block.timestamp;
        _earn(1);
        vm.warp(registered + PERIOD);
        _locked(REWARD, 1, registered + PERIOD);
        _earn(1);
        agency.withdraw(workers[0]);
        eq(workers[0].balance, 2 * uint256(REWARD), "paid");
    }

    // CM-06
    function test_withdraw_waitsForThePeriod() public {
        uint256 registered = block.timestamp;
        _earn(3);
        vm.warp(registered + PERIOD - 1);
        _locked(3 * uint256(REWARD), 3, registered + PERIOD);
        vm.warp(registered + PERIOD);
        vm.expectEmit(address(agency));
        emit IJobAgency.Withdrawn(workers[0], 3 * uint256(REWARD));
        agency.withdraw(workers[0]); // by anybody
        eq(workers[0].balance, 3 * uint256(REWARD), "paid");
        isPaid(workers[0], 0, 0);

        uint256 paid = block.timestamp;
        _earn(1);
        _locked(REWARD, 4, paid + PERIOD);
    }

    // CM-06
    function test_withdraw_orForTheThreshold() public {
        _earn(9);
        _locked(9 * uint256(REWARD), 9, block.timestamp - 9 * (2 hours + 1) + PERIOD);
        _earn(1);
        agency.withdraw(workers[0]);
        eq(workers[0].balance, 1 ether, "paid");
    }

    function test_withdraw_refundsNeverWait() public {
        Job memory job = post(audited());
        cancel(job);
        uint256 before = poster.balance;
        vm.prank(workers[0]);
        agency.withdraw(poster);
        eq(poster.balance, before + REWARD, "refunded");
        eq(refundOf(poster), 0, "nothing left");
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.NothingToWithdraw.selector, poster, 0, 0, PERIOD));
        agency.withdraw(poster);
    }

    // SR-06
    function test_withdraw_pushesOutWhatIsBurnt() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        settle(job, 1, workClock() + 1);
        agency.withdraw(BURNT);
        eq(BURNT.balance, DEPOSIT / 20 - REWARD, "out of reach");
    }

    /* DEPOSIT */

    function test_withdrawDeposit_paysFreeDepositOnly() public {
        Job memory job = post(audited());
        claim(job, workers[0]);
        vm.expectRevert(
            abi.encodeWithSelector(IJobAgency.DepositTooLow.selector, workers[0], FUNDS - DEPOSIT, FUNDS - DEPOSIT + 1)
        );
        vm.prank(workers[0]);
        agency.withdrawDeposit(FUNDS - DEPOSIT + 1);
        vm.expectEmit(address(agency));
        emit IJobAgency.DepositChanged(workers[0], 0);
        vm.prank(workers[0]);
        agency.withdrawDeposit(FUNDS - DEPOSIT);
        eq(workers[0].balance, FUNDS - DEPOSIT, "paid");
    }

    /* HOSTILE RECEIVERS */

    // F32
    function test_withdraw_cannotBeEnteredAgain() public {
        vm.deal(address(this), 10 ether);
        Hostile hostile = new Hostile{value: 2 ether}(agency);
        hostile.post{value: REWARD}(SALT, audited());
        hostile.cancel(Job(address(hostile), SALT, audited()));
        agency.withdraw(address(hostile));
        eq(address(hostile).balance, REWARD, "once");
        bytes memory reentered = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        eq(keccak256(hostile.answer()), keccak256(reentered), "stopped by the guard");
        hostile.takeDeposit(1 ether);
        eq(address(hostile).balance, 1 ether + REWARD, "once");
        eq(depositOf(address(hostile)), 1 ether, "the rest is there");
    }

    // F32
    function test_withdraw_refusingBlocksNobodyElse() public {
        vm.deal(address(this), 10 ether);
        Hostile hostile = new Hostile{value: 2 ether}(agency);
        hostile.post{value: REWARD}(SALT, audited());
        hostile.setRefuses(true);
        Job memory theirs = Job(address(hostile), SALT, audited());
        Job memory ours = post(audited());
        Job[] memory jobs = new Job[](2);
        (jobs[0], jobs[1]) = (theirs, ours);
        vm.warp(block.timestamp + 1 hours + 1);
        agency.settle(jobs, new address[][](2));
        agency.withdraw(poster);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.TransferFailed.selector, address(hostile)));
        agency.withdraw(address(hostile));
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.TransferFailed.selector, address(hostile)));
        hostile.takeDeposit(1 ether);
        hostile.setRefuses(false);
        agency.withdraw(address(hostile)); // it is still there
        eq(address(hostile).balance, REWARD, "paid in the end");
    }

    function test_plainEtherIsRefused() public {
        vm.deal(address(this), 1 ether);
        (bool done,) = address(agency).call{value: 1}("");
        that(!done, "ether without a purpose");
    }
}
