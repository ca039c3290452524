// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance} from "../interfaces/IPaymentChannels.sol";

/// @notice A `Balance` in one word. From the lowest bit: left (96), paid (96), closeAt (40), lanes (8), whether it is in
/// tokens (1), whether the signer is revoked (1).
/// @dev The compiler would read and write a struct field by field, even if all of it shares a slot, and that would be a
/// large part of what a voucher costs.
type ChannelSlot is uint256;

using ChannelSlots for ChannelSlot global;

/// @title Reading and writing that word
library ChannelSlots {
    uint256 private constant AMOUNT = type(uint96).max;
    uint256 private constant CLOSE_AT = uint256(type(uint40).max) << 192;
    uint256 private constant LANE = 1 << 232;
    uint256 private constant TOKENS = 1 << 240;
    uint256 private constant REVOKED = 1 << 241;

    /* READING */

    function balance(ChannelSlot slot) internal pure returns (Balance memory) {
        return Balance(left(slot), paid(slot), closeAt(slot), lanes(slot), isRevoked(slot));
    }

    // forge-lint: disable-start(unsafe-typecast) -- each field is as wide as it was

    function left(ChannelSlot slot) internal pure returns (uint96) {
        return uint96(ChannelSlot.unwrap(slot));
    }

    function paid(ChannelSlot slot) internal pure returns (uint96) {
        return uint96(ChannelSlot.unwrap(slot) >> 96);
    }

    function closeAt(ChannelSlot slot) internal pure returns (uint40) {
        return uint40(ChannelSlot.unwrap(slot) >> 192);
    }

    function lanes(ChannelSlot slot) internal pure returns (uint8) {
        return uint8(ChannelSlot.unwrap(slot) >> 232);
    }

    // forge-lint: disable-end(unsafe-typecast)

    function isRevoked(ChannelSlot slot) internal pure returns (bool) {
        return ChannelSlot.unwrap(slot) & REVOKED != 0;
    }

    function isInTokens(ChannelSlot slot) internal pure returns (bool) {
        return ChannelSlot.unwrap(slot) & TOKENS != 0;
    }

    /// @notice Whether it was opened and not yet ended.
    function isLiving(ChannelSlot slot) internal pure returns (bool) {
        return ChannelSlot.unwrap(slot) != 0 && ChannelSlot.unwrap(slot) & CLOSE_AT != CLOSE_AT;
    }

    /// @notice Whether the payer has started to close.
    function isClosing(ChannelSlot slot) internal pure returns (bool) {
        return ChannelSlot.unwrap(slot) & CLOSE_AT != 0;
    }

    /* WRITING */

    function opened(uint96 amount, bool inTokens) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap((inTokens ? TOKENS | LANE : LANE) | amount);
    }

    /// @dev The sum must fit.
    function toppedUp(ChannelSlot slot, uint256 amount) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) + amount);
    }

    /// @dev There must be as much left.
    function spent(ChannelSlot slot, uint96 amount) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) - amount);
    }

    function paidUpTo(ChannelSlot slot, uint96 total) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) & ~(AMOUNT << 96) | uint256(total) << 96);
    }

    /// @dev The sum must fit.
    function lanesAdded(ChannelSlot slot, uint8 more) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) + more * LANE);
    }

    /// @dev It must not be closing yet.
    function closing(ChannelSlot slot, uint40 at) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) | uint256(at) << 192);
    }

    function revoked(ChannelSlot slot) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap(ChannelSlot.unwrap(slot) | REVOKED);
    }

    /// @notice Nothing is left; the mark stays, so that the channel cannot be opened again.
    function ended(ChannelSlot slot) internal pure returns (ChannelSlot) {
        return ChannelSlot.wrap((ChannelSlot.unwrap(slot) | CLOSE_AT) & ~AMOUNT);
    }
}
