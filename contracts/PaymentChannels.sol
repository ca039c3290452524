// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ChannelBatch} from "./channels/ChannelBatch.sol";
import {ChannelMoney} from "./channels/ChannelMoney.sol";
import {Channel, IPaymentChannels, Voucher} from "./interfaces/IPaymentChannels.sol";
import {ChannelData} from "./libraries/ChannelData.sol";
import {ChannelSlot, ChannelSlots} from "./libraries/ChannelSlot.sol";
import {VoucherHash} from "./libraries/VoucherHash.sol";

/// @title Unidirectional payment channels
/// @notice It has no owner and cannot be upgraded. See `IPaymentChannels`.
contract PaymentChannels is ChannelBatch, ChannelMoney {
    using ChannelData for Channel;

    uint8 private constant MAX_LANES = 16;

    uint32 private immutable _SHORTEST;
    uint32 private immutable _LONGEST;

    /// @param shortest Seconds: what a congested chain may take to include a transaction, and a day where sequencers fail.
    /// @param longest Seconds.
    constructor(uint32 shortest, uint32 longest) EIP712("emet PaymentChannels", "1") {
        if (shortest == 0 || longest < shortest) revert InvalidChannel();
        (_SHORTEST, _LONGEST) = (shortest, longest);
    }

    /* PAYER */

    /// @inheritdoc IPaymentChannels
    function open(Channel calldata channel, uint96 amount) external payable returns (bytes32 id) {
        id = channel.idOf();
        address payer = channel.payerOf();
        if (msg.sender != payer) revert NotAllowed(msg.sender);
        (address payee, uint256 window) = (channel.payeeOf(), channel.windowOf());
        if (payee == address(0) || channel.signerOf() == address(0) || window < _SHORTEST || window > _LONGEST) {
            revert InvalidChannel();
        }
        address token = channel.tokenOf();
        ChannelSlot before = _slots[id];
        _slots[id] = ChannelSlots.opened(amount, token != address(0));
        if (ChannelSlot.unwrap(before) != 0) revert ChannelExists(id);
        bytes32 topic = Opened.selector;
        assembly ("memory-safe") {
            // The data of the event are the arguments, but for payer and payee.
            let free := mload(0x40)
            calldatacopy(free, add(channel, 0x40), 0x80)
            log4(free, 0x80, topic, id, payer, payee)
        }
        _take(token, amount);
    }

    /// @inheritdoc IPaymentChannels
    function addLanes(Channel calldata channel, uint8 more) external {
        (bytes32 id, ChannelSlot slot) = _ofPayer(channel);
        uint256 lanes = uint256(slot.lanes()) + more;
        if (more == 0 || lanes > MAX_LANES) revert WrongLanes(lanes);
        _requireNotClosing(id, slot);
        _slots[id] = slot.lanesAdded(more);
        // forge-lint: disable-next-line(unsafe-typecast) -- at most 16
        emit LanesAdded(id, uint8(lanes));
    }

    /// @inheritdoc IPaymentChannels
    function startClose(Channel calldata channel) external {
        (bytes32 id, ChannelSlot slot) = _ofPayer(channel);
        _requireNotClosing(id, slot);
        uint40 closeAt = uint40(block.timestamp + channel.windowOf());
        _slots[id] = slot.closing(closeAt);
        emit CloseStarted(id, closeAt);
    }

    /// @inheritdoc IPaymentChannels
    function revokeSigner(Channel calldata channel) external {
        (bytes32 id, ChannelSlot slot) = _ofPayer(channel);
        if (slot.isRevoked() || channel.signerOf() == channel.payerOf()) revert NotRevocable(id);
        uint40 at = uint40(block.timestamp + channel.windowOf());
        _slots[id] = slot.revoked();
        _revocations[id] = at;
        emit SignerRevoked(id, at);
    }

    /* PAYEE */

    /// @inheritdoc IPaymentChannels
    function close(Channel calldata channel) external locked {
        (bytes32 id, ChannelSlot slot) = _living(channel);
        if (msg.sender != channel.payeeOf()) revert NotAllowed(msg.sender);
        _end(id, channel, slot);
    }

    /// @inheritdoc IPaymentChannels
    function redeemAndClose(Channel calldata channel, Voucher calldata voucher, bytes calldata signature)
        external
        locked
    {
        (bytes32 id, ChannelSlot slot) = _living(channel);
        if (msg.sender != channel.payeeOf()) revert NotAllowed(msg.sender);
        uint96 amount;
        (slot, amount) = _accept(id, channel, slot, voucher, signature);
        // Closed before anybody is paid: whoever is called meanwhile finds nothing left to do.
        uint96 refund = _bury(id, slot);
        _pay(channel.tokenOf(), channel.payeeOf(), amount);
        _pay(channel.tokenOf(), channel.payerOf(), refund);
    }

    /* ANYBODY */

    /// @inheritdoc IPaymentChannels
    function topUp(bytes32 id) external payable {
        ChannelSlot slot = _slots[id];
        if (!slot.isLiving() || slot.isInTokens()) revert NotOpen(id);
        _topUp(id, slot, msg.value);
        _take(address(0), msg.value);
    }

    /// @inheritdoc IPaymentChannels
    function topUpTokens(Channel calldata channel, uint96 amount) external {
        (bytes32 id, ChannelSlot slot) = _living(channel);
        if (!slot.isInTokens()) revert NotOpen(id);
        _topUp(id, slot, amount);
        _take(channel.tokenOf(), amount);
    }

    /// @inheritdoc IPaymentChannels
    function redeem(Channel calldata channel, Voucher calldata voucher, bytes calldata signature) external locked {
        (bytes32 id, ChannelSlot slot) = _living(channel);
        uint96 amount;
        (slot, amount) = _accept(id, channel, slot, voucher, signature);
        _slots[id] = slot;
        _pay(channel.tokenOf(), channel.payeeOf(), amount);
    }

    /// @inheritdoc IPaymentChannels
    function redeemMany(address payee, address token, uint32 window, uint32 threshold, bytes calldata items)
        external
        locked
        returns (uint256 amount)
    {
        amount = _redeemAll(payee, token, window, threshold, items);
        if (amount == 0) revert NothingToPay();
        _pay(token, payee, amount);
    }

    /// @inheritdoc IPaymentChannels
    function finish(Channel calldata channel) external locked {
        (bytes32 id, ChannelSlot slot) = _living(channel);
        uint40 closeAt = slot.closeAt();
        if (closeAt == 0 || block.timestamp < closeAt) revert TooEarly(id, closeAt);
        _end(id, channel, slot);
    }

    /* VIEWS */

    /// @inheritdoc IPaymentChannels
    function windowBounds() external view returns (uint32 shortest, uint32 longest) {
        return (_SHORTEST, _LONGEST);
    }

    /* SHARED STEPS */

    function _living(Channel calldata channel) private view returns (bytes32 id, ChannelSlot slot) {
        id = channel.idOf();
        slot = _slots[id];
        if (!slot.isLiving()) revert NotOpen(id);
    }

    function _ofPayer(Channel calldata channel) private view returns (bytes32 id, ChannelSlot slot) {
        (id, slot) = _living(channel);
        if (msg.sender != channel.payerOf()) revert NotAllowed(msg.sender);
    }

    /// @dev Books what is new in a voucher, in `slot` and not yet in storage, or reverts.
    function _accept(
        bytes32 id,
        Channel calldata channel,
        ChannelSlot slot,
        Voucher calldata voucher,
        bytes calldata signature
    ) private returns (ChannelSlot, uint96 amount) {
        Voucher memory v = voucher;
        if (v.lane >= slot.lanes()) revert NoSuchLane(id, v.lane);
        uint96 paid = _paid(id, slot, v.lane);
        if (v.total <= paid) revert NothingNew(id, paid);
        amount = v.total - paid;
        if (amount > slot.left()) revert AboveBalance(id, amount, slot.left());
        if (!_counts(slot, v.length, v.matures, channel.thresholdOf())) revert Immature(id, v.matures);
        if (!_isSigned(_hashTypedDataV4(VoucherHash.hash(voucher, id)), _signer(id, channel, slot), signature)) {
            revert WrongSigner(id);
        }

        if (v.lane == 0) slot = slot.paidUpTo(v.total);
        else _lanes[id][v.lane] = v.total;
        emit Redeemed(id, v.lane, v.total, v.length, v.head);
        return (slot.spent(amount), amount);
    }

    function _topUp(bytes32 id, ChannelSlot slot, uint256 amount) private {
        _requireNotClosing(id, slot);
        uint256 room = type(uint96).max - slot.left();
        if (amount > room) revert WrongAmount(amount, room);
        _slots[id] = slot.toppedUp(amount);
        // forge-lint: disable-next-line(unsafe-typecast) -- just compared
        emit ToppedUp(id, uint96(amount));
    }

    function _end(bytes32 id, Channel calldata channel, ChannelSlot slot) private {
        _pay(channel.tokenOf(), channel.payerOf(), _bury(id, slot));
    }

    function _bury(bytes32 id, ChannelSlot slot) private returns (uint96 refund) {
        refund = slot.left();
        _slots[id] = slot.ended();
        emit Closed(id, refund);
    }

    /// @dev Long enough, old enough, or perhaps the last chance (SR-15): a revocation, too, must not be faster than a
    /// delay.
    function _counts(ChannelSlot slot, uint256 length, uint256 matures, uint256 threshold) private view returns (bool) {
        return length >= threshold || block.timestamp >= matures || slot.isClosing() || slot.isRevoked();
    }

    function _signer(bytes32 id, Channel calldata channel, ChannelSlot slot) private view returns (address) {
        return slot.isRevoked() && block.timestamp >= _revocations[id] ? channel.payerOf() : channel.signerOf();
    }

    /// @dev ECDSA comes first: an account that has delegated itself to code (EIP-7702) still has its key, and its
    /// vouchers must not depend on what that code says.
    function _isSigned(bytes32 digest, address signer, bytes calldata signature) private view returns (bool) {
        if (signature.length == 64) {
            (bytes32 r, bytes32 vs) = (bytes32(signature[:32]), bytes32(signature[32:]));
            (address recovered, ECDSA.RecoverError failure,) = ECDSA.tryRecover(digest, r, vs);
            if (failure == ECDSA.RecoverError.NoError && recovered == signer) return true;
        }
        return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }

    function _requireNotClosing(bytes32 id, ChannelSlot slot) private pure {
        if (slot.isClosing()) revert Closing(id, slot.closeAt());
    }
}
