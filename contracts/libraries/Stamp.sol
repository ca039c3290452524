// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Prime stamps, as a contract computes them
/// @notice A stamp is a number that each server of a request multiplies by its site's prime p and by a factor q that only
/// its stamp key makes. It is written big-endian in whole words of 32 bytes: the client's 256-bit r is one word, and
/// each step adds two, leading zeros and all. A stamp thus has one form, and its length says how many steps it has seen.
library Stamp {
    bytes32 internal constant PRIME = "emet/stamp/prime/1";
    bytes32 internal constant KEY = "emet/stamp/key/1";

    /// @notice The number that the search for a site's prime starts from. All primes have 256 bits.
    function primeFloor(bytes32 seed, bytes32 site, uint16 duplicate, uint16 version) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, PRIME, site, duplicate, version))) | (1 << 255) | 1;
    }

    /// @notice The key that a server stamps with at a site.
    function keyOf(bytes32 seed, bytes32 server, bytes32 site, uint16 duplicate, uint16 version)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(seed, KEY, server, site, duplicate, version));
    }

    /// @notice The factor of one step: of what is asked for, what is changed, and all steps before.
    function factor(bytes32 key, bytes32 reqId, bytes32 delta, bytes32 previous) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(key, reqId, delta, previous))) | (1 << 255) | 1;
    }

    /// @notice The leaf of a site's prime. Leaves are hashed twice: no inner node of a tree is one.
    function primeLeaf(bytes32 site, uint16 duplicate, uint16 version, uint256 prime) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(PRIME, site, duplicate, version, prime))));
    }

    /// @notice The leaf of a server's key.
    function keyLeaf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, bytes32 key)
        internal
        pure
        returns (bytes32)
    {
        bytes32 hash = keccak256(abi.encode(key));
        return keccak256(bytes.concat(keccak256(abi.encode(KEY, server, site, duplicate, version, hash))));
    }

    /// @notice The exact product `stamp * p * q`, two words longer than the stamp. A stamp of half words is cut.
    /// @dev Long multiplication in limbs of a word, the least first: once by p into the next word, once by q.
    function times(bytes calldata stamp, uint256 p, uint256 q) internal pure returns (bytes memory product) {
        uint256 words = stamp.length / 32;
        product = new bytes((words + 2) * 32);
        assembly ("memory-safe") {
            let data := add(product, 0x40) // the first word of the stamp's words, but one
            let carry := 0
            for { let i := mul(words, 32) } i {} {
                i := sub(i, 32)
                let limb := calldataload(add(stamp.offset, i))
                let low := mul(limb, p)
                let wide := mulmod(limb, p, not(0))
                let sum := add(low, carry)
                // high word of the product, and what the addition carries: together less than a word
                carry := add(sub(sub(wide, low), lt(wide, low)), lt(sum, low))
                mstore(add(add(data, 0x20), i), sum)
            }
            mstore(data, carry)
            carry := 0
            for { let i := add(mul(words, 32), 32) } i {} {
                i := sub(i, 32)
                let limb := mload(add(data, i))
                let low := mul(limb, q)
                let wide := mulmod(limb, q, not(0))
                let sum := add(low, carry)
                carry := add(sub(sub(wide, low), lt(wide, low)), lt(sum, low))
                mstore(add(data, i), sum)
            }
            mstore(sub(data, 0x20), carry)
        }
    }
}
