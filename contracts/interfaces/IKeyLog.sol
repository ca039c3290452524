// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A client reserves a log for one piece of its data (B-07).
struct Reservation {
    bytes32 offerId;
    address client; // registered for the offer
    address writer; // the only key that may append
    bytes32 tag; // type of the data, as the endpoint's schema names it
    bytes32 digest; // content id of the initial value
    bytes1 codec;
}

/// @notice One entry of a log, as its writer signs it.
struct Update {
    bytes32 key;
    uint64 index; // its place in the log; the initial value has 0
    bytes32 digest; // content id of the entry
    bytes1 codec;
    uint40 deadline; // last second of header time at which it may be anchored
}

/// @notice What a relay anchored at once.
struct Batch {
    bytes32 offerId;
    bytes32 root; // Merkle root of the leaves
    uint32 count; // of leaves
    uint40 anchoredAt; // header time
}

/// @notice A leaf of a batch: an update with its writer's signature (EIP-2098) and its place.
struct Leaf {
    uint32 position;
    Update update;
    bytes32 r;
    bytes32 vs;
}

/// @notice A leaf with what shows that a relay anchored it.
struct Anchored {
    uint64 batch; // the number of the relay's batch, from 0
    Batch content;
    Leaf leaf;
    bytes32[] proof;
}

/// @notice What a relay signs when it accepts an update.
struct Receipt {
    bytes32 update; // EIP-712 struct hash
    uint64 batch; // the number of the batch it will be in,
    uint32 position; // and its place there
    uint40 deadline; // last second of header time at which that batch will be anchored
}

/// @title Where clients anchor their data
/// @notice Each log belongs to one key; its newest value is the last valid entry. An entry is valid if its writer made
/// or signed it and its index is the next of its log when it is anchored: the first of two with one index counts.
/// Per offer, all that is anchored goes into one accumulator in the order in which it was anchored, and the ticks of the
/// offer cite that as of their cut-offs, so that a supervisor can leave out nothing (SR-19).
/// @dev An accumulator is 26 bytes, which share a storage slot with the count of updates. A further entry makes
/// bytes26(keccak256(abi.encode(accumulator, key, index, digest, codec))) of it, a batch
/// bytes26(keccak256(abi.encode(accumulator, relay, root, count))): the two differ in length. Finding another history
/// for an accumulator takes 2^208 hashes, finding two histories with one accumulator 2^104.
/// @dev A relay stakes a bond on its honesty. What it anchors is read from its batch document, not from the chain, hence:
/// - an update that it forged is shown with its path (`proveForged`);
/// - updates of one log that it put in the wrong order are shown with theirs (`proveDisorder`);
/// - one that it accepted and then dropped or moved is claimed with its receipt (`claim`): the relay shows it in its
///   promised place in time (`answer`), or loses its bond (`convict`). So does one who hides what it anchored.
interface IKeyLog {
    /* EVENTS */

    /// @notice An offer got its number, which stands for it in other events.
    event OfferOpened(bytes32 indexed offerId, uint32 indexed offer);
    /// @notice A client may reserve keys.
    event ClientRegistered(bytes32 indexed offerId, address indexed client);
    /// @notice A key was reserved. `Appended` with index 0 comes with it.
    event KeyReserved(bytes32 indexed key, uint32 indexed offer, address indexed client, address writer, bytes32 tag);
    /// @notice An entry was appended. It is number `position` of the offer's updates, from 0.
    event Appended(
        bytes32 indexed key, uint32 indexed offer, uint64 index, bytes32 digest, bytes1 codec, uint64 position
    );
    /// @notice A relay anchored a batch; its leaves are numbers `position` and following. `document` lists them.
    event BatchAnchored(
        address indexed relay,
        uint64 indexed batch,
        bytes32 indexed offerId,
        bytes32 root,
        uint32 count,
        bytes32 document,
        bytes1 codec,
        uint64 position
    );
    /// @notice The length of a log on chain was raised to that which its relays have anchored.
    event CaughtUp(bytes32 indexed key, uint64 count);
    /// @notice The bond of a relay is `bond` wei now.
    event RelayBonded(address indexed relay, uint256 bond);
    /// @notice A relay takes no more updates. Its bond is free at `freeAt`.
    event RelayLeaving(address indexed relay, uint40 freeAt);
    /// @notice An update that a relay accepted was claimed. It must be shown until `deadline`.
    event UpdateClaimed(address indexed relay, bytes32 indexed id, Receipt receipt, uint40 deadline);
    /// @notice The relay showed it.
    event ClaimAnswered(address indexed relay, bytes32 indexed id);
    /// @notice A relay was convicted; `burnt` wei of bond are nobody's now.
    event RelayConvicted(address indexed relay, bytes32 fault, uint256 burnt);
    /// @notice `amount` wei were paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /* ERRORS */

