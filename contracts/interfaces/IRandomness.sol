// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Randomness of a block that was fixed in advance
interface IRandomness {
    /// @notice The value for a block and a domain. Whoever draws fixes both before anybody can know the value, and never
    /// asks for another block because it did not like the answer (SR-04).
    /// @return known Whether `value` is final.
    /// @return lost Whether there will never be a value: then everything is to be checked, with probability one.
    /// @return value Zero unless known.
    function randomness(uint256 blockNumber, bytes32 domain)
        external
        view
        returns (bool known, bool lost, bytes32 value);
}
