// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IJobAgency, Job, JobSpec, JobState, Outcome, RunState} from "../interfaces/IJobAgency.sol";
import {JobCodec} from "../libraries/JobCodec.sol";
import {Seal} from "../libraries/Seal.sol";
import {Tally} from "../libraries/Tally.sol";
import {AgencyJobs} from "./AgencyJobs.sol";

/// @title The exits of a job: what becomes due when a deadline has passed, and who gets what
/// @dev Nothing here calls out, and every loop runs over at most 15 seats.
abstract contract AgencySettlement is AgencyJobs {
    /// @dev Interrupted and failed runs earn at least the reward divided by this (SR-09).
    uint256 private constant FLOOR_DIVISOR = 4;

    /// @inheritdoc IJobAgency
    function settle(Job[] calldata jobs, address[][] calldata workers) external {
        for (uint256 i = 0; i < jobs.length; ++i) {
            _settle(jobs[i], workers[i]);
        }
    }

    /// @dev Returns quietly when nothing is due or the workers do not fit: somebody else may have settled the job, or a
    /// worker moved, since the caller looked, and the rest of the batch must not suffer.
    function _settle(Job calldata job, address[] calldata workers) private {
        bytes32 id = JobCodec.idOf(job);
        Status storage s = _statuses[id];
        (JobState state, uint8 taken, uint8 done) = (s.state, s.taken, s.done);
        (uint40 deadline, uint40 cancelAt) = (s.deadline, s.cancelAt);
        if (state == JobState.None || state > JobState.Revealing || !_holdSeats(id, taken, workers)) return;

        bool late = block.timestamp > deadline;
        if (state == JobState.Revealing) {
            if (late || done == taken) _settleRevealing(id, job, workers);
        } else if (_cancelsFirst(cancelAt, deadline) && block.timestamp >= cancelAt) {
            _settleCancelled(id, cancelAt, job, workers);
        } else if (!late) {
            return;
        } else if (state == JobState.Open) {
            _settleOpen(id, s, job, workers);
        } else if (state == JobState.Working) {
            _settleWorking(id, s, job, workers);
        } else {
            _settleSubmitted(id, s.tail, job, workers[0]);
        }
    }

    /// @dev Whether these are the workers that hold the job's seats, each once.
    function _holdSeats(bytes32 id, uint256 taken, address[] calldata workers) private view returns (bool) {
        if (workers.length != taken) return false;
        address previous = address(0);
        for (uint256 i = 0; i < taken; ++i) {
            address worker = workers[i];
            RunState state = _runs[id][worker].state;
            if (worker <= previous || state == RunState.None || state > RunState.Revealed) return false;
            previous = worker;
        }
        return true;
    }

    /* EXITS, ONE FOR EACH STATE */

    /// @dev Not all seats were taken in time. A quorum of them is enough to go on; otherwise all goes back.
    function _settleOpen(bytes32 id, Status storage s, Job calldata job, address[] calldata workers) private {
        uint8 taken = s.taken;
        if (taken < job.spec.quorum) {
            for (uint256 i = 0; i < workers.length; ++i) {
                delete _runs[id][workers[i]];
                _unlock(workers[i], job.spec.deposit);
            }
            _end(id, job.poster, JobState.Expired, 0, _escrow(job.spec));
        } else if (s.done == taken) {
            _openReveal(id, s, taken);
        } else {
            s.state = JobState.Working;
            s.deadline = _workDeadline(job.spec);
            emit MatchingClosed(id, taken, s.deadline);
        }
    }

    /// @dev Some workers let their deadline pass. They lose a part of their deposit and their seats; those that did
    /// commit go on alone, or wait for others.
    function _settleWorking(bytes32 id, Status storage s, Job calldata job, address[] calldata workers) private {
        JobSpec calldata spec = job.spec;
        uint256 fee = spec.deposit / IDLE_DIVISOR;
        uint256 refund = 0;
        for (uint256 i = 0; i < workers.length; ++i) {
            address worker = workers[i];
            if (_runs[id][worker].state != RunState.Claimed) continue;
            _runs[id][worker].state = RunState.Idle; // it may not claim this job again
            refund += _forfeit(id, worker, fee, spec.reward);
            _unlock(worker, spec.deposit - fee);
            emit ClaimIdle(id, worker);
        }
        _refund(job.poster, refund);

        uint8 committed = s.done;
        if (committed >= spec.quorum) _openReveal(id, s, committed);
        else _reopen(id, s, committed, _after(spec.clocks.matching));
    }

    /// @dev The challenge window is over and the result stands.
    function _settleSubmitted(bytes32 id, bytes16 tail, Job calldata job, address worker) private {
        bytes25 seal = _runs[id][worker].seal;
        delete _runs[id][worker];
        uint256 amount = _priceOf(job.spec, seal);
        _pay(id, worker, amount, job.spec.deposit, true);
        _end(id, job.poster, JobState.Accepted, Seal.record(seal, tail), job.spec.reward - amount);
    }

    /// @dev All have opened their commitments, or had the time. With a quorum of equal results, its workers are paid and
    /// the others, the silent ones too, lose their deposits (SR-02, SR-07). The poster, who has its result, gets nothing of
    /// these: taking a quorum of the seats of its own job to convict an honest worker must not be a trade. Without a
    /// quorum nobody is paid and only the silent ones lose.
    function _settleRevealing(bytes32 id, Job calldata job, address[] calldata workers) private {
        JobSpec calldata spec = job.spec;
        bytes25[] memory votes = _takeVotes(id, spec, workers);
        bytes25 winner = Tally.winner(votes, spec.quorum);
        uint256 price = winner != 0 ? _priceOf(spec, winner) : 0;
        uint256 refund = _escrow(spec);
        for (uint256 i = 0; i < workers.length; ++i) {
            address worker = workers[i];
            if (winner != 0 && votes[i] == winner) {
                refund -= price;
                _pay(id, worker, price, spec.deposit, true);
            } else if (winner == 0 && votes[i] != 0) {
                _unlock(worker, spec.deposit);
            } else {
                refund += _forfeit(id, worker, spec.deposit, winner != 0 ? 0 : spec.reward);
            }
        }
        bytes32 record = _records[id][winner];
        delete _records[id][winner];
        _end(id, job.poster, winner != 0 ? JobState.Accepted : JobState.Rejected, record, refund);
    }

    /// @dev The poster gave up. Every living run is paid for the time it had, a quarter of the reward at least, so that
    /// nobody works for nothing (SR-09).
    function _settleCancelled(bytes32 id, uint40 cancelAt, Job calldata job, address[] calldata workers) private {
        JobSpec calldata spec = job.spec;
        uint256 refund = _escrow(spec);
        for (uint256 i = 0; i < workers.length; ++i) {
            address worker = workers[i];
            uint256 amount = _share(spec.reward, cancelAt - _runs[id][worker].claimedAt, spec.clocks.run);
            refund -= amount;
            delete _runs[id][worker];
            _pay(id, worker, amount, spec.deposit, false);
        }
        _end(id, job.poster, JobState.Cancelled, 0, refund);
    }

    /* SUMS */

    /// @dev The seals of the runs, which agree where outcome, fuel, record and fingerprint do; zero for a run that was not
    /// opened, or that claims more fuel than there was. The runs are cleared.
    function _takeVotes(bytes32 id, JobSpec calldata spec, address[] calldata workers)
        private
        returns (bytes25[] memory votes)
    {
        votes = new bytes25[](workers.length);
        for (uint256 i = 0; i < workers.length; ++i) {
            Run storage run = _runs[id][workers[i]];
            bytes25 seal = run.seal;
            if (run.state == RunState.Revealed && Seal.fuelUsed(seal) <= spec.fuel) votes[i] = seal;
            delete _runs[id][workers[i]];
        }
    }

    /// @dev What an accepted run earns: the reward, or for a deterministic failure its share by fuel (SR-09).
    function _priceOf(JobSpec calldata spec, bytes25 seal) private pure returns (uint256) {
        if (Seal.outcome(seal) == uint8(Outcome.Ok)) return spec.reward;
        return _share(spec.reward, Seal.fuelUsed(seal), spec.fuel);
    }

    /// @dev `part / whole` of the reward: at least a quarter, at most all of it.
    function _share(uint256 reward, uint256 part, uint256 whole) private pure returns (uint256) {
        return Math.max(reward / FLOOR_DIVISOR, reward * Math.min(part, whole) / whole);
    }

    function _escrow(JobSpec calldata spec) private pure returns (uint256) {
        return uint256(spec.reward) * spec.replicas;
    }

    /// @dev When a worker that starts now must have submitted or committed.
    function _workDeadline(JobSpec calldata spec) internal view returns (uint40) {
        return _after(uint40(spec.clocks.setup) + spec.clocks.run + spec.clocks.deliver);
    }
}
