// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {AgencySettlement} from "./agency/AgencySettlement.sol";
import {AgencyTerms} from "./agency/AgencyTerms.sol";
import {
    Clocks,
    Content,
    IJobAgency,
    Job,
    JobSpec,
    JobState,
    Outcome,
    RunResult,
    RunState,
    Terms
} from "./interfaces/IJobAgency.sol";
import {JobCodec} from "./libraries/JobCodec.sol";
import {Seal} from "./libraries/Seal.sol";

/// @title The agency on which jobs are posted
/// @notice It has no owner, cannot be upgraded, and takes no ether but by `post` and `register`.
/// @dev Warning: seats are first come, first served. A poster who does not trust strangers should give an allow list,
/// and a worker should look at who may sit beside it: whoever holds a quorum of the seats decides what is right, and
/// whoever can prevent a quorum learns what the others reveal, and they are not paid.
/// @dev Warning: in mode audited nobody re-runs the work yet. The deposit and the challenge window are there for an
/// agency with auditors; on this one a result that was submitted in time is a result that counts.
contract JobAgency is AgencySettlement {
    constructor(Terms memory chosen) AgencyTerms(chosen) {}

    /* POSTER */

    /// @inheritdoc IJobAgency
    function post(bytes32 salt, JobSpec calldata spec, bytes calldata peers) external payable returns (bytes32 id) {
        _requireSpec(spec);
        _requirePeers(peers);
        uint256 escrow = uint256(spec.reward) * spec.replicas;
        if (msg.value != escrow) revert WrongValue(msg.value, escrow);
        id = JobCodec.idOf(salt, spec);
        Status storage s = _statuses[id];
        if (s.state != JobState.None) revert JobExists(id);

        s.state = JobState.Open;
        s.deadline = _after(spec.clocks.matching);
        // forge-lint: disable-next-line(unsafe-typecast) -- no clock is longer than 30 days
        if (spec.replicas > 1) s.revealClock = uint24(spec.clocks.reveal);
        JobCodec.announce(id, salt, spec, peers);
    }

    /// @inheritdoc IJobAgency
    function cancel(Job calldata job) external {
        (bytes32 id, Status storage s) = _find(job);
        if (msg.sender != job.poster) revert NotPoster(msg.sender);
        JobState state = s.state;
        if (state != JobState.Open && state != JobState.Working) revert WrongState(id, state);
        if (s.taken == 0) {
            _end(id, job.poster, JobState.Cancelled, 0, uint256(job.spec.reward) * job.spec.replicas);
        } else {
            if (s.cancelAt != 0) revert AlreadyCancelled(id);
            s.cancelAt = _after(_CANCEL_DELAY);
            emit CancelRequested(id, s.cancelAt);
        }
    }

    /* WORKER */

    /// @inheritdoc IJobAgency
    function claim(Job calldata job, bytes32[] calldata proof) external {
        (bytes32 id, Status storage s) = _find(job);
        (JobState state, uint8 seat, uint40 deadline, uint40 cancelAt) = (s.state, s.taken, s.deadline, s.cancelAt);
        if (state != JobState.Open) revert WrongState(id, state);
        if (cancelAt != 0) revert AlreadyCancelled(id);
        if (block.timestamp > deadline) revert DeadlinePassed(id, deadline);
        Run storage run = _runs[id][msg.sender];
        if (run.state != RunState.None) revert AlreadyClaimed(id, msg.sender);
        _requireAllowed(job.spec.allowList, proof);
        _lock(msg.sender, job.spec.deposit);

        run.state = RunState.Claimed;
        run.seat = seat;
        run.claimedAt = uint40(block.timestamp);
        if (seat + 1 == job.spec.replicas) {
            state = JobState.Working;
            deadline = _workDeadline(job.spec);
        }
        (s.state, s.taken, s.deadline) = (state, seat + 1, deadline);
        emit JobClaimed(id, msg.sender, seat, deadline);
    }

    /// @inheritdoc IJobAgency
    /// @dev Within the set-up clock this costs the agency's claim fee, afterwards as much as an idle claim: a worker that
    /// has seen code and input must not hold seats for nothing (SR-10). The claim fee is burnt: were it the poster's, jobs
    /// whose content nobody can get would be a business. The reason is for people and agents to read.
    function release(Job calldata job, uint8 reason, Content calldata missing) external {
        (bytes32 id, Status storage s) = _find(job);
        JobSpec calldata spec = job.spec;
        Run storage run = _unfinishedRun(id, s);
        uint256 held = block.timestamp - run.claimedAt;
        uint256 fee = 0;
        uint256 most = 0;
        if (run.state == RunState.Committed && held > _patience(spec.clocks)) --s.done;
        else if (run.state != RunState.Claimed) revert WrongRunState(id, msg.sender, run.state);
        else if (held <= spec.clocks.setup) fee = _CLAIM_FEE;
        else (fee, most) = (spec.deposit / IDLE_DIVISOR, spec.reward);

        run.state = RunState.Released;
        _unlock(msg.sender, spec.deposit - fee);
        emit ClaimReleased(id, msg.sender, reason, missing);
        _refund(job.poster, _forfeit(id, msg.sender, fee, most));

        uint40 deadline = _after(spec.clocks.matching);
        _reopen(id, s, s.taken - 1, deadline > s.deadline ? deadline : s.deadline);
    }

    /// @inheritdoc IJobAgency
    function submit(Job calldata job, RunResult calldata result, bytes32 fingerprintCommitment) external {
        (bytes32 id, Status storage s) = _find(job);
        if (job.spec.replicas != 1) revert WrongMode(id);
        Run storage run = _claimedRun(id, s);
        _requireOutcome(id, result);
        if (result.fuelUsed > job.spec.fuel) revert InvalidResult(id);

        (bytes25 seal, bytes16 tail) = Seal.ofRecord(result);
        (run.state, run.seal) = (RunState.Submitted, seal);
        uint40 deadline = _after(job.spec.clocks.challenge);
        // A cancellation comes too late from here.
        (s.state, s.deadline, s.cancelAt, s.tail) = (JobState.Submitted, deadline, 0, tail);
        emit JobSubmitted(id, msg.sender, result, fingerprintCommitment, deadline);
    }

    /// @inheritdoc IJobAgency
    function commit(bytes32 id, bytes32 commitment) external {
        Status storage s = _get(id);
        if (s.revealClock == 0) revert WrongMode(id);
        Run storage run = _claimedRun(id, s);

        (run.state, run.seal) = (RunState.Committed, Seal.ofCommitment(commitment));
        uint8 committed = ++s.done;
        emit JobCommitted(id, msg.sender, commitment);
        if (s.state == JobState.Working && committed == s.taken) _openReveal(id, s, committed);
    }

    /// @inheritdoc IJobAgency
    function reveal(bytes32 id, RunResult calldata result, bytes32 fingerprint, bytes32 salt) external {
        Status storage s = _get(id);
        (JobState state, uint40 deadline) = (s.state, s.deadline);
        if (state != JobState.Revealing) revert WrongState(id, state);
        if (block.timestamp > deadline) revert DeadlinePassed(id, deadline);
        Run storage run = _runs[id][msg.sender];
        _requireOutcome(id, result);
        if (run.state != RunState.Committed) revert WrongRunState(id, msg.sender, run.state);
        if (run.seal != Seal.ofCommitment(commitmentOf(id, run.seat, msg.sender, result, fingerprint, salt))) {
            revert CommitmentMismatch(id, msg.sender);
        }

        ++s.done;
        bytes25 seal = Seal.ofVote(result, fingerprint);
        (run.state, run.seal) = (RunState.Revealed, seal);
        if (_records[id][seal] == 0) _records[id][seal] = result.record;
        emit JobRevealed(id, msg.sender, result, fingerprint);
    }

    /* SHARED STEPS */

    /// @dev The job as it stands, found by what its caller says it is.
    function _find(Job calldata job) private view returns (bytes32 id, Status storage s) {
        id = JobCodec.idOf(job);
        s = _get(id);
    }

    function _get(bytes32 id) private view returns (Status storage s) {
        s = _statuses[id];
        if (s.state == JobState.None) revert JobNotFound(id);
    }

    /// @dev The caller's run, if it may still be submitted or committed.
    function _claimedRun(bytes32 id, Status storage s) private view returns (Run storage run) {
        run = _unfinishedRun(id, s);
        if (run.state != RunState.Claimed) revert WrongRunState(id, msg.sender, run.state);
    }

    /// @dev The caller's run, in whatever state it is, on a job that waits for results. A cancellation that has taken
    /// effect ends that like a deadline, settled or not.
    function _unfinishedRun(bytes32 id, Status storage s) private view returns (Run storage run) {
        (JobState state, uint40 last, uint40 cancelAt) = (s.state, s.deadline, s.cancelAt);
        if (state != JobState.Open && state != JobState.Working) revert WrongState(id, state);
        if (_cancelsFirst(cancelAt, last)) last = cancelAt - 1;
        if (block.timestamp > last) revert DeadlinePassed(id, last);
        run = _runs[id][msg.sender];
    }

    /// @dev How long a committed worker waits for the others. Only where seats were freed again does it take longer; as
    /// that can happen any number of times, it would otherwise hold the deposit for ever.
    function _patience(Clocks calldata clocks) private pure returns (uint256) {
        return uint256(clocks.matching) + clocks.setup + clocks.run + clocks.deliver;
    }

    function _requireOutcome(bytes32 id, RunResult calldata result) private pure {
        if (result.outcome > uint8(type(Outcome).max)) revert InvalidResult(id);
    }

    /// @dev The leaf is hashed twice, so that an inner node of the tree cannot pass for one.
    function _requireAllowed(bytes32 root, bytes32[] calldata proof) private view {
        if (root == 0) return;
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(msg.sender))));
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert NotAllowed(msg.sender);
    }
}
