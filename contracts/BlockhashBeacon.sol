// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {IBlockhashBeacon} from "./interfaces/IBlockhashBeacon.sol";
import {IRandomness} from "./interfaces/IRandomness.sol";

/// @title Randomness from nothing but block hashes
/// @notice Good enough for development, and on Ethereum for stakes well below what a proposer loses by giving up a block.
contract BlockhashBeacon is IBlockhashBeacon {
    uint256 private immutable _CHAIN;
    /// @inheritdoc IBlockhashBeacon
    uint256 public immutable CAP;

    mapping(address user => mapping(uint256 blockNumber => uint256)) private _atStake;

    /// @param cap The most value that may depend on one block, in wei: below the reward of a block in public.
    constructor(uint256 cap) {
        if (!isListed(block.chainid)) revert UnlistedChain(block.chainid);
        (_CHAIN, CAP) = (block.chainid, cap);
    }

    /// @inheritdoc IBlockhashBeacon
    function rely(uint256 blockNumber, uint256 value) external {
        if (blockNumber <= block.number) revert BlockPassed(blockNumber);
        uint256 total = _atStake[msg.sender][blockNumber];
        if (value > CAP - total) revert CapExceeded(blockNumber, total, value);
        _atStake[msg.sender][blockNumber] = total + value;
        emit Relied(msg.sender, blockNumber, total + value);
    }

    /// @inheritdoc IRandomness
    function randomness(uint256 blockNumber, bytes32 domain)
        external
        view
        returns (bool known, bool lost, bytes32 value)
    {
        // After a fork, the other chain is not listed only because this one is.
        if (block.chainid != _CHAIN) return (false, true, 0);
        if (blockNumber >= block.number) return (false, false, 0);
        bytes32 hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) return (false, true, 0);
        return (true, false, keccak256(abi.encode(hash, domain)));
    }

    /// @inheritdoc IBlockhashBeacon
    function relianceOf(address user, uint256 blockNumber) external view returns (uint256) {
        return _atStake[user][blockNumber];
    }

    /// @inheritdoc IBlockhashBeacon
    function isListed(uint256 chain) public pure returns (bool) {
        // Ethereum, Sepolia, Hoodi, and the development chains of geth and anvil.
        return chain == 1 || chain == 11155111 || chain == 560048 || chain == 1337 || chain == 31337;
    }
}
