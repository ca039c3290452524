// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A content id (CID) on chain: a sha2-256 digest and the multicodec of the block it names.
/// @dev `codec` is 0x55 (raw), 0x70 (dag-pb) or 0x71 (dag-cbor). Both fields zero means "none".
struct Content {
    bytes32 digest;
    bytes1 codec;
}

/// @notice The clocks of a job, in seconds of header time. Each bounds one state, so that no state lasts for ever.
struct Clocks {
    uint32 matching; // a free seat waits for a worker
    uint32 setup; // a worker fetches code and input
    uint32 run; // a worker runs the job
    uint32 deliver; // a worker stores the result and submits or commits
    uint32 reveal; // committed workers open their commitments
    uint32 challenge; // a submitted result waits before it counts
}

/// @notice What is to be computed, under which limits, for how much, and how the result is verified.
/// @dev Every field has a fixed size, so the ABI encoding is 28 words whatever the job is.
struct JobSpec {
    Content code;
    Content input;
    Content options; // none: `{}`
    Content preload; // none, one file, or a directory whose files are loaded in the order of their names
    Content verifier; // reserved for verifier programs: must be none
    bytes32 engine; // a name of at most 8 characters, "js/1", or the sha2-256 digest of an engine descriptor (dag-cbor)
    uint64 fuel; // upper limit of fuel
    uint32 memoryPages; // upper limit of linear memory, in 64 KiB pages
    uint32 maxResult; // upper limit of the result, in bytes
    uint88 reward; // wei for each accepted run
    uint88 deposit; // wei that a worker puts at stake for its run
    uint8 replicas; // n: 1 is mode "audited", more is mode "replicated"
    uint8 quorum; // q: equal results that win; 1 when replicas is 1, else more than half
    uint16 auditRate; // probability of an audit in parts per 65,536
    Clocks clocks;
    bytes32 policy; // reserved for result policies: must be zero
    bytes32 allowList; // Merkle root of the workers that may claim; zero: any registered worker
    uint8 flags; // reserved (review): must be zero
}

/// @notice A job as every later call names it. The agency keeps only a hash of it; the event and calldata carry it.
struct Job {
    address poster;
    bytes32 salt; // chosen by the poster; makes two equal specs two jobs and posting safe to repeat
    JobSpec spec;
}

/// @notice What a worker claims came out of its run.
struct RunResult {
    bytes32 record; // sha2-256 digest of the result record (always dag-cbor)
    uint8 outcome; // see `Outcome`
    uint64 fuelUsed;
}

enum JobState {
    None, // never posted
    Open, // a seat is free
    Working, // every seat is taken
    Submitted, // audited: a result stands, the challenge window runs
    Revealing, // replicated: commitments are being opened
    Accepted,
    Rejected,
    Expired,
    Cancelled
}

enum RunState {
    None,
    Claimed,
    Committed,
    Submitted,
    Revealed,
    Released, // given back in time
    Idle // ran past its deadline
}

/// @notice How a deterministic run ended. All of them are results.
enum Outcome {
    Ok,
    Error,
    Trap,
    Depth,
    OutOfFuel,
    OutOfMemory,
    TooLarge,
    Policy
}

/// @notice The fixed conditions of one agency; they never change after deployment.
struct Terms {
    Clocks minimum; // shortest clocks a job may ask for
    uint32 cancelDelay; // seconds between `cancel` and its effect once a worker has claimed (public: five blocks, at least 60)
    uint32 payoutPeriod; // seconds after which a worker's credit may be withdrawn, however small
    uint24 probation; // verified jobs before a worker's first payout
    uint16 maxAuditRate; // 0: this agency has no auditors
    uint88 payoutThreshold; // wei of credit that may be withdrawn at any time
    uint88 minDeposit; // wei, smallest deposit a job may ask for
    uint88 maxDeposit; // wei, largest deposit a job may ask for
    uint88 claimFee; // wei that releasing a claim costs
    uint88 fuelPrice; // wei for 10^9 units of fuel: the smallest reward for a fuel limit
}

/// @title The agency on which jobs are posted
/// @notice Holds escrowed rewards and deposits, and moves a job from state to state. Every state has a deadline and an
/// exit that anybody can trigger with `settle`. Money leaves only by `withdraw` and `withdrawDeposit`.
/// @dev The identifier of a job is `keccak256(abi.encode(block.chainid, address(this), job))`.
interface IJobAgency {
    /* EVENTS */

