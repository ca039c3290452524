// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Certificate, IIdentityRegistry} from "../interfaces/IIdentityRegistry.sol";
import {Content} from "../interfaces/IJobAgency.sol";

/// @title What is hashed, mined and signed for identities
/// @dev Everything goes through `abi.encode`, so that no two things have one encoding. A challenge carries a recent block
/// hash: work cannot be done ahead of need, nor hoarded. It carries the owner, whose account alone can hand it in: a
/// solution seen in the mempool is worthless to others.
abstract contract IdentityMessages is IIdentityRegistry, EIP712 {
    bytes32 private constant _REGISTER = "emet/hashcash/identity/1";
    bytes32 private constant _COMPLAIN = "emet/hashcash/complaint/1";

    bytes32 private constant _POSSESSION_TYPE =
        keccak256("Possession(address owner,bytes32 scope,uint8 role,bytes32 sealingKey,bytes32 host)");
    bytes32 private constant _LINK_TYPE =
        keccak256("Link(bytes32 identity,uint64 length,bytes32 prevHead,bytes32 workHash)");
    bytes32 private constant _HEAD_TYPE = keccak256("Head(bytes32 identity,uint64 length,bytes32 head)");

    /// @dev Most blocks that the chain remembers hashes of (EIP-2935); without that history it is 256.
    uint256 private constant _HISTORY = 8191;

    uint256 private immutable _WORK_AGE;

    /// @param workAge Blocks after which work is too old: 256 is what every chain can check. Chains of fast blocks need
    /// more, and EIP-2935 for it.
    constructor(uint256 workAge) EIP712("emet IdentityRegistry", "1") {
        if (workAge == 0 || workAge > _HISTORY) revert InvalidProfile("workAge");
        _WORK_AGE = workAge;
    }

    /* IDENTIFIERS */

    /// @inheritdoc IIdentityRegistry
    function idOf(bytes32 scope, address signer) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), scope, signer));
    }

    /// @inheritdoc IIdentityRegistry
    function hostOf(string calldata hostname, uint16 port) external pure returns (bytes32) {
        return keccak256(abi.encode(hostname, port));
    }

    /* WORK */

    /// @inheritdoc IIdentityRegistry
    function challengeOf(Certificate calldata certificate, address owner) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                _REGISTER,
                block.chainid,
                address(this),
                certificate.role,
                certificate.scope,
                owner,
                certificate.signer,
                certificate.sealingKey,
                certificate.host,
                _recentHash(certificate.blockNumber)
            )
        );
    }

    /// @inheritdoc IIdentityRegistry
    function complaintChallengeOf(bytes32 id, bytes32 subject, Content calldata evidence, uint64 blockNumber)
        public
        view
        returns (bytes32)
    {
        bytes32 recent = _recentHash(blockNumber);
        return keccak256(abi.encode(_COMPLAIN, block.chainid, address(this), id, subject, evidence, recent));
    }

    /* SIGNATURES */

    /// @inheritdoc IIdentityRegistry
    function possessionDigest(Certificate calldata certificate, address owner) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    _POSSESSION_TYPE,
                    owner,
                    certificate.scope,
                    certificate.role,
                    certificate.sealingKey,
                    certificate.host
                )
            )
        );
    }

    /// @inheritdoc IIdentityRegistry
    function linkDigest(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash)
        external
        view
        returns (bytes32 digest, bytes32 head)
    {
        head = _link(id, length, prevHead, workHash);
        digest = _hashTypedDataV4(head);
    }

    /// @inheritdoc IIdentityRegistry
    function headDigest(bytes32 id, uint64 length, bytes32 head) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(_HEAD_TYPE, id, length, head)));
    }

    /// @dev The hash of the link, which is the head of the chain that it ends.
    function _link(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(_LINK_TYPE, id, length, prevHead, workHash));
    }

    /// @dev The future has no hash, and neither has what the chain has forgotten.
    function _recentHash(uint64 blockNumber) private view returns (bytes32 hash) {
        hash = Blockhash.blockHash(blockNumber);
        if (hash == 0 || block.number - blockNumber > _WORK_AGE) revert WorkTooOld(blockNumber);
    }
}
