// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";
import {IStampCourt, Step} from "./interfaces/IStampCourt.sol";
import {ITickLog} from "./interfaces/ITickLog.sol";
import {Stamp} from "./libraries/Stamp.sol";

/// @title The court that ends servers which break stamps
/// @dev The court multiplies. It compares the hash of the product with the signed one, so that the stamp which came out
/// need not be shown, and no other number can pass for the product.
contract StampCourt is IStampCourt, EIP712 {
    bytes32 private constant _STEP_TYPE = keccak256(
        "Step(uint256 chainId,address court,bytes32 app,uint64 tick,bytes32 reqId,uint16 slot,bytes32 server,bytes32 site,uint16 duplicate,uint16 version,bytes32 keys,bytes32 previous,bytes32 stampIn,bytes32 stampOut,bytes32 delta)"
    );
    uint256 private constant _WORD = 32;

    IIdentityRegistry private immutable _REGISTRY;
    ITickLog private immutable _TICKS;

    constructor(IIdentityRegistry registry, ITickLog ticks) EIP712("emet StampCourt", "1") {
        _REGISTRY = registry;
        _TICKS = ticks;
    }

    /* ANYBODY */

    /// @inheritdoc IStampCourt
    function convictProduct(Step calldata step, bytes calldata signature, bytes calldata stamp, uint16 gap) external {
        bytes32 hash = _requireSigned(step, signature);
        if (_isExact(hash, step, stamp, gap)) revert NotGuilty(hash);
        emit ProductConvicted(step.app, step.server, step.reqId, hash);
        _REGISTRY.tombstone(step.server, hash);
    }

    /// @inheritdoc IStampCourt
    function convictLink(Step calldata step, bytes calldata signature, Step calldata previous) external {
        bytes32 hash = _requireSigned(step, signature);
        if (_isLinked(hash, step, previous)) revert NotGuilty(hash);
        emit LinkConvicted(step.app, step.server, step.reqId, hash);
        _REGISTRY.tombstone(step.server, hash);
    }

    /// @inheritdoc IStampCourt
    /// @dev It takes no signature: a Step that is right is no reason to dismiss anybody, whoever made it.
    function acquit(Step calldata step, bytes calldata stamp, uint16 gap, Step calldata previous) external {
        bytes32 hash = _hash(step);
        if (!_isExact(hash, step, stamp, gap) || !_isLinked(hash, step, previous)) revert NotInnocent(hash);
        emit Acquitted(step.app, step.server, step.reqId, hash);
        _REGISTRY.acquit(step.server, hash);
    }

    /* VIEWS */

    /// @inheritdoc IStampCourt
    function stepDigest(Step calldata step) external view returns (bytes32 hash, bytes32 digest) {
        hash = _hash(step);
        digest = _hashTypedDataV4(hash);
    }

    /// @inheritdoc IStampCourt
    function keysOf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, uint256 prime, bytes32 key)
        external
        pure
        returns (bytes32)
    {
        return _keys(
            Stamp.primeLeaf(site, duplicate, version, prime), Stamp.keyLeaf(server, site, duplicate, version, key)
        );
    }

    /* PARTS */

    /// @dev The identity's name is the hash of its offer and its key: a signature either gives this very name or none.
    function _requireSigned(Step calldata step, bytes calldata signature) private view returns (bytes32 hash) {
        hash = _hash(step);
        address signer = ECDSA.recoverCalldata(_hashTypedDataV4(hash), signature);
        if (_REGISTRY.idOf(step.app, signer) != step.server) revert NotSigned(hash);
    }

    /// @dev Whether the signed product is `stamp * p * q`, for the p and K that follow from the revealed seed and that the
    /// server says it was given.
    function _isExact(bytes32 hash, Step calldata step, bytes calldata stamp, uint16 gap) private view returns (bool) {
        if (stamp.length == 0 || stamp.length % _WORD != 0) revert WrongStamp(hash);
        if (keccak256(stamp) != step.stampIn) revert WrongStamp(hash);
        (uint256 prime, bytes32 key) = _requireKeys(hash, step, gap);
        uint256 factor = Stamp.factor(key, step.reqId, step.delta, step.previous);
        return keccak256(Stamp.times(stamp, prime, factor)) == step.stampOut;
    }

    function _isLinked(bytes32 hash, Step calldata step, Step calldata previous) private view returns (bool) {
        if (_hash(previous) != step.previous) revert WrongPrevious(hash);
        return previous.stampOut == step.stampIn;
    }

    function _requireKeys(bytes32 hash, Step calldata step, uint16 gap)
        private
        view
        returns (uint256 prime, bytes32 key)
    {
        bytes32 seed = _TICKS.seedOf(step.app, step.tick);
        if (seed == 0) revert NotRevealed(step.app, step.tick);
        (bytes32 site, uint16 duplicate, uint16 version) = (step.site, step.duplicate, step.version);
        prime = Stamp.primeFloor(seed, site, duplicate, version) + gap;
        key = Stamp.keyOf(seed, step.server, site, duplicate, version);
        bytes32 primeLeaf = Stamp.primeLeaf(site, duplicate, version, prime);
        bytes32 keyLeaf = Stamp.keyLeaf(step.server, site, duplicate, version, key);
        if (_keys(primeLeaf, keyLeaf) != step.keys) revert WrongKeys(hash);
    }

    function _keys(bytes32 primeLeaf, bytes32 keyLeaf) private pure returns (bytes32) {
        return keccak256(abi.encode(primeLeaf, keyLeaf));
    }

    /// @dev The fields of a Step are words, in calldata as in the encoding of the message; one that is out of range
    /// reverts.
    function _hash(Step calldata step) private view returns (bytes32) {
        return keccak256(abi.encode(_STEP_TYPE, block.chainid, address(this), step));
    }
}
