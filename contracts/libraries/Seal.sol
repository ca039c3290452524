// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RunResult} from "../interfaces/IJobAgency.sol";

/// @title A result in 25 bytes, so that a run fits into one storage slot
/// @dev One byte of outcome, eight of fuel used, sixteen of a hash of the record and what tells the run apart (the
/// fingerprint, or the commitment to it). Two seals are equal if all of that is: forging a second result with the seal of
/// a given one takes 2^128 hashes.
library Seal {
    /// @notice Seals a result.
    function from(RunResult calldata result, bytes32 print) internal pure returns (bytes25) {
        bytes32 digest = keccak256(abi.encode(result.record, print));
        return bytes25(abi.encodePacked(result.outcome, result.fuelUsed, bytes16(digest)));
    }

    /// @notice The outcome in a seal.
    function outcome(bytes25 seal) internal pure returns (uint8) {
        return uint8(seal[0]);
    }

    /// @notice The fuel used in a seal.
    function fuelUsed(bytes25 seal) internal pure returns (uint64) {
        return uint64(uint200(seal) >> 128);
    }
}
