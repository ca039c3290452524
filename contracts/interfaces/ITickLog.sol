// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content} from "./IJobAgency.sol";

/// @notice What a supervisor binds itself to three ticks ahead (SR-18).
struct Commitment {
    bytes32 primesRoot; // Merkle root of the prime leaves
    bytes32 keysRoot; // Merkle root of the stamp key leaves and of one leaf that lists the server slots
    bytes32 seedHash; // keccak256(abi.encode(seed))
}

/// @notice One tick, as its supervisor signs it.
struct Tick {
    bytes32 offerId;
    uint64 tick;
    uint64 count; // what `KeyLog` says of B_t: how many updates,
    bytes32 accumulator; // and which, in which order
    bytes32 updateRoot; // over those updates
    bytes32 stateRoot; // of the state after them
    Content document;
    Commitment next; // of tick + 3
    bytes32 seed; // of this tick
}

/// @title Where supervisors anchor their ticks
/// @notice Tick t covers the blocks after B_(t-1) up to B_t. It is posted once B_t has passed and before B_(t+1) has:
/// in one transaction the supervisor cites the updates that the chain holds, fixes the state after them, reveals the
/// seed that it committed to three ticks before, and commits to the one three ticks ahead (X-14). Who misses that loses
/// its bond and the tick: its seed is never revealed here, so that nobody is convicted for it, and the state stays.
/// @dev The document of a tick lists the signatures by which two thirds of its server slots confirm that they hold its
/// files. The chain looks at them only when somebody doubts: see `demand`.
/// @dev Warning: a hash says nothing about whether its content can be had.
interface ITickLog {
    /* EVENTS */

    /// @notice The log of an offer begins with tick `first`. `commitments` are those of its first three ticks.
    event LogStarted(bytes32 indexed offerId, uint64 first, Commitment[3] commitments);
    /// @notice A tick was posted.
    event TickPosted(bytes32 indexed offerId, uint64 indexed tick, address indexed signer, Tick post);
    /// @notice The ticks from `from` to `to` were missed. They keep the state, and no seed is revealed.
    event TicksStalled(bytes32 indexed offerId, uint64 from, uint64 to);
    /// @notice The master put another document in the place of the last tick's.
    event TickReplaced(bytes32 indexed offerId, uint64 indexed tick, Tick post, bool disown);
    /// @notice Somebody asked for the signatures of the server slots. They must be shown until `deadline`.
    event SignaturesDemanded(bytes32 indexed offerId, uint64 indexed tick, address indexed by, uint40 deadline);
    /// @notice Two thirds of the server slots have signed the tick.
    event TickAttested(bytes32 indexed offerId, uint64 indexed tick, uint256 signatures, uint256 slots);
    /// @notice The signatures were not shown: the tick does not count, the state stays that of the tick before.
    event TickVoided(bytes32 indexed offerId, uint64 indexed tick);
    /// @notice The bond of an offer was paid in.
    event BondPosted(bytes32 indexed offerId, uint256 amount);
    /// @notice The bond of an offer was burnt.
    event BondBurnt(bytes32 indexed offerId, uint256 amount);
    /// @notice The offer ends with tick `last`.
    event LogRetired(bytes32 indexed offerId, uint64 last);
    /// @notice `amount` wei were paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /* ERRORS */

    /// @notice Thrown by `start` when the log has begun.
    error AlreadyStarted(bytes32 offerId);
    /// @notice Thrown when the log has not begun.
    error NotStarted(bytes32 offerId);
    /// @notice Thrown when the caller or signer may not do this.
    error NotAuthorised(bytes32 offerId, address account);
    /// @notice Thrown when this is not the tick that is due.
    error WrongTick(bytes32 offerId, uint64 tick, uint64 due);
    /// @notice Thrown before block `notBefore`.
    error TooEarly(bytes32 offerId, uint256 notBefore);
    /// @notice Thrown after block `last`.
    error TooLate(bytes32 offerId, uint256 last);
    /// @notice Thrown when the tick cites other updates than the chain holds.
    error WrongAnchor(bytes32 offerId, uint64 count, bytes32 accumulator);
    /// @notice Thrown when the seed is not the one that was committed to.
    error WrongSeed(bytes32 offerId, uint64 tick);
    /// @notice Thrown when a commitment lacks a part, or there should be none.
    error InvalidCommitment(bytes32 offerId, uint64 tick);
    /// @notice Thrown when a tick lacks its document.
    error InvalidDocument();
    /// @notice Thrown when the ether sent is not what is asked for.
    error WrongValue(uint256 sent, uint256 needed);
    /// @notice Thrown when the bond is not in place.
    error NotBonded(bytes32 offerId);
    /// @notice Thrown when the bond is in place.
    error AlreadyBonded(bytes32 offerId);
    /// @notice Thrown when the last tick is being doubted.
    error DemandOpen(bytes32 offerId, uint64 tick);
    /// @notice Thrown when nobody doubts the last tick.
    error NoDemand(bytes32 offerId);
    /// @notice Thrown when the last tick cannot be doubted (any more), or replaced.
    error NotReplaceable(bytes32 offerId, uint64 tick);
    /// @notice Thrown when what is shown is not what was posted.
    error NotPosted(bytes32 offerId, uint64 tick);
    /// @notice Thrown when a list of slots is not the one that was committed to.
    error WrongSlots(bytes32 offerId, uint64 tick);
    /// @notice Thrown when less than two thirds of the slots have signed.
    error TooFewSignatures(uint256 signatures, uint256 slots);
    /// @notice Thrown when a signature is not that of its slot.
    error WrongSigner(bytes32 identityId);
    /// @notice Thrown when the log has ended, or has not.
    error WrongPhase(bytes32 offerId);
    /// @notice Thrown when nothing is due to the account.
    error NothingToWithdraw(address account);
    /// @notice Thrown when the receiver refused the ether.
    error TransferFailed(address account);