    error OfferNotFound(bytes32 offerId);
    /// @notice Thrown when the account may not reserve keys for this offer.
    error NotClient(bytes32 offerId, address account);
    /// @notice Thrown when the block of a proof of work is not among the last 256, or the nonce does not solve it.
    error InvalidWork();
    error KeyExists(bytes32 key);
    /// @notice Thrown when someone other than the writer appends.
    error NotWriter(bytes32 key, address account);
    /// @notice Thrown when an update does not follow the last one of its log.
    error WrongIndex(bytes32 key, uint64 index, uint64 next);
    /// @notice Thrown when an update names no content.
    error InvalidContent();
    error DeadlinePassed(uint40 deadline);
    /// @notice Thrown while the block after a cut-off is still to come.
    error TooEarly(bytes32 offerId, uint64 tick);
    /// @notice Thrown when the account is no relay in good standing.
    error NotRelay(address account);
    /// @notice Thrown when a bond is too small.
    error BondTooLow(uint256 bond, uint256 least);
    /// @notice Thrown when a batch has no root, no leaf, or more than 2^20.
    error InvalidBatch();
    /// @notice Thrown when what is shown was not anchored so.
    error NotAnchored(address relay, uint64 batch);
    /// @notice Thrown when what is shown proves no fault.
    error NoFault();
    /// @notice Thrown when a claim comes before the receipt's deadline, was made before, or is none.
    error InvalidClaim(bytes32 id);
    error WrongValue(uint256 sent, uint256 needed);
    error NothingToWithdraw(address account);
    error TransferFailed(address account);

    /* CLIENTS */

    /// @notice Gives an offer its number. Done by whoever comes first; the other calls do it where needed.
    function open(bytes32 offerId) external returns (uint32 offer);

    /// @notice Registers a client whose key is the signer of an active client identity of the offer.
    function register(bytes32 offerId, address client) external;

    /// @notice Registers a client by a proof of work of its own: a nonce for `challengeOf`. Anybody may carry it in.
    function registerByWork(bytes32 offerId, address client, uint64 blockNumber, uint64 nonce) external;

    /// @notice Reserves a key and appends its initial value.
    /// @param signature The client's on `Reservation`; empty when it calls itself.
    function reserve(Reservation calldata reservation, bytes calldata signature) external returns (bytes32 key);

    /// @notice Appends an entry to the caller's log.
    /// @param index How many entries there are: whoever did not see the last one is refused.
    function append(bytes32 key, uint64 index, bytes32 digest, bytes1 codec) external;

    /// @notice Appends an entry that the writer signed. Anybody may carry it in.
    function appendSigned(Update calldata update, bytes32 r, bytes32 vs) external;

    /// @notice Raises the length of a log on chain to include an anchored update, so that its writer can go on here.
    function catchUp(address relay, Anchored calldata a) external;

    /* RELAYS */

    /// @notice Adds the ether sent to the caller's bond.
    function join() external payable;

    /// @notice Anchors updates. `document` is the content id of the list of leaves.
    function anchor(bytes32 offerId, bytes32 root, uint32 count, bytes32 document, bytes1 codec) external;

    /// @notice Takes no more updates. What was accepted can still be claimed.
    function leave() external;

    /// @notice Returns the bond of a relay that left, when its time is up and nothing is claimed.
    function release(address relay) external;

    /* ANYBODY */

    /// @notice Convicts the relay of a leaf that its writer did not sign, or that belongs to another offer.
    function proveForged(address relay, Anchored calldata a) external;

    /// @notice Convicts the relay of two leaves of one log of which the later one does not have the higher index.
    function proveDisorder(address relay, Anchored calldata first, Anchored calldata second) external;

    /// @notice Claims an update that a relay accepted and should have anchored, at the price of showing it.
    function claim(Receipt calldata receipt, bytes32 r, bytes32 vs) external payable returns (bytes32 id);

    /// @notice Shows a claimed update in its promised place. The price of the claim goes to the relay.
    function answer(bytes32 id, Receipt calldata receipt, Anchored calldata a) external;

    /// @notice Convicts the relay of a claim that it did not answer. The price goes back to the claimant.
    function convict(bytes32 id) external;

    /// @notice Pays an account what is due to it.
    function withdraw(address account) external;

    /* VIEWS */

    /// @notice How many updates there were up to B_tick, and which, in which order.
    function anchorOf(bytes32 offerId, uint64 tick) external view returns (uint64 count, bytes32 accumulator);

    /// @notice The identifier of a key.
    function idOf(Reservation calldata reservation) external view returns (bytes32);

    /// @notice The log of a key: its writer, the number of its offer, and its length on chain.
    function logOf(bytes32 key) external view returns (address writer, uint32 offer, uint64 count);

    function isClient(bytes32 offerId, address client) external view returns (bool);

    /// @notice What a client's own proof of work is for. Zero when the block's hash is not known.
    function challengeOf(bytes32 offerId, address client, uint64 blockNumber) external view returns (bytes32);

    /// @notice Whether a relay anchored, in time, an update that its writer signed for this offer.
    function isAnchored(address relay, Anchored calldata a) external view returns (bool);

    /// @notice The bond of a relay, the number of its batches, when it is free to go (zero: it stays), open claims.
    function relayOf(address relay) external view returns (uint96 bond, uint64 batches, uint40 freeAt, uint32 claims);
}
