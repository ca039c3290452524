// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RunResult} from "../interfaces/IJobAgency.sol";

/// @title What a run is sealed with, in 25 bytes, so that all of a run fits into one storage slot
/// @dev Either the start of a commitment, or a result: a byte of outcome, eight of fuel used, sixteen of a mark.
library Seal {
    /// @notice What is kept of a commitment. 200 bits leave 2^100 hashes between a worker and a second opening.
    function ofCommitment(bytes32 commitment) internal pure returns (bytes25) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return bytes25(commitment);
    }

    /// @notice Seals a result whose record is kept apart. Equal seals mean equal outcome, fuel, record and fingerprint:
    /// finding another result with the seal of a given one takes 2^128 hashes. Two results with one seal take 2^64, but
    /// an honest worker's result is not for an attacker to choose: it would have to run 2^64 jobs, to put a false record
    /// on one of its own.
    function ofVote(RunResult calldata result, bytes32 fingerprint) internal pure returns (bytes25) {
        return _pack(result, keccak256(abi.encode(result.record, fingerprint)));
    }

    /// @notice Seals a result together with the first half of its record. The second half is returned.
    function ofRecord(RunResult calldata result) internal pure returns (bytes25 seal, bytes16 tail) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return (_pack(result, result.record), bytes16(result.record << 128));
    }

    /// @notice The record that `ofRecord` took apart.
    function record(bytes25 seal, bytes16 tail) internal pure returns (bytes32) {
        return bytes32(seal) << 72 & bytes32(~uint256(type(uint128).max)) | bytes32(tail) >> 128;
    }

    /// @notice The outcome in the seal of a result.
    function outcome(bytes25 seal) internal pure returns (uint8) {
        return uint8(seal[0]);
    }

    /// @notice The fuel used in the seal of a result.
    function fuelUsed(bytes25 seal) internal pure returns (uint64) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint64(uint200(seal) >> 128);
    }

    function _pack(RunResult calldata result, bytes32 mark) private pure returns (bytes25) {
        uint256 head = uint256(result.outcome) << 248 | uint256(result.fuelUsed) << 184;
        // forge-lint: disable-next-line(unsafe-typecast)
        return bytes25(bytes32(head) | mark >> 128 << 56);
    }
}
