// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Job, RunResult} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice What the market's transactions cost, whole (21,000, calldata and refunds of gas included).
/// @dev The figures are committed in snapshots/ and compared in CI. Worker and poster have used the agency before: an
/// account's first payout or refund costs a fresh slot once.
contract GasTest is AgencyTest {
    string private constant GROUP = "JobAgency";
    uint256 private _total;

    function _note(string memory name) private {
        _total += vm.snapshotGasLastCall(GROUP, name);
    }

    /// @notice One escrowed, identified, deposited, audited job costs at most 240,000.
    function test_audited() public {
        Job memory job = post(audited());
        _note("audited: post");
        claim(job, workers[0]);
        _note("audited: claim");
        submit(job, workers[0], success("yes"));
        _note("audited: submit");
        settle(job, 1, 2 hours + 1);
        _note("audited: settle");
        vm.snapshotValue(GROUP, "audited: sum", _total);
        that(_total <= 240_000, "above the goal");
    }

    /// @notice Three workers, commit and reveal: at most 600,000.
    function test_replicated() public {
        Job memory job = post(replicated(3, 2));
        _note("replicated 2 of 3: post");
        RunResult memory result = success("yes");
        for (uint256 i = 0; i < 3; ++i) {
            claim(job, workers[i]);
            _note(string.concat("replicated 2 of 3: claim ", _digit(i)));
        }
        for (uint256 i = 0; i < 3; ++i) {
            commit(job, workers[i], result);
            _note(string.concat("replicated 2 of 3: commit ", _digit(i)));
        }
        for (uint256 i = 0; i < 3; ++i) {
            reveal(job, workers[i], result);
            _note(string.concat("replicated 2 of 3: reveal ", _digit(i)));
        }
        settle(job, 3, 0);
        _note("replicated 2 of 3: settle");
        vm.snapshotValue(GROUP, "replicated 2 of 3: sum", _total);
        that(_total <= 600_000, "above the goal");
    }

    /// @notice Settling ten jobs at once shares the fixed cost.
    function test_settleTen() public {
        Job[] memory jobs = new Job[](10);
        address[][] memory seats = new address[][](10);
        for (uint256 i = 0; i < 10; ++i) {
            jobs[i] = post(audited());
            claim(jobs[i], workers[i]);
            submit(jobs[i], workers[i], success("yes"));
            seats[i] = new address[](1);
            seats[i][0] = workers[i];
        }
        vm.warp(block.timestamp + 2 hours + 1);
        agency.settle(jobs, seats);
        _note("settle ten audited");
    }

    /// @notice The dearest settlement there is: fifteen seats, and no two agree until the last.
    function test_settleFifteen() public {
        Job memory job = post(replicated(15, 8));
        RunResult[] memory results = new RunResult[](15);
        for (uint256 i = 0; i < 15; ++i) {
            results[i] = success(i < 7 ? _digit(i) : "yes");
        }
        commitAll(job, results);
        for (uint256 i = 0; i < 15; ++i) {
            reveal(job, workers[i], results[i]);
        }
        settle(job, 15, 0);
        _note("replicated 8 of 15: settle");
        that(_total <= 500_000, "a batch must not be spoilt by one job");
    }

    function test_others() public {
        Job memory earlier = post(audited()); // poster, worker and fire have had their first refunds
        claim(earlier, workers[0]);
        release(earlier, workers[0]);
        cancel(earlier);
        vm.prank(workers[0]);
        agency.register{value: 0}(PEERS);
        _note("register again");
        Job memory job = post(audited());
        claim(job, workers[0]);
        release(job, workers[0]);
        _note("release");
        cancel(job);
        _note("cancel, nobody claimed");
        agency.withdraw(poster);
        _note("withdraw refund");
        vm.prank(workers[0]);
        agency.withdrawDeposit(1 ether);
        _note("withdrawDeposit");
    }

    function _digit(uint256 i) private pure returns (string memory) {
        return string(abi.encodePacked(bytes1(uint8(0x31 + i))));
    }
}
