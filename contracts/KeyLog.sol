// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Identity, IdentityState, IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";
import {Anchored, IKeyLog, Reservation, Update} from "./interfaces/IKeyLog.sol";
import {IOfferBoard} from "./interfaces/IOfferBoard.sol";
import {KeyLedger} from "./keylog/KeyLedger.sol";
import {KeyRelays} from "./keylog/KeyRelays.sol";
import {Hashcash} from "./libraries/Hashcash.sol";
import {KeyHash} from "./libraries/KeyHash.sol";

/// @title Where clients anchor their data
/// @notice It has no owner and cannot be upgraded. The only ether in it is relays' bonds and the prices of claims.
contract KeyLog is KeyRelays {
    bytes32 private constant WORK = keccak256("emet/client/1");
    uint8 private constant CLIENT = 2;

    IIdentityRegistry private immutable _REGISTRY;

    mapping(bytes32 offerId => mapping(address client => bool)) private _clients;

    /// @param relayBond The smallest bond of a relay, in wei.
    /// @param claimPrice What a claim costs, in wei: more than an answer does.
    /// @param window Seconds that a relay has to answer a claim, and its clients to make one when it leaves.
    constructor(IOfferBoard board, IIdentityRegistry registry, uint96 relayBond, uint96 claimPrice, uint32 window)
        KeyLedger(board)
        KeyRelays(relayBond, claimPrice, window)
        EIP712("emet KeyLog", "1")
    {
        _REGISTRY = registry;
    }

    /* CLIENTS */

    /// @inheritdoc IKeyLog
    function register(bytes32 offerId, address client) external {
        Identity memory identity = _REGISTRY.identity(_REGISTRY.idOf(offerId, client));
        if (
            identity.state != IdentityState.Active || identity.role != CLIENT || identity.signer != client
                || identity.scope != offerId
        ) revert NotClient(offerId, client);
        _register(offerId, client);
    }

    /// @inheritdoc IKeyLog
    function registerByWork(bytes32 offerId, address client, uint64 blockNumber, uint64 nonce) external {
        bytes32 challenge = challengeOf(offerId, client, blockNumber);
        if (challenge == 0 || !Hashcash.isSolved(challenge, nonce, _BOARD.termsOf(offerId).clientBits)) {
            revert InvalidWork();
        }
        _register(offerId, client);
    }

    /// @inheritdoc IKeyLog
    function reserve(Reservation calldata reservation, bytes calldata signature) external returns (bytes32 key) {
        (bytes32 offerId, address client) = (reservation.offerId, reservation.client);
        address signer = signature.length == 0
            ? msg.sender
            : ECDSA.recover(_hashTypedDataV4(KeyHash.reservation(reservation)), signature);
        if (signer != client || !_clients[offerId][client]) revert NotClient(offerId, signer);
        key = idOf(reservation);
        Key storage k = _keys[key];
        if (k.writer != address(0)) revert KeyExists(key);
        if (reservation.writer == address(0)) revert NotWriter(key, address(0));

        uint32 offer = open(offerId);
        (k.writer, k.offer) = (reservation.writer, offer);
        emit KeyReserved(key, offer, client, reservation.writer, reservation.tag);
        _append(k, key, 0, reservation.digest, reservation.codec);
    }

    /// @inheritdoc IKeyLog
    function append(bytes32 key, uint64 index, bytes32 digest, bytes1 codec) external {
        Key storage k = _keys[key];
        if (k.writer != msg.sender) revert NotWriter(key, msg.sender);
        _append(k, key, index, digest, codec);
    }

    /// @inheritdoc IKeyLog
    function appendSigned(Update calldata update, bytes32 r, bytes32 vs) external {
        Key storage k = _keys[update.key];
        address signer = _signerOf(update, r, vs);
        if (signer != k.writer) revert NotWriter(update.key, signer);
        if (block.timestamp > update.deadline) revert DeadlinePassed(update.deadline);
        _append(k, update.key, update.index, update.digest, update.codec);
    }

    /// @inheritdoc IKeyLog
    function catchUp(address relay, Anchored calldata a) external {
        Update calldata update = a.leaf.update;
        Key storage k = _keys[update.key];
        _requireAnchored(relay, a);
        if (_isForged(a)) revert NotWriter(update.key, _signerOf(update, a.leaf.r, a.leaf.vs));
        if (_isLate(a)) revert DeadlinePassed(update.deadline);
        if (update.index < k.count || update.index == type(uint64).max) {
            revert WrongIndex(update.key, update.index, k.count);
        }

        k.count = update.index + 1;
        emit CaughtUp(update.key, update.index + 1);
    }

    /* VIEWS */

    /// @inheritdoc IKeyLog
    function isClient(bytes32 offerId, address client) external view returns (bool) {
        return _clients[offerId][client];
    }

    /// @inheritdoc IKeyLog
    function challengeOf(bytes32 offerId, address client, uint64 blockNumber) public view returns (bytes32) {
        bytes32 hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) return 0;
        return keccak256(abi.encode(WORK, block.chainid, address(this), offerId, client, hash));
    }

    /// @inheritdoc IKeyLog
    function idOf(Reservation calldata reservation) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                block.chainid,
                address(this),
                reservation.offerId,
                reservation.client,
                reservation.writer,
                reservation.tag
            )
        );
    }

    /// @inheritdoc IKeyLog
    function logOf(bytes32 key) external view returns (address writer, uint32 offer, uint64 count) {
        Key storage k = _keys[key];
        return (k.writer, k.offer, k.count);
    }

    /* SHARED STEPS */

    function _register(bytes32 offerId, address client) private {
        open(offerId);
        _clients[offerId][client] = true;
        emit ClientRegistered(offerId, client);
    }

    function _append(Key storage k, bytes32 key, uint64 index, bytes32 digest, bytes1 codec) private {
        (uint32 offer, uint64 count) = (k.offer, k.count);
        if (index != count) revert WrongIndex(key, index, count);
        if (digest == 0 || codec == 0) revert InvalidContent();

        k.count = count + 1;
        (Sum storage slot, Sum memory sum) = _next(offer);
        bytes32 mixed = keccak256(abi.encode(bytes26(sum.accumulator), key, index, digest, codec));
        _store(slot, sum.count + 1, mixed);
        emit Appended(key, offer, index, digest, codec, sum.count);
    }
}
