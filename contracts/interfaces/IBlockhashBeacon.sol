// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRandomness} from "./IRandomness.sol";

/// @title Randomness from nothing but block hashes
/// @dev Only on chains where a block hash is neither constant nor for one sequencer to choose (SR-04).
/// @dev Warning: whoever proposes a block can still give it up, and its reward, if it does not like the hash. So users
/// say in advance how much depends on a block. Each user is counted for itself, as strangers could use up the cap of
/// others: a deployment is meant for one.
interface IBlockhashBeacon is IRandomness {
    /// @notice `total` wei of a user depend on a block.
    event Relied(address indexed user, uint256 indexed blockNumber, uint256 total);

    /// @notice Thrown on a chain that is not listed.
    error UnlistedChain(uint256 chain);
    /// @notice Thrown when the block is not one to come.
    error BlockPassed(uint256 blockNumber);
    /// @notice Thrown when more would depend on one block than the cap.
    error CapExceeded(uint256 blockNumber, uint256 total, uint256 value);

    /// @notice Says that `value` wei more will depend on a block to come.
    function rely(uint256 blockNumber, uint256 value) external;

    /// @notice The most that may depend on a block, in wei.
    function CAP() external view returns (uint256); // solhint-disable-line func-name-mixedcase

    /// @notice What depends on a block, in wei.
    function relianceOf(address user, uint256 blockNumber) external view returns (uint256);

    /// @notice Whether a chain's block hashes are good enough.
    function isListed(uint256 chain) external pure returns (bool);
}
