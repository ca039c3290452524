// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobState, RunResult, RunState} from "../interfaces/IJobAgency.sol";
import {JobCodec} from "../libraries/JobCodec.sol";
import {Seal} from "../libraries/Seal.sol";
import {AgencyAccounts} from "./AgencyAccounts.sol";

/// @title What an agency remembers of its jobs, and how it names them
abstract contract AgencyJobs is AgencyAccounts {
    /// @dev All that is kept of a job beside the hash of its spec: one slot. It stays when the job has ended, so that an
    /// identifier is never used twice.
    struct Status {
        JobState state;
        uint8 taken; // seats held by living runs
        uint8 done; // of these, runs that have done their part: commit, and once Revealing reveal
        uint24 revealClock; // zero in mode audited; copied so that `commit` and `reveal` need no spec
        uint40 deadline; // last second of the state
        uint40 cancelAt; // zero, or when a requested cancellation takes effect
        bytes16 tail; // in mode audited: the second half of the submitted record
    }

    /// @dev One worker's run on one job: one slot, cleared when the job ends.
    struct Run {
        RunState state;
        uint8 seat;
        uint40 claimedAt;
        bytes25 seal; // see `Seal`
    }

    /// @dev Separates commitments from all else that is hashed and signed.
    bytes32 internal constant COMMITMENT_DOMAIN = keccak256("emet.market.commitment.v1");
    /// @dev Disputes will have rounds of their own; their commitments must not be taken for these.
    uint256 private constant FIRST_ROUND = 0;

    mapping(bytes32 id => Status) internal _statuses;
    mapping(bytes32 id => mapping(address worker => Run)) internal _runs;
    /// @dev In mode replicated: the records behind the seals of a job. Equal results share one.
    mapping(bytes32 id => mapping(bytes25 seal => bytes32 record)) internal _records;

    /* VIEWS */

    /// @inheritdoc IJobAgency
    function jobId(Job calldata job) external view returns (bytes32) {
        return JobCodec.idOf(job);
    }

    /// @inheritdoc IJobAgency
    /// @dev Binds the domain, chain, agency, job, seat, round, worker, result, fingerprint and salt (SR-01): it cannot be
    /// copied by another worker nor opened on another job, agency or fork.
    function commitmentOf(
        bytes32 id,
        uint8 seat,
        address worker,
        RunResult calldata result,
        bytes32 fingerprint,
        bytes32 salt
    ) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                COMMITMENT_DOMAIN,
                block.chainid,
                address(this),
                id,
                seat,
                FIRST_ROUND,
                worker,
                result,
                fingerprint,
                salt
            )
        );
    }

    /// @inheritdoc IJobAgency
    function jobOf(bytes32 id)
        external
        view
        returns (JobState state, uint8 taken, uint8 committed, uint8 revealed, uint40 deadline, uint40 cancelAt)
    {
        Status storage s = _statuses[id];
        (state, taken, deadline, cancelAt) = (s.state, s.taken, s.deadline, s.cancelAt);
        (committed, revealed) = state == JobState.Revealing ? (taken, s.done) : (s.done, 0);
    }

    /// @inheritdoc IJobAgency
    function runOf(bytes32 id, address worker)
        external
        view
        returns (RunState state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes32 seal)
    {
        Run storage r = _runs[id][worker];
        (state, seat, claimedAt) = (r.state, r.seat, r.claimedAt);
        if (state == RunState.Committed) return (state, seat, claimedAt, 0, 0, r.seal);
        if (state == RunState.Submitted) seal = Seal.record(r.seal, _statuses[id].tail);
        if (state == RunState.Revealed) seal = _records[id][r.seal];
        (outcome, fuelUsed) = (Seal.outcome(r.seal), Seal.fuelUsed(r.seal));
    }

    /* SHARED STEPS */

    /// @dev The header time `clock` seconds from now.
    function _after(uint40 clock) internal view returns (uint40) {
        return uint40(block.timestamp) + clock;
    }

    /// @dev Whether a requested cancellation comes before the deadline of the state, and so instead of it.
    function _cancelsFirst(uint40 cancelAt, uint40 deadline) internal pure returns (bool) {
        return cancelAt != 0 && cancelAt <= deadline;
    }

    /// @dev Opens the reveal phase for the `taken` runs that committed. A cancellation comes too late from here.
    function _openReveal(bytes32 id, Status storage s, uint8 taken) internal {
        uint40 deadline = _after(s.revealClock);
        (s.state, s.taken, s.done, s.deadline, s.cancelAt) = (JobState.Revealing, taken, 0, deadline, 0);
        emit RevealOpened(id, deadline);
    }

    /// @dev Frees seats until `deadline`.
    function _reopen(bytes32 id, Status storage s, uint8 taken, uint40 deadline) internal {
        (s.state, s.taken, s.deadline) = (JobState.Open, taken, deadline);
        emit JobReopened(id, deadline);
    }

    /// @dev Ends a job. Nothing but its final state is kept.
    function _end(bytes32 id, address poster, JobState state, bytes32 record, uint256 refund) internal {
        delete _statuses[id];
        _statuses[id].state = state;
        _refund(poster, refund);
        emit JobEnded(id, state, record, refund);
    }
}