    /* SUPERVISOR */

    /// @notice Begins the log of an offer and stakes its bond. The first tick is the next one to begin.
    function start(bytes32 offerId, Commitment[3] calldata commitments) external payable returns (uint64 first);

    /// @notice Posts the tick that is due.
    /// @param signature On `Tick`, by the master or a key with scope 1; empty when that is the caller.
    function post(Tick calldata t, bytes calldata signature) external;

    /// @notice Puts the bond in place again. Anybody may.
    function bond(bytes32 offerId) external payable;

    /// @notice The master replaces what the last tick says of the state, after a secondary key was stolen (A-03). No
    /// earlier tick can be reached, and neither seeds nor roots change.
    /// @param old The tick as posted.
    /// @param t The same with other roots of updates and state, and another document.
    /// @param disown Whether the seed of tick + 3 is lost to the thief. Then that tick reveals none. It has not begun
    /// yet, so no stamp has been made with it.
    /// @param signature The master's on `Replacement`; empty when it calls itself.
    function replace(Tick calldata old, Tick calldata t, bool disown, bytes calldata signature) external;

    /// @notice Ends the log after the ticks that are committed to. By the master or a key with scope 8.
    function retire(bytes32 offerId) external;

    /* ANYBODY */

    /// @notice Closes the ticks that were missed, `tick` first, and burns the bond (SR-20). At most 64 at a time.
    function stall(bytes32 offerId, uint64 tick) external;

    /// @notice Asks for the signatures of the server slots on the last tick, at the price of showing them. Possible for
    /// half a tick after it was posted.
    function demand(bytes32 offerId, uint64 tick) external payable;

    /// @notice Shows the signatures. Anybody may; the price is the master's then.
    /// @param t The tick as posted, or with what replaced it.
    /// @param slots The identities that hold the server slots of the tick, as committed to in a leaf
    /// ("emet/slots/1", keccak256(abi.encode(slots))) under `keysRoot`.
    /// @param signers Places in `slots`, in ascending order.
    /// @param signatures One a signer, on `Attestation`: by the identity's signer.
    function attest(
        Tick calldata t,
        bytes32[] calldata slots,
        bytes32[] calldata proof,
        uint256[] calldata signers,
        bytes[] calldata signatures
    ) external;

    /// @notice Voids the last tick when its signatures were not shown in time, and burns the bond.
    function annul(bytes32 offerId) external;

    /// @notice Frees the bond of a log that has ended.
    function release(bytes32 offerId) external;

    /// @notice Pays an account what is due to it.
    function withdraw(address account) external;

    /* VIEWS */

    /// @notice C_t, as anchored three ticks before t; zero where there is none, or no longer. Roots last 256 ticks.
    function commitmentOf(bytes32 offerId, uint64 tick)
        external
        view
        returns (bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash);

    /// @notice The seed of a tick; zero until it is revealed, for ever if the tick stalled, and after 256 ticks.
    function seedOf(bytes32 offerId, uint64 tick) external view returns (bytes32 seed);

    /// @notice The last block of a tick.
    function cutOffOf(bytes32 offerId, uint64 tick) external view returns (uint256);

    /// @notice The randomness of a tick, of the block B_t + 2. See `IRandomness`.
    function beaconOf(bytes32 offerId, uint64 tick) external view returns (bool known, bool lost, bytes32 value);

    /// @notice Where the log of an offer stands.
    /// @return due The tick to be posted next.
    /// @return record The EIP-712 struct hash of the last tick that was posted.
    /// @return postedAt The block in which it was posted or replaced.
    /// @return counts Whether that tick counts so far: the state is what it says.
    /// @return bonded Whether the bond is in place.
    /// @return last The last tick that there will be; zero while the log has no end.
    function statusOf(bytes32 offerId)
        external
        view
        returns (uint64 due, bytes32 record, uint64 postedAt, bool counts, bool bonded, uint64 last);
}
