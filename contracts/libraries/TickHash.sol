// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content} from "../interfaces/IJobAgency.sol";
import {Tick} from "../interfaces/ITickLog.sol";

/// @title EIP-712 struct hashes of what supervisors and server slots sign, and the leaf that lists the slots
library TickHash {
    bytes private constant CONTENT = "Content(bytes32 digest,bytes1 codec)";
    bytes private constant COMMITMENT = "Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)";

    bytes32 private constant CONTENT_TYPE = keccak256(CONTENT);
    bytes32 private constant COMMITMENT_TYPE = keccak256(COMMITMENT);
    bytes private constant TICK =
        "Tick(bytes32 offerId,uint64 tick,uint64 count,bytes32 accumulator,bytes32 updateRoot,bytes32 stateRoot,Content document,Commitment next,bytes32 seed)";
    bytes32 private constant TICK_TYPE = keccak256(bytes.concat(TICK, COMMITMENT, CONTENT));
    bytes32 private constant REPLACEMENT_TYPE =
        keccak256(bytes.concat("Replacement(bytes32 record,bool disown,Tick tick)", COMMITMENT, CONTENT, TICK));
    bytes32 private constant ATTESTATION_TYPE =
        keccak256(bytes.concat("Attestation(bytes32 offerId,uint64 tick,bytes32 slot,Content document)", CONTENT));
    bytes32 private constant SLOTS_TAG = "emet/slots/1";

    function tick(Tick calldata t) internal pure returns (bytes32) {
        bytes32 next = keccak256(abi.encode(COMMITMENT_TYPE, t.next));
        return keccak256(
            abi.encode(
                TICK_TYPE,
                t.offerId,
                t.tick,
                t.count,
                t.accumulator,
                t.updateRoot,
                t.stateRoot,
                _content(t.document),
                next,
                t.seed
            )
        );
    }

    /// @dev Naming the record that it replaces, it cannot be carried in twice.
    function replacement(bytes32 record, bool disown, bytes32 tickHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(REPLACEMENT_TYPE, record, disown, tickHash));
    }

    /// @dev What one slot signs: that it holds all files of the document.
    function attestation(bytes32 offerId, uint64 number, bytes32 slot, Content calldata document)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(ATTESTATION_TYPE, offerId, number, slot, _content(document)));
    }

    /// @dev Hashed twice, as every leaf is.
    function slotsLeaf(bytes32[] calldata slots) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(SLOTS_TAG, keccak256(abi.encode(slots))))));
    }

    function seed(bytes32 value) internal pure returns (bytes32) {
        return keccak256(abi.encode(value));
    }

    function _content(Content calldata c) private pure returns (bytes32) {
        return keccak256(abi.encode(CONTENT_TYPE, c));
    }
}