    /// @notice A job was posted and its reward escrowed. `peers` says where its content can be fetched
    /// (UTF-8 multiaddrs, separated by spaces).
    event JobPosted(bytes32 indexed id, address indexed poster, bytes32 indexed engine, Job job, bytes peers);
    /// @notice A worker took a seat. It must submit or commit before `deadline` (of the job, if the seats are all taken).
    event JobClaimed(bytes32 indexed id, address indexed worker, uint8 seat, uint40 deadline);
    /// @notice A worker gave its seat back. `missing` names the content it could not get, if that was the reason.
    event ClaimReleased(bytes32 indexed id, address indexed worker, uint8 reason, Content missing);
    /// @notice A worker let its deadline pass without submitting or committing.
    event ClaimIdle(bytes32 indexed id, address indexed worker);
    /// @notice Seats are free again until `deadline`.
    event JobReopened(bytes32 indexed id, uint40 deadline);
    /// @notice Replicated mode: not every seat was taken in time, but a quorum was. The `taken` runs go on until `deadline`.
    event MatchingClosed(bytes32 indexed id, uint8 taken, uint40 deadline);
    /// @notice Audited mode: a result stands in clear, beside a commitment to the fingerprint of its run.
    /// It counts after `deadline`.
    event JobSubmitted(
        bytes32 indexed id, address indexed worker, RunResult result, bytes32 fingerprintCommitment, uint40 deadline
    );
    /// @notice Replicated mode: a worker committed to its result.
    event JobCommitted(bytes32 indexed id, address indexed worker, bytes32 commitment);
    /// @notice Replicated mode: commitments may be opened until `deadline`.
    event RevealOpened(bytes32 indexed id, uint40 deadline);
    /// @notice Replicated mode: a worker opened its commitment.
    event JobRevealed(bytes32 indexed id, address indexed worker, RunResult result, bytes32 fingerprint);
    /// @notice The poster asked to cancel; it takes effect at `effective` unless a result arrives before.
    event CancelRequested(bytes32 indexed id, uint40 effective);
    /// @notice A run was accepted (or compensated on cancel): `amount` wei were credited to the worker.
    event RunPaid(bytes32 indexed id, address indexed worker, uint256 amount);
    /// @notice `amount` wei of a worker's deposit were forfeited.
    event DepositForfeited(bytes32 indexed id, address indexed worker, uint256 amount);
    /// @notice The job ended. `record` is the accepted result record (zero unless Accepted); `refund` went to the poster.
    event JobEnded(bytes32 indexed id, JobState state, bytes32 record, uint256 refund);
    /// @notice A worker registered or changed its peer address (UTF-8 multiaddrs, separated by spaces).
    event WorkerRegistered(address indexed worker, bytes peers);
    /// @notice The free deposit of a worker changed to `free` wei by its own doing.
    event DepositChanged(address indexed worker, uint256 free);
    /// @notice `amount` wei were paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /* ERRORS */

    /// @notice Thrown by `post` when this very job (same poster, salt and spec) exists.
    error JobExists(bytes32 id);
    /// @notice Thrown when no such job was posted here.
    error JobNotFound(bytes32 id);
    /// @notice Thrown when the job's state does not allow the call.
    error WrongState(bytes32 id, JobState state);
    /// @notice Thrown when the caller's run does not allow the call.
    error WrongRunState(bytes32 id, address worker, RunState state);
    /// @notice Thrown when the call comes after the deadline that bounds it.
    error DeadlinePassed(bytes32 id, uint40 deadline);
    /// @notice Thrown when the ether sent is not the reward times the replicas.
    error WrongValue(uint256 sent, uint256 needed);
    /// @notice Thrown when a field of the spec is out of range. `field` is its name in ASCII.
    error InvalidSpec(bytes32 field);
    /// @notice Thrown when a field of the spec asks for what this agency does not offer.
    error Unsupported(bytes32 field);
    /// @notice Thrown when the reward is below the agency's price for the fuel limit.
    error RewardTooLow(uint256 reward, uint256 minimum);
    /// @notice Thrown by `register` and `post` when the peer address is longer than 1024 bytes.
    error PeersTooLong(uint256 length);
    /// @notice Thrown when the caller has not registered as a worker.
    error NotRegistered(address worker);
    /// @notice Thrown when the free deposit does not cover what is asked for.
    error DepositTooLow(address worker, uint256 free, uint256 needed);
    /// @notice Thrown when a worker claims a job that it has claimed before.
    error AlreadyClaimed(bytes32 id, address worker);
    /// @notice Thrown when a worker is not on the job's allow list.
    error NotAllowed(address worker);
    /// @notice Thrown when someone other than the poster cancels.
    error NotPoster(address caller);
    /// @notice Thrown when an opening does not fit the commitment.
    error CommitmentMismatch(bytes32 id, address worker);
    /// @notice Thrown when a result claims an unknown outcome or more fuel than the limit.
    error InvalidResult(bytes32 id);
    /// @notice Thrown by `submit` on a replicated job and by `commit` on an audited one.
    error WrongMode(bytes32 id);
    /// @notice Thrown when the cancellation has been requested already.
    error AlreadyCancelled(bytes32 id);
    /// @notice Thrown by `withdraw` when nothing is due to the account now; `credit` wei wait for more verified jobs,
    /// the threshold, or the time `notBefore`.
    error NothingToWithdraw(address account, uint256 credit, uint24 verified, uint40 notBefore);
    /// @notice Thrown when the receiver refused the ether.
    error TransferFailed(address account);
    /// @notice Thrown by the constructor. `field` is the name of the term in ASCII.
    error InvalidTerms(bytes32 field);

