// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content} from "../interfaces/IJobAgency.sol";
import {Grant, OfferTerms, Revision, Revocation} from "../interfaces/IOfferBoard.sol";

/// @title EIP-712 struct hashes of what a master key signs
library OfferHash {
    bytes internal constant CONTENT = "Content(bytes32 digest,bytes1 codec)";
    bytes private constant TERMS =
        "OfferTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit,uint32 exitDelay,uint64 startBlock,uint32 tickBlocks,address court,address randomness,uint128 bond)";
    bytes private constant ENTRY =
        "EntryTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit)";

    bytes32 private constant CONTENT_TYPE = keccak256(CONTENT);
    bytes32 private constant TERMS_TYPE = keccak256(TERMS);
    bytes32 private constant ENTRY_TYPE = keccak256(ENTRY);
    bytes32 private constant OFFER_TYPE =
        keccak256(bytes.concat("Offer(bytes32 salt,bytes32 tag,Content document,OfferTerms terms)", CONTENT, TERMS));
    bytes32 private constant REVISION_TYPE = keccak256(
        bytes.concat(
            "Revision(bytes32 offerId,uint32 version,bytes32 tag,Content document,Content previous,EntryTerms entry)",
            CONTENT,
            ENTRY
        )
    );
    bytes32 private constant GRANT_TYPE =
        keccak256("Grant(bytes32 offerId,address key,uint8 scope,uint40 expiry,uint64 nonce)");
    bytes32 private constant REVOCATION_TYPE = keccak256("Revocation(bytes32 offerId,address key,uint64 fromTick)");

    function content(Content calldata c) internal pure returns (bytes32) {
        return keccak256(abi.encode(CONTENT_TYPE, c));
    }

    function offer(bytes32 salt, bytes32 tag, Content calldata document, OfferTerms calldata terms)
        internal
        pure
        returns (bytes32)
    {
        bytes32 termsHash = keccak256(abi.encode(TERMS_TYPE, terms));
        return keccak256(abi.encode(OFFER_TYPE, salt, tag, content(document), termsHash));
    }

    function revision(Revision calldata r) internal pure returns (bytes32) {
        bytes32 entryHash = keccak256(abi.encode(ENTRY_TYPE, r.entry));
        return keccak256(
            abi.encode(REVISION_TYPE, r.offerId, r.version, r.tag, content(r.document), content(r.previous), entryHash)
        );
    }

    function grant(Grant calldata g) internal pure returns (bytes32) {
        return keccak256(abi.encode(GRANT_TYPE, g));
    }

    function revocation(Revocation calldata r) internal pure returns (bytes32) {
        return keccak256(abi.encode(REVOCATION_TYPE, r));
    }
}
