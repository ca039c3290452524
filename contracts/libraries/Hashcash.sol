// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Proof of work that one compression of sha2-256 checks
/// @dev The message is the challenge followed by the nonce, big-endian: 40 bytes, so that with its padding it fills one
/// block of the hash. Whoever makes a challenge binds into it all that must not be swapped, its owner first.
library Hashcash {
    /// @notice Whether the hash of challenge and nonce starts with `bits` zero bits.
    function isSolved(bytes32 challenge, uint64 nonce, uint8 bits) internal view returns (bool solved) {
        assembly ("memory-safe") {
            mstore(0x00, challenge)
            mstore(0x20, shl(192, nonce))
            let answered := staticcall(gas(), 2, 0x00, 40, 0x00, 32)
            solved := gt(answered, shr(sub(256, and(bits, 0xff)), mload(0x00))) // 1 > 0, and nothing else
        }
    }
}