    /* WORKERS */

    /// @notice Registers the caller as a worker and adds the ether sent to its free deposit. May be repeated.
    /// @param peers Where the worker's content can be fetched: UTF-8 multiaddrs separated by spaces, at most 1024 bytes.
    function register(bytes calldata peers) external payable;

    /// @notice Takes `amount` wei out of the caller's free deposit.
    function withdrawDeposit(uint88 amount) external;

    /* JOBS */

    /// @notice Posts a job and escrows `reward * replicas`.
    /// @param peers Where the job's content can be fetched: UTF-8 multiaddrs separated by spaces, at most 1024 bytes.
    /// A hint for workers: it is no part of the job's identity and may be empty.
    /// @return id The identifier of the job.
    function post(bytes32 salt, JobSpec calldata spec, bytes calldata peers) external payable returns (bytes32 id);

    /// @notice Takes a free seat and locks the job's deposit out of the caller's free deposit.
    /// @param proof Merkle proof for the allow list (OpenZeppelin's standard tree over `(address)`); empty without one.
    function claim(Job calldata job, bytes32[] calldata proof) external;

    /// @notice Gives a claimed seat back before its deadline. The deposit returns, less the agency's claim fee, or after
    /// the set-up clock a twentieth. A worker that has committed may leave free of charge when it has held its seat for
    /// longer than matching, set-up, run and deliver together, and the others still keep it waiting.
    /// @param reason 1: content unavailable, 2: the worker cannot run it now, 3: content malformed or too large; 1 and 3
    /// name the content in `missing`.
    function release(Job calldata job, uint8 reason, Content calldata missing) external;

    /// @notice Audited mode: submits a result in clear with a commitment to the run's fingerprint.
    function submit(Job calldata job, RunResult calldata result, bytes32 fingerprintCommitment) external;

    /// @notice Replicated mode: commits to a result. See `commitmentOf`.
    function commit(bytes32 id, bytes32 commitment) external;

    /// @notice Replicated mode: opens the caller's commitment.
    function reveal(bytes32 id, RunResult calldata result, bytes32 fingerprint, bytes32 salt) external;

    /// @notice Cancels a job: at once while nobody has claimed, else after the agency's cancel delay.
    function cancel(Job calldata job) external;

    /// @notice Does whatever is due for each of the jobs; what is not due, or does not match, is skipped, so that one job
    /// never holds up the others. One call takes one step: a job may need another after its next deadline.
    /// @param workers For each job the workers that hold its seats, in ascending order of address.
    function settle(Job[] calldata jobs, address[][] calldata workers) external;

    /// @notice Pays an account what is due to it: refunds always, a worker's credit when its payout is open.
    function withdraw(address account) external;

    /* VIEWS */

    /// @notice The identifier of a job on this agency and chain.
    function jobId(Job calldata job) external view returns (bytes32);

    /// @notice The commitment that binds a result: of the whole result in mode replicated, of the fingerprint in mode audited.
    function commitmentOf(
        bytes32 id,
        uint8 seat,
        address worker,
        RunResult calldata result,
        bytes32 fingerprint,
        bytes32 salt
    ) external view returns (bytes32);

    /// @notice The state of a job. `cancelAt` is zero unless a cancellation is pending.
    function jobOf(bytes32 id)
        external
        view
        returns (JobState state, uint8 taken, uint8 committed, uint8 revealed, uint40 deadline, uint40 cancelAt);

    /// @notice The run of one worker on one job, while the job lives.
    /// @return state What the worker has done so far.
    /// @return seat How many seats were taken when it claimed. Two workers of one job may have had the same.
    /// @return claimedAt Header time of the claim.
    /// @return outcome Once submitted or revealed: see `Outcome`.
    /// @return fuelUsed Once submitted or revealed.
    /// @return seal Once committed: the first 25 bytes of the commitment. Once submitted or revealed: the digest of the
    /// result record.
    function runOf(bytes32 id, address worker)
        external
        view
        returns (RunState state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes32 seal);

    /// @notice The balances of an account, in wei, and what gates the payout of its credit.
    function accountOf(address account)
        external
        view
        returns (uint88 deposit, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout, bool registered);

    /// @notice The fixed conditions of this agency.
    function terms() external view returns (Terms memory);
}
