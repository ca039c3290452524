// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Voucher} from "../interfaces/IPaymentChannels.sol";

/// @title What is signed for a voucher
library VoucherHash {
    bytes32 internal constant VOUCHER_TYPE =
        keccak256("Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)");

    /// @notice The EIP-712 struct hash of a voucher: `keccak256(abi.encode(VOUCHER_TYPE, id, voucher))`.
    /// @dev Words with bits that their fields do not have are hashed as they are: nobody signs those.
    function hash(Voucher calldata voucher, bytes32 id) internal pure returns (bytes32 digest) {
        bytes32 voucherType = VOUCHER_TYPE;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, voucherType)
            mstore(add(free, 0x20), id)
            calldatacopy(add(free, 0x40), voucher, 0xa0)
            digest := keccak256(free, 0xe0)
        }
    }
}
