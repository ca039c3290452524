// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Balance, Channel, IPaymentChannels, Voucher} from "../interfaces/IPaymentChannels.sol";
import {ChannelData} from "../libraries/ChannelData.sol";
import {ChannelSlot} from "../libraries/ChannelSlot.sol";
import {VoucherHash} from "../libraries/VoucherHash.sol";

/// @title What is kept of channels
/// @dev What moves in a channel with one lane is in one slot. The other lanes have a slot each.
abstract contract ChannelStore is IPaymentChannels, EIP712 {
    mapping(bytes32 id => ChannelSlot) internal _slots;
    /// @dev Lane 0 is in the channel's slot.
    mapping(bytes32 id => mapping(uint256 lane => uint256 total)) internal _lanes;
    mapping(bytes32 id => uint256 time) internal _revocations;

    /// @inheritdoc IPaymentChannels
    function idOf(Channel calldata channel) external view returns (bytes32) {
        return ChannelData.idOf(channel);
    }

    /// @inheritdoc IPaymentChannels
    function digestOf(bytes32 id, Voucher calldata voucher) external view returns (bytes32) {
        return _hashTypedDataV4(VoucherHash.hash(voucher, id));
    }

    /// @inheritdoc IPaymentChannels
    function balanceOf(bytes32 id) external view returns (Balance memory) {
        return _slots[id].balance();
    }

    /// @inheritdoc IPaymentChannels
    function paidOf(bytes32 id, uint8 lane) external view returns (uint96) {
        return _paid(id, _slots[id], lane);
    }

    /// @inheritdoc IPaymentChannels
    function revokedAt(bytes32 id) external view returns (uint40) {
        // forge-lint: disable-next-line(unsafe-typecast) -- a header time
        return uint40(_revocations[id]);
    }

    function _paid(bytes32 id, ChannelSlot slot, uint256 lane) internal view returns (uint96) {
        // forge-lint: disable-next-line(unsafe-typecast) -- a voucher's total
        return lane == 0 ? slot.paid() : uint96(_lanes[id][lane]);
    }
}
