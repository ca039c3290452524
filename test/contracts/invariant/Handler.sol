// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../../contracts/JobAgency.sol";
import {
    Clocks,
    Content,
    Job,
    JobSpec,
    JobState,
    RunResult,
    RunState,
    Terms
} from "../../../contracts/interfaces/IJobAgency.sol";
import {Test} from "../Test.sol";

/// @title Posters and workers that do anything they may, in any order
/// @dev A call that the agency would have to refuse is not made, so that every revert of a run is a finding. Time moves
/// with each step. The ghosts are what the agency must agree with.
contract Handler is Test {
    uint64 private constant FUEL = 101;
    uint256 private constant PATIENCE = 60 + 20 + 30 + 20; // matching, set-up, run and deliver

    JobAgency private immutable _AGENCY;
    address[2] public posters = [address(0xA001), address(0xA002)];
    address[5] public workers = [address(0xB001), address(0xB002), address(0xB003), address(0xB004), address(0xB005)];
    Job[] private _jobs;
    /// @dev The numbers of the jobs that steps are made on, from one. Few at a time, so that they get somewhere.
    uint256[3] private _current;
    mapping(bytes32 id => mapping(address worker => uint256 dice)) private _committed;

    /// @notice How often each call went through: a run that never reached a state proves nothing about it.
    mapping(bytes32 name => uint256) public count;
    /// @notice How often settling took a job from one state to another.
    mapping(JobState from => mapping(JobState to => uint256)) public exits;

    constructor(JobAgency agency) {
        _AGENCY = agency;
        for (uint256 i = 0; i < workers.length; ++i) {
            vm.prank(workers[i]);
            agency.register("");
        }
    }

    /* STEPS */

    function post(uint256 dice, uint88 reward, uint88 deposit) external {
        uint256 place = (dice >> 8) % _current.length;
        (bool found, Job memory old) = _pick(dice);
        if (found && _state(old) <= JobState.Revealing) return;
        address poster = posters[dice % 2];
        JobSpec memory spec = _spec(dice);
        spec.reward = uint88(between(reward, 1, 1 ether));
        spec.deposit = uint88(between(deposit, 20, 10 ether));
        uint256 escrow = uint256(spec.reward) * spec.replicas;
        Job memory job = Job(poster, bytes32(_jobs.length), spec);
        vm.deal(poster, poster.balance + escrow);
        vm.prank(poster);
        _AGENCY.post{value: escrow}(job.salt, spec, "");
        _jobs.push(job);
        _current[place] = _jobs.length;
        ++count["post"];
    }

    function claim(uint256 dice, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found) return;
        address worker = _worker(dice);
        (JobState state,,,, uint40 deadline, uint40 cancelAt) = _AGENCY.jobOf(_id(job));
        if (state != JobState.Open || block.timestamp > deadline || cancelAt != 0) return;
        if (_runState(job, worker) != RunState.None) return;
        vm.deal(worker, worker.balance + job.spec.deposit);
        vm.prank(worker);
        _AGENCY.register{value: job.spec.deposit}("");
        vm.prank(worker);
        _AGENCY.claim(job, new bytes32[](0));
        ++count["claim"];
    }

    function release(uint256 dice, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found || dice % 4 != 0) return; // seldom, so that jobs get on
        address worker = _workerIn(job, dice % 8 == 0 ? RunState.Committed : RunState.Claimed, dice);
        (RunState state,, uint40 claimedAt,,,) = _AGENCY.runOf(_id(job), worker);
        if (state == RunState.Committed ? block.timestamp - claimedAt <= PATIENCE : state != RunState.Claimed) return;
        if (!_isUnfinished(job)) return;
        vm.prank(worker);
        _AGENCY.release(job, 2, Content(0, 0));
        ++count[state == RunState.Committed ? bytes32("leave") : bytes32("release")];
    }

    /// @notice Submits or commits: the job's mode says which.
    function finish(uint256 dice, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found) return;
        address worker = _workerIn(job, RunState.Claimed, dice);
        if (!_mayWork(job, worker)) return;
        if (job.spec.replicas == 1) {
            RunResult memory result = _result(dice);
            result.fuelUsed = result.fuelUsed > FUEL ? FUEL : result.fuelUsed;
            vm.prank(worker);
            _AGENCY.submit(job, result, bytes32(dice));
            ++count["submit"];
        } else {
            bytes32 commitment = _seal(job, worker, dice);
            vm.prank(worker);
            _AGENCY.commit(_id(job), commitment);
            _committed[_id(job)][worker] = dice;
            ++count["commit"];
        }
    }

    /// @notice Tries another opening first: only what was committed may be revealed.
    function reveal(uint256 dice, uint256 lie, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found) return;
        address worker = _workerIn(job, RunState.Committed, dice);
        bytes32 id = _id(job);
        (JobState state,,,, uint40 deadline,) = _AGENCY.jobOf(id);
        if (state != JobState.Revealing || block.timestamp > deadline) return;
        if (_runState(job, worker) != RunState.Committed) return;
        uint256 truth = _committed[id][worker];
        if (_salt(lie) != _salt(truth)) {
            vm.prank(worker);
            try _AGENCY.reveal(id, _result(lie), 0, _salt(lie)) {
                revert("revealed what was not committed"); // SR-01
            } catch {}
        }
        vm.prank(worker);
        _AGENCY.reveal(id, _result(truth), 0, _salt(truth));
        ++count["reveal"];
    }

    function cancel(uint256 dice, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found || dice % 4 != 0) return;
        (JobState state, uint8 taken,,,, uint40 cancelAt) = _AGENCY.jobOf(_id(job));
        if (state != JobState.Open && state != JobState.Working) return;
        if (taken != 0 && cancelAt != 0) return;
        vm.prank(job.poster);
        _AGENCY.cancel(job);
        ++count["cancel"];
    }

    function settle(uint256 dice, uint256 wait) external {
        _pass(wait);
        (bool found, Job memory job) = _pick(dice);
        if (!found) return;
        settleJob(job);
    }

    /// @notice Any list of workers: it must never revert.
    function settleWithAnyone(uint256 dice, address[] calldata anyone) external {
        (bool found, Job memory job) = _pick(dice);
        if (!found) return;
        _settle(job, anyone);
    }

    function withdraw(uint256 dice) external {
        address account = dice % 2 == 0 ? posters[dice / 2 % 2] : _worker(dice);
        (, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout,) = _AGENCY.accountOf(account);
        Terms memory t = _AGENCY.terms();
        bool open = credit != 0 && verified >= t.probation && block.timestamp >= uint256(lastPayout) + t.payoutPeriod;
        if (refund == 0 && !open) return;
        _AGENCY.withdraw(account);
        ++count["withdraw"];
    }

    function withdrawDeposit(uint256 dice, uint88 amount) external {
        address worker = _worker(dice);
        (uint88 free,,,,,) = _AGENCY.accountOf(worker);
        vm.prank(worker);
        _AGENCY.withdrawDeposit(uint88(between(amount, 0, free)));
    }

    /* WHAT THE TEST ASKS */

    function settleJob(Job memory job) public {
        JobState before = _state(job);
        _settle(job, seatsOf(job));
        if (_state(job) != before) ++exits[before][_state(job)];
    }

    function jobs() external view returns (Job[] memory) {
        return _jobs;
    }

    /// @notice The workers that hold a seat, in order.
    function seatsOf(Job memory job) public view returns (address[] memory seats) {
        uint256 taken = 0;
        seats = new address[](workers.length);
        for (uint256 i = 0; i < workers.length; ++i) {
            RunState state = _runState(job, workers[i]);
            if (state != RunState.None && state <= RunState.Revealed) seats[taken++] = workers[i];
        }
        assembly {
            mstore(seats, taken)
        }
    }

    /* PARTS */

    function _pass(uint256 wait) private {
        // Mostly moments, at times more than a clock.
        vm.warp(block.timestamp + (wait % 16 == 0 ? between(wait, 0, 150) : wait % 3));
    }

    function _pick(uint256 dice) private view returns (bool found, Job memory job) {
        uint256 number = _current[(dice >> 8) % _current.length];
        return number == 0 ? (false, job) : (true, _jobs[number - 1]);
    }

    function _worker(uint256 dice) private view returns (address) {
        return workers[(dice >> 16) % workers.length];
    }

    /// @dev A worker whose run is in that state if there is one: dice alone would seldom meet it.
    function _workerIn(Job memory job, RunState state, uint256 dice) private view returns (address worker) {
        for (uint256 i = 0; i < workers.length; ++i) {
            worker = workers[((dice >> 16) + i) % workers.length];
            if (_runState(job, worker) == state) return worker;
        }
    }

    function _id(Job memory job) private view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(_AGENCY), job));
    }

    function _state(Job memory job) private view returns (JobState state) {
        (state,,,,,) = _AGENCY.jobOf(_id(job));
    }

    function _runState(Job memory job, address worker) private view returns (RunState state) {
        (state,,,,,) = _AGENCY.runOf(_id(job), worker);
    }

    function _mayWork(Job memory job, address worker) private view returns (bool) {
        return _isUnfinished(job) && _runState(job, worker) == RunState.Claimed;
    }

    function _isUnfinished(Job memory job) private view returns (bool) {
        (JobState state,,,, uint40 deadline, uint40 cancelAt) = _AGENCY.jobOf(_id(job));
        if (state != JobState.Open && state != JobState.Working) return false;
        return block.timestamp <= deadline && (cancelAt == 0 || block.timestamp < cancelAt);
    }

    /// @dev Three results are enough to agree or not. The last claims more fuel than there is.
    function _result(uint256 dice) private pure returns (RunResult memory) {
        uint256 kind = (dice >> 24) % 16;
        kind = kind < 14 ? 0 : kind - 13; // mostly the first
        return RunResult({record: bytes32(kind + 1), outcome: uint8(kind), fuelUsed: uint64(FUEL - 1 + kind)});
    }

    function _salt(uint256 dice) private pure returns (bytes32) {
        return keccak256(abi.encode(dice));
    }

    function _seal(Job memory job, address worker, uint256 dice) private view returns (bytes32) {
        bytes32 id = _id(job);
        (, uint8 seat,,,,) = _AGENCY.runOf(id, worker);
        return _AGENCY.commitmentOf(id, seat, worker, _result(dice), 0, _salt(dice));
    }

    function _settle(Job memory job, address[] memory seats) private {
        Job[] memory batch = new Job[](1);
        address[][] memory lists = new address[][](1);
        (batch[0], lists[0]) = (job, seats);
        _AGENCY.settle(batch, lists);
    }

    function _spec(uint256 dice) private pure returns (JobSpec memory spec) {
        spec.code = Content(bytes32(uint256(1)), 0x55);
        spec.engine = "js/1";
        spec.fuel = FUEL;
        spec.memoryPages = 1;
        spec.maxResult = 1;
        spec.replicas = uint8((dice >> 32) % 4 + 1);
        spec.quorum = spec.replicas / 2 + 1;
        spec.clocks = Clocks({matching: 60, setup: 20, run: 30, deliver: 20, reveal: 40, challenge: 40});
    }
}
