// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../../contracts/JobAgency.sol";
import {Clocks, Job, JobState, Terms} from "../../../contracts/interfaces/IJobAgency.sol";
import {Test} from "../Test.sol";
import {Handler} from "./Handler.sol";

/// @notice What must hold whatever posters and workers do.
contract InvariantTest is Test {
    address private constant BURNT = 0x000000000000000000000000000000000000dEaD;

    JobAgency private _agency;
    Handler private _handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        _agency = new JobAgency(
            Terms({
                minimum: Clocks(1, 1, 1, 1, 1, 1),
                cancelDelay: 3,
                payoutPeriod: 200,
                probation: 1,
                maxAuditRate: 0,
                payoutThreshold: type(uint88).max,
                minDeposit: 20,
                maxDeposit: 10 ether,
                claimFee: 1,
                fuelPrice: 0
            })
        );
        _handler = new Handler(_agency);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev The last of the handler's functions are for this test, not for the fuzzer.
    function excludeSelectors() external view returns (FuzzSelector[] memory excluded) {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = Handler.settleJob.selector;
        excluded = new FuzzSelector[](1);
        excluded[0] = FuzzSelector(address(_handler), selectors);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @notice The handler goes everywhere, so that the invariants are not true for want of trying.
    function test_handlerTakesEveryPath() public {
        for (uint256 i = 0; i < 4000; ++i) {
            _step(i % 9, uint256(keccak256(abi.encode(i))), uint256(keccak256(abi.encode(i, "wait"))));
        }
        bytes32[9] memory calls =
            [bytes32("post"), "claim", "release", "leave", "submit", "commit", "reveal", "cancel", "withdraw"];
        for (uint256 i = 0; i < calls.length; ++i) {
            that(_handler.count(calls[i]) > 0, string(abi.encodePacked("never: ", calls[i])));
        }
        _taken(JobState.Open, JobState.Working);
        _taken(JobState.Open, JobState.Revealing);
        _taken(JobState.Open, JobState.Expired);
        _taken(JobState.Open, JobState.Cancelled);
        _taken(JobState.Working, JobState.Open);
        _taken(JobState.Working, JobState.Revealing);
        _taken(JobState.Working, JobState.Cancelled);
        _taken(JobState.Submitted, JobState.Accepted);
        _taken(JobState.Revealing, JobState.Accepted);
        _taken(JobState.Revealing, JobState.Rejected);
    }

    function _taken(JobState from, JobState to) private view {
        that(
            _handler.exits(from, to) > 0, string(abi.encodePacked("no exit ", uint8(from) + 48, " to ", uint8(to) + 48))
        );
    }

    function _step(uint256 which, uint256 dice, uint256 wait) private {
        if (which == 0) _handler.post(dice, uint88(wait), uint88(wait >> 88));
        else if (which <= 2) _handler.claim(dice, wait);
        else if (which <= 4) _handler.finish(dice, wait);
        else if (which == 5) _handler.reveal(dice, wait, wait);
        else if (which == 6) _handler.settle(dice, wait);
        else if (which == 7) wait % 2 == 0 ? _handler.cancel(dice, wait) : _handler.release(dice, wait);
        else _handler.withdraw(dice);
    }

    /// @notice The ether of the agency is exactly the escrows and locked deposits of living jobs, and everybody's free
    /// deposit, credit and refund.
    function invariant_totalsBalance() public view {
        uint256 owed = _booked(BURNT);
        for (uint256 i = 0; i < 2; ++i) {
            owed += _booked(_handler.posters(i));
        }
        for (uint256 i = 0; i < 5; ++i) {
            owed += _booked(_handler.workers(i));
        }
        Job[] memory jobs = _handler.jobs();
        for (uint256 i = 0; i < jobs.length; ++i) {
            (JobState state, uint8 taken,,,,) = _agency.jobOf(_agency.jobId(jobs[i]));
            if (state > JobState.Revealing) continue;
            owed += uint256(jobs[i].spec.reward) * jobs[i].spec.replicas + uint256(jobs[i].spec.deposit) * taken;
        }
        eq(address(_agency).balance, owed, "balance");
    }

    /// @notice The counters of a job agree with the runs of its workers.
    function invariant_seatsAreCounted() public view {
        Job[] memory jobs = _handler.jobs();
        for (uint256 i = 0; i < jobs.length; ++i) {
            (JobState state, uint8 taken, uint8 committed, uint8 revealed,,) = _agency.jobOf(_agency.jobId(jobs[i]));
            eq(_handler.seatsOf(jobs[i]).length, taken, "taken");
            that(taken <= jobs[i].spec.replicas && committed <= taken && revealed <= committed, "in order");
            if (state == JobState.Revealing) eq(committed, taken, "only committed runs are left");
            if (state == JobState.Working) that(taken >= jobs[i].spec.quorum && committed < taken, "somebody works");
        }
    }

    /// @notice No state lasts for ever and no ether is trapped: when all clocks have run out, settling ends every job
    /// within as many steps as there are states, everybody gets what is theirs, and nothing is left.
    function afterInvariant() external {
        Job[] memory jobs = _handler.jobs();
        for (uint256 i = 0; i < jobs.length; ++i) {
            for (uint256 step = 0; step < 5; ++step) {
                vm.warp(block.timestamp + 1 days);
                _handler.settleJob(jobs[i]);
            }
            (JobState state,,,,,) = _agency.jobOf(_agency.jobId(jobs[i]));
            that(state > JobState.Revealing, "a job has no exit");
        }
        uint256 onProbation = 0;
        for (uint256 i = 0; i < 5; ++i) {
            onProbation += _cashWorker(_handler.workers(i));
        }
        _cash(_handler.posters(0));
        _cash(_handler.posters(1));
        _cash(BURNT);
        eq(address(_agency).balance, onProbation, "ether is trapped");
    }

    /// @dev A worker that was paid for cancelled jobs only has earned, but not yet proved itself.
    function _cashWorker(address worker) private returns (uint256 onProbation) {
        (uint88 deposit, uint88 credit,, uint24 verified,,) = _agency.accountOf(worker);
        if (deposit != 0) {
            vm.prank(worker);
            _agency.withdrawDeposit(deposit);
        }
        if (verified == 0) return credit;
        _cash(worker);
    }

    function _cash(address account) private {
        if (_booked(account) != 0) _agency.withdraw(account);
    }

    function _booked(address account) private view returns (uint256) {
        (uint88 deposit, uint88 credit, uint256 refund,,,) = _agency.accountOf(account);
        return uint256(deposit) + credit + refund;
    }
}
