// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Leaf, Receipt, Reservation, Update} from "../interfaces/IKeyLog.sol";

/// @title EIP-712 struct hashes of what clients and relays sign, and the leaves of a batch
library KeyHash {
    bytes32 private constant RESERVATION_TYPE =
        keccak256("Reservation(bytes32 offerId,address client,address writer,bytes32 tag,bytes32 digest,bytes1 codec)");
    bytes32 private constant UPDATE_TYPE =
        keccak256("Update(bytes32 key,uint64 index,bytes32 digest,bytes1 codec,uint40 deadline)");
    bytes32 private constant RECEIPT_TYPE =
        keccak256("Receipt(bytes32 update,uint64 batch,uint32 position,uint40 deadline)");
    bytes32 private constant LEAF_TAG = "emet/update/1";

    function reservation(Reservation calldata r) internal pure returns (bytes32) {
        return keccak256(abi.encode(RESERVATION_TYPE, r));
    }

    function update(Update calldata u) internal pure returns (bytes32) {
        return keccak256(abi.encode(UPDATE_TYPE, u));
    }

    function receipt(Receipt calldata r) internal pure returns (bytes32) {
        return keccak256(abi.encode(RECEIPT_TYPE, r));
    }

    /// @dev Hashed twice, so that an inner node of the tree cannot pass for a leaf.
    function leaf(Leaf calldata it) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF_TAG, it.position, update(it.update), it.r, it.vs))));
    }
}
