// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Content} from "./interfaces/IJobAgency.sol";
import {EntryTerms, Grant, IOfferBoard, OfferTerms, Revision, Revocation} from "./interfaces/IOfferBoard.sol";
import {OfferHash} from "./libraries/OfferHash.sol";

/// @title Where supervisors post offers and say which keys act for them
/// @notice It has no owner, cannot be upgraded and holds no money.
contract OfferBoard is IOfferBoard, EIP712 {
    uint256 private constant SCOPE_OFFER = 8;
    uint256 private constant ALL_SCOPES = 15;
    /// @dev So many zero bits nobody finds.
    uint8 private constant MAX_BITS = 80;

    uint32 private immutable _MIN_EXIT_DELAY;
    uint32 private immutable _MAX_TICK_BLOCKS;
    uint128 private immutable _MIN_BOND;

    struct Offer {
        address master;
        uint32 version;
        bytes1 codec;
        bytes32 digest;
        OfferTerms terms;
    }

    struct Key {
        uint8 scope;
        bool revoked;
        uint40 expiry;
        uint64 nonce;
        uint64 fromTick;
    }

    mapping(bytes32 offerId => Offer) private _offers;
    mapping(bytes32 offerId => mapping(address key => Key)) private _keys;

    /// @param minExitDelay The shortest exit delay of an offer, in seconds: a week in public (SR-12).
    /// @param maxTickBlocks The longest tick, in blocks: half an hour's in public, as primes live no longer (X-02).
    /// @param minBond The smallest bond of a supervisor, in wei (SR-20).
    constructor(uint32 minExitDelay, uint32 maxTickBlocks, uint128 minBond) EIP712("emet OfferBoard", "1") {
        _MIN_EXIT_DELAY = minExitDelay;
        _MAX_TICK_BLOCKS = maxTickBlocks;
        _MIN_BOND = minBond;
    }

    /* OFFERS */

    /// @inheritdoc IOfferBoard
    function post(
        address master,
        bytes32 salt,
        bytes32 tag,
        Content calldata document,
        OfferTerms calldata terms,
        bytes calldata signature
    ) external returns (bytes32 offerId) {
        offerId = idOf(master, salt);
        if (_signer(OfferHash.offer(salt, tag, document, terms), signature) != master || master == address(0)) {
            revert NotAuthorised(offerId, master);
        }
        Offer storage o = _offers[offerId];
        if (o.master != address(0)) revert OfferExists(offerId);
        _requireDocument(document);
        _requireBits(terms.workerBits, terms.clientBits, terms.complaintBits);
        if (terms.exitDelay < _MIN_EXIT_DELAY) revert InvalidTerms("exitDelay");
        // Cut-offs lie ahead: nobody can have planned for one that has passed.
        if (terms.startBlock < block.number || terms.startBlock > block.number + type(uint32).max) {
            revert InvalidTerms("startBlock");
        }
        if (terms.tickBlocks == 0 || terms.tickBlocks > _MAX_TICK_BLOCKS) revert InvalidTerms("tickBlocks");
        if (terms.bond < _MIN_BOND) revert InvalidTerms("bond");

        (o.master, o.version, o.codec, o.digest, o.terms) = (master, 1, document.codec, document.digest, terms);
        emit OfferPosted(offerId, master, tag, document, terms);
    }

    /// @inheritdoc IOfferBoard
    function revise(Revision calldata revision, bytes calldata signature) external {
        (bytes32 offerId, EntryTerms calldata entry) = (revision.offerId, revision.entry);
        Offer storage o = _find(offerId);
        address signer = _signer(OfferHash.revision(revision), signature);
        if (!isAuthorised(offerId, signer, SCOPE_OFFER)) revert NotAuthorised(offerId, signer);
        if (
            revision.version != o.version + 1 || revision.previous.digest != o.digest
                || revision.previous.codec != o.codec
        ) revert WrongVersion(offerId, o.version);
        _requireDocument(revision.document);
        _requireBits(entry.workerBits, entry.clientBits, entry.complaintBits);

        (o.version, o.codec, o.digest) = (revision.version, revision.document.codec, revision.document.digest);
        OfferTerms storage terms = o.terms;
        (terms.workerBits, terms.clientBits, terms.complaintBits, terms.workerDeposit) =
        (entry.workerBits, entry.clientBits, entry.complaintBits, entry.workerDeposit);
        emit OfferRevised(offerId, revision.version, revision.tag, revision.document, revision.previous, entry);
    }

    /* KEYS */

    /// @inheritdoc IOfferBoard
    function grant(Grant calldata g, bytes calldata signature) external {
        _requireMaster(g.offerId, OfferHash.grant(g), signature);
        if (g.scope == 0 || g.scope > ALL_SCOPES) revert InvalidScope(g.scope);
        Key storage k = _keys[g.offerId][g.key];
        if (k.revoked) revert Revoked(g.offerId, g.key);
        if (g.nonce <= k.nonce) revert StaleNonce(g.offerId, g.key, g.nonce);

        (k.scope, k.expiry, k.nonce) = (g.scope, g.expiry, g.nonce);
        emit KeyGranted(g.offerId, g.key, g.scope, g.expiry, g.nonce);
    }

    /// @inheritdoc IOfferBoard
    /// @dev A key that was never granted can be revoked, too: its certificate may be on the way.
    function revoke(Revocation calldata r, bytes calldata signature) external {
        _requireMaster(r.offerId, OfferHash.revocation(r), signature);
        Key storage k = _keys[r.offerId][r.key];
        if (k.revoked && r.fromTick >= k.fromTick) revert Revoked(r.offerId, r.key);

        (k.revoked, k.fromTick) = (true, r.fromTick);
        emit KeyRevoked(r.offerId, r.key, r.fromTick);
    }

    /* VIEWS */

    /// @inheritdoc IOfferBoard
    function idOf(address master, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), master, salt));
    }

    /// @inheritdoc IOfferBoard
    function masterOf(bytes32 offerId) external view returns (address) {
        return _offers[offerId].master;
    }

    /// @inheritdoc IOfferBoard
    function termsOf(bytes32 offerId) external view returns (OfferTerms memory) {
        return _offers[offerId].terms;
    }

    /// @inheritdoc IOfferBoard
    /// @dev One slot: every offer has ticks.
    function entryOf(bytes32 offerId) external view returns (bool known, EntryTerms memory entry) {
        OfferTerms storage terms = _offers[offerId].terms;
        known = terms.tickBlocks != 0;
        entry = EntryTerms(terms.workerBits, terms.clientBits, terms.complaintBits, terms.workerDeposit);
    }

    /// @inheritdoc IOfferBoard
    function courtOf(bytes32 offerId) external view returns (address) {
        return _offers[offerId].terms.court;
    }

    /// @inheritdoc IOfferBoard
    function latestOf(bytes32 offerId) external view returns (uint32 version, Content memory document) {
        Offer storage o = _offers[offerId];
        return (o.version, Content(o.digest, o.codec));
    }

    /// @inheritdoc IOfferBoard
    function isAuthorised(bytes32 offerId, address key, uint256 scope) public view returns (bool) {
        Key storage k = _keys[offerId][key];
        return !k.revoked && _isGranted(k, scope) || _isMaster(offerId, key);
    }

    /// @inheritdoc IOfferBoard
    function isAuthorisedAt(bytes32 offerId, address key, uint256 scope, uint64 tick) external view returns (bool) {
        Key storage k = _keys[offerId][key];
        return (!k.revoked || tick < k.fromTick) && _isGranted(k, scope) || _isMaster(offerId, key);
    }

    /// @inheritdoc IOfferBoard
    function keyOf(bytes32 offerId, address key)
        external
        view
        returns (uint8 scope, uint40 expiry, uint64 nonce, bool revoked, uint64 fromTick)
    {
        Key storage k = _keys[offerId][key];
        return (k.scope, k.expiry, k.nonce, k.revoked, k.fromTick);
    }

    /* SHARED STEPS */

    function _find(bytes32 offerId) private view returns (Offer storage o) {
        o = _offers[offerId];
        if (o.master == address(0)) revert OfferNotFound(offerId);
    }

    function _isGranted(Key storage k, uint256 scope) private view returns (bool) {
        return scope != 0 && k.scope & scope == scope && block.timestamp <= k.expiry;
    }

    function _isMaster(bytes32 offerId, address key) private view returns (bool) {
        return key != address(0) && key == _offers[offerId].master;
    }

    function _requireMaster(bytes32 offerId, bytes32 structHash, bytes calldata signature) private view {
        address signer = _signer(structHash, signature);
        if (signer != _find(offerId).master) revert NotAuthorised(offerId, signer);
    }

    /// @dev Who stands behind a call: the caller, or whoever signed what it carries in.
    function _signer(bytes32 structHash, bytes calldata signature) private view returns (address) {
        return signature.length == 0 ? msg.sender : ECDSA.recover(_hashTypedDataV4(structHash), signature);
    }

    function _requireDocument(Content calldata document) private pure {
        if (document.digest == 0 || document.codec == 0) revert InvalidDocument();
    }

    function _requireBits(uint8 worker, uint8 client, uint8 complaint) private pure {
        if (worker > MAX_BITS) revert InvalidTerms("workerBits");
        if (client > MAX_BITS) revert InvalidTerms("clientBits");
        if (complaint > MAX_BITS) revert InvalidTerms("complaintBits");
    }
}
