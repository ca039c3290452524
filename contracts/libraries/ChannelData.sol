// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Channel, IPaymentChannels} from "../interfaces/IPaymentChannels.sol";

/// @title Channels, read where they are
/// @dev The compiler checks a field of calldata at every look, and a copy in memory costs more than the few looks. `idOf`
/// checks all fields at once; the others take them as they are.
library ChannelData {
    /// @notice The identifier of a channel: `keccak256(abi.encode(block.chainid, address(this), channel))`.
    function idOf(Channel calldata channel) internal view returns (bytes32 id) {
        uint256 excess;
        assembly ("memory-safe") {
            let c := mload(0x40)
            mstore(c, chainid())
            mstore(add(c, 0x20), address())
            calldatacopy(add(c, 0x40), channel, 0xa0)
            id := keccak256(c, 0xe0)
            excess := or(or(mload(add(c, 0x40)), mload(add(c, 0x60))), or(mload(add(c, 0x80)), mload(add(c, 0xa0))))
            excess := or(shr(160, excess), shr(96, mload(add(c, 0xc0))))
        }
        if (excess != 0) revert IPaymentChannels.InvalidChannel();
    }

    function payerOf(Channel calldata channel) internal pure returns (address payer) {
        assembly {
            payer := calldataload(channel)
        }
    }

    function payeeOf(Channel calldata channel) internal pure returns (address payee) {
        assembly {
            payee := calldataload(add(channel, 0x20))
        }
    }

    function signerOf(Channel calldata channel) internal pure returns (address signer) {
        assembly {
            signer := calldataload(add(channel, 0x40))
        }
    }

    function tokenOf(Channel calldata channel) internal pure returns (address token) {
        assembly {
            token := calldataload(add(channel, 0x60))
        }
    }

    function windowOf(Channel calldata channel) internal pure returns (uint256 window) {
        assembly {
            window := shr(64, calldataload(add(channel, 0x80)))
        }
    }

    function thresholdOf(Channel calldata channel) internal pure returns (uint256 threshold) {
        assembly {
            threshold := and(shr(32, calldataload(add(channel, 0x80))), 0xffffffff)
        }
    }
}
