// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content} from "./IJobAgency.sol";

/// @notice What the contracts know of an offer. The rest is in its document.
struct OfferTerms {
    uint8 workerBits; // proof of work for a worker's identity
    uint8 clientBits; // proof of work for a client's identity
    uint8 complaintBits; // proof of work for a complaint
    uint96 workerDeposit; // wei
    uint32 exitDelay; // seconds between a worker's notice and its deposit (SR-12)
    uint64 startBlock; // B_0
    uint32 tickBlocks; // N: tick t is cut off at B_t = B_0 + t * N (SR-19)
    address court; // the only contract that may tombstone (SR-13)
    address randomness; // an `IRandomness`
    uint128 bond; // wei that the supervisor stakes on its ticks (SR-20)
}

/// @notice The terms that a new version may change: what it takes to enter.
struct EntryTerms {
    uint8 workerBits;
    uint8 clientBits;
    uint8 complaintBits;
    uint96 workerDeposit;
}

/// @notice The master lets a key act for it. Signed, it is a certificate that anybody may carry to the chain.
struct Grant {
    bytes32 offerId;
    address key;
    uint8 scope; // bits: 1 ticks, 2 identity chains, 4 payments, 8 new versions
    uint40 expiry; // last second of header time at which the key counts
    uint64 nonce; // above that of every earlier grant to the key
}

/// @notice The master takes a key back, for good.
struct Revocation {
    bytes32 offerId;
    address key;
    uint64 fromTick; // first tick that the key may not sign; zero: none at all
}

/// @notice A document that replaces the one before.
struct Revision {
    bytes32 offerId;
    uint32 version; // the version that this becomes
    bytes32 tag; // type of the document, ASCII
    Content document;
    Content previous; // the document that this replaces
    EntryTerms entry;
}

/// @title Where supervisors post offers and say which keys act for them
/// @notice An offer is one application; its versions share its id. The master key owns it and can stay cold: what it
/// decides is a transaction of its own, or a signature (EIP-712) that anybody carries in.
/// @dev Every `signature` is 65 bytes, or empty where the caller itself has the right.
/// @dev Warning: there is no way to replace a master key.
interface IOfferBoard {
    /* EVENTS */

    /// @notice An offer was posted.
    event OfferPosted(
        bytes32 indexed offerId, address indexed master, bytes32 indexed tag, Content document, OfferTerms terms
    );
    /// @notice An offer has a new version.
    event OfferRevised(
        bytes32 indexed offerId,
        uint32 indexed version,
        bytes32 indexed tag,
        Content document,
        Content previous,
        EntryTerms entry
    );
    /// @notice A key may act for an offer's master.
    event KeyGranted(bytes32 indexed offerId, address indexed key, uint8 scope, uint40 expiry, uint64 nonce);
    /// @notice A key may no longer act for an offer's master, nor ever again.
    event KeyRevoked(bytes32 indexed offerId, address indexed key, uint64 fromTick);

    /* ERRORS */

    /// @notice Thrown when the offer was posted before.
    error OfferExists(bytes32 offerId);
    /// @notice Thrown when no such offer was posted here.
    error OfferNotFound(bytes32 offerId);
    /// @notice Thrown when a term is out of range. `field` is its name in ASCII.
    error InvalidTerms(bytes32 field);
    /// @notice Thrown when a document is none.
    error InvalidDocument();
    /// @notice Thrown when the caller or signer may not do this.
    error NotAuthorised(bytes32 offerId, address account);
    /// @notice Thrown when a revision does not follow the version that stands.
    error WrongVersion(bytes32 offerId, uint32 version);
    /// @notice Thrown when a grant gives no right, or one that does not exist.
    error InvalidScope(uint8 scope);
    /// @notice Thrown when a certificate is not newer than the last one for that key.
    error StaleNonce(bytes32 offerId, address key, uint64 nonce);
    /// @notice Thrown when the key has been revoked.
    error Revoked(bytes32 offerId, address key);

    /* OFFERS */

    /// @notice Posts an offer for `master`.
    /// @param signature The master's on `Offer`, unless it calls itself.
    function post(
        address master,
        bytes32 salt,
        bytes32 tag,
        Content calldata document,
        OfferTerms calldata terms,
        bytes calldata signature
    ) external returns (bytes32 offerId);

    /// @notice Posts a new version. Workers and clients have relied on the other terms: only entry may change.
    /// @param signature By the master, or by a key with scope 8.
    function revise(Revision calldata revision, bytes calldata signature) external;

    /* KEYS */

    /// @notice Carries in a grant.
    function grant(Grant calldata g, bytes calldata signature) external;

    /// @notice Carries in a revocation. It holds at once and for good: certificates signed before, known or not, are
    /// void. Repeating it can only lower `fromTick`.
    function revoke(Revocation calldata r, bytes calldata signature) external;

    /* VIEWS */

    /// @notice The identifier of an offer: of chain, board, master and salt.
    function idOf(address master, bytes32 salt) external view returns (bytes32);

    /// @notice The master key of an offer; zero when there is no such offer.
    function masterOf(bytes32 offerId) external view returns (address);

    /// @notice The terms of an offer; all zero when there is no such offer.
    function termsOf(bytes32 offerId) external view returns (OfferTerms memory);

    /// @notice What it takes to enter, alone and cheaper to read; `known` is false when there is no such offer.
    function entryOf(bytes32 offerId) external view returns (bool known, EntryTerms memory entry);

    /// @notice The court of an offer; zero when there is no such offer.
    function courtOf(bytes32 offerId) external view returns (address);

    /// @notice The version that stands, from 1.
    function latestOf(bytes32 offerId) external view returns (uint32 version, Content memory document);

    /// @notice Whether `key` may do all that is in `scope` now. The master may do everything.
    function isAuthorised(bytes32 offerId, address key, uint256 scope) external view returns (bool);

    /// @notice The same for what belongs to a tick: a key that was revoked from a later tick on still counts for it.
    function isAuthorisedAt(bytes32 offerId, address key, uint256 scope, uint64 tick) external view returns (bool);

    /// @notice What is known of a key. `fromTick` means something only where it was revoked.
    function keyOf(bytes32 offerId, address key)
        external
        view
        returns (uint8 scope, uint40 expiry, uint64 nonce, bool revoked, uint64 fromTick);
}
