// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Job, JobSpec} from "../interfaces/IJobAgency.sol";

/// @title Names jobs
/// @dev The identifier is `keccak256(abi.encode(block.chainid, address(this), job))`. A job has no dynamic part, so that
/// its encoding lies in calldata as it is needed: copying it whole takes a tenth of the gas of encoding it field by field.
/// The copy is not checked for stray bits in narrow fields. `post` reads, and so checks, every field; elsewhere stray bits
/// give the identifier of no job.
library JobId {
    uint256 private constant SPEC_SIZE = 28 * 32;
    uint256 private constant JOB_SIZE = 30 * 32;

    /// @notice The identifier of a job on the calling contract.
    function from(Job calldata job) internal view returns (bytes32 id) {
        assembly ("memory-safe") {
            let buffer := mload(0x40) // only borrowed
            mstore(buffer, chainid())
            mstore(add(buffer, 0x20), address())
            calldatacopy(add(buffer, 0x40), job, JOB_SIZE)
            id := keccak256(buffer, add(JOB_SIZE, 0x40))
        }
    }

    /// @notice The identifier that a job gets by being posted.
    function from(address poster, bytes32 salt, JobSpec calldata spec) internal view returns (bytes32 id) {
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore(buffer, chainid())
            mstore(add(buffer, 0x20), address())
            mstore(add(buffer, 0x40), poster)
            mstore(add(buffer, 0x60), salt)
            calldatacopy(add(buffer, 0x80), spec, SPEC_SIZE)
            id := keccak256(buffer, add(SPEC_SIZE, 0x80))
        }
    }
}
