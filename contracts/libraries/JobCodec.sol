// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IJobAgency, Job, JobSpec} from "../interfaces/IJobAgency.sol";

/// @title Names jobs and announces them
/// @dev A job has no dynamic part, so that its ABI encoding lies in calldata as it is needed. Copying it whole takes a
/// fraction of the gas of encoding it field by field.
/// The copy is not checked for stray bits in narrow fields. `post` reads, and so checks, every field before anything is
/// announced; elsewhere stray bits give the identifier of no job.
library JobCodec {
    uint256 private constant SPEC_SIZE = 28 * 32;
    uint256 private constant JOB_SIZE = 30 * 32;

    /// @notice The identifier of a job on the calling contract: `keccak256(abi.encode(block.chainid, address(this), job))`.
    function idOf(Job calldata job) internal view returns (bytes32 id) {
        assembly ("memory-safe") {
            let buffer := mload(0x40) // free memory is only borrowed
            mstore(buffer, chainid())
            mstore(add(buffer, 0x20), address())
            calldatacopy(add(buffer, 0x40), job, JOB_SIZE)
            id := keccak256(buffer, add(JOB_SIZE, 0x40))
        }
    }

    /// @notice The identifier that a job gets when the caller posts it.
    function idOf(bytes32 salt, JobSpec calldata spec) internal view returns (bytes32 id) {
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore(buffer, chainid())
            mstore(add(buffer, 0x20), address())
            mstore(add(buffer, 0x40), caller())
            mstore(add(buffer, 0x60), salt)
            calldatacopy(add(buffer, 0x80), spec, SPEC_SIZE)
            id := keccak256(buffer, add(SPEC_SIZE, 0x80))
        }
    }

    /// @notice Does what `emit JobPosted(id, msg.sender, spec.engine, Job(msg.sender, salt, spec), peers)` would.
    function announce(bytes32 id, bytes32 salt, JobSpec calldata spec, bytes calldata peers) internal {
        bytes32 topic = IJobAgency.JobPosted.selector;
        bytes32 engine = spec.engine;
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore(buffer, caller())
            mstore(add(buffer, 0x20), salt)
            calldatacopy(add(buffer, 0x40), spec, SPEC_SIZE)
            // After the job: where the peers are, how many bytes, and these, padded with zeros to whole words.
            let tail := add(buffer, JOB_SIZE)
            mstore(tail, add(JOB_SIZE, 0x20))
            let padded := and(add(peers.length, 0x1f), not(0x1f))
            mstore(add(add(tail, 0x20), padded), 0) // the last word of the peers, or a word that is written next
            mstore(add(tail, 0x20), peers.length)
            calldatacopy(add(tail, 0x40), peers.offset, peers.length)
            log4(buffer, add(add(JOB_SIZE, 0x40), padded), topic, id, caller(), engine)
        }
    }
}
