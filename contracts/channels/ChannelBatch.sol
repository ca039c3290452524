// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VoucherHash} from "../libraries/VoucherHash.sol";
import {ChannelStore} from "./ChannelStore.sol";

/// @title Many vouchers at once
/// @dev What a voucher costs here is its bytes, its slot, its signature and its part of the event; less than a tenth is
/// left for everything else. Hence the assembly. Tests compare it, case by case, with `redeem`.
///
/// All of it works in one place of memory, where the words that items have in common are written once:
///
///   0x080  the channel's id: chain, contract, payer, payee, signer, token, rules
///   0x160  the voucher's struct hash: type, id, lane, total, maturity, length, head
///   0x240  the digest: 0x1901 at the end of a word, domain, struct hash
///   0x2a0  what ecrecover is asked: digest, v, r, s
///   0x320  what it answers
///   0x340  the rules without a salt, the threshold
///   0x380  the event: amount, offset and length of the entries, the entries
///
/// A word of storage has the layout of `ChannelSlot`: left (96 bits), paid (96), closeAt (40), lanes (8), token,
/// revoked.
abstract contract ChannelBatch is ChannelStore {
    /// @dev Books every voucher that counts, and tells of them. Memory from 0x80 on is written over: what was there must
    /// be of no use any more.
    function _redeemAll(address payee, address token, uint32 window, uint32 threshold, bytes calldata items)
        internal
        returns (uint256 amount)
    {
        (bytes32 domain, bytes32 voucherType) = (_domainSeparatorV4(), VoucherHash.VOUCHER_TYPE);
        uint256 first;
        assembly {
            mstore(0x80, chainid())
            mstore(0xa0, address())
            mstore(0xe0, payee)
            mstore(0x120, token)
            mstore(0x340, or(shl(64, window), shl(32, threshold)))
            mstore(0x360, threshold)
            mstore(0x160, voucherType)
            mstore(0x240, 0x1901)
            mstore(0x260, domain)
            first := items.offset
        }
        return _redeemItems(first, first + items.length);
    }

    /// @dev The vouchers that are packed in calldata from `offset` to `last`; see `redeemMany`.
    // solhint-disable-next-line function-max-lines
    function _redeemItems(uint256 offset, uint256 last) private returns (uint256 amount) {
        bytes32 topic = BatchRedeemed.selector;
        assembly {
            let next := 0x3e0 // where the next entry goes
            mstore(0x20, _slots.slot)

            for {} lt(offset, last) { offset := add(offset, 143) } {
                // Whose it is.
                let word := calldataload(offset) // kind (1), signer (20) if that is another, payer (20), salt (4)
                let signer := shr(96, shl(8, word))
                mstore(0x100, signer)
                if byte(0, word) {
                    offset := add(offset, 20)
                    word := calldataload(offset)
                }
                mstore(0xc0, shr(96, shl(8, word)))
                mstore(0x140, or(mload(0x340), and(shr(56, word), 0xffffffff)))
                mstore(0, keccak256(0x80, 0xe0))
                mstore(0x180, mload(0))
                let place := keccak256(0, 0x40)
                let slot := sload(place)

                // What is new in it.
                word := calldataload(add(offset, 25)) // maturity (5), length (4), lane (1), total (12)
                let total := shr(160, shl(80, word))
                let more := sub(total, shr(160, shl(64, slot)))
                let lane := byte(9, word)
                let length := shr(224, shl(40, word))
                let lanePlace := 0

                // Seldom: it is in another lane than the first, or is not yet sure to count, or the signer was revoked.
                if or(or(lane, shr(241, slot)), lt(length, mload(0x360))) {
                    if lane {
                        if iszero(lt(lane, byte(2, slot))) { continue }
                        mstore(0x20, _lanes.slot)
                        mstore(0x20, keccak256(0, 0x40))
                        mstore(0, lane)
                        lanePlace := keccak256(0, 0x40)
                        more := sub(total, sload(lanePlace))
                    }
                    if shr(241, slot) {
                        mstore(0, mload(0x180))
                        mstore(0x20, _revocations.slot)
                        if iszero(lt(timestamp(), sload(keccak256(0, 0x40)))) { signer := mload(0xc0) }
                    }
                    mstore(0x20, _slots.slot)
                    // Long enough, old enough, or perhaps the last chance.
                    if lt(length, mload(0x360)) {
                        if lt(timestamp(), shr(216, word)) {
                            if iszero(or(shr(216, shl(24, slot)), shr(241, slot))) { continue }
                        }
                    }
                }
                // More than nothing, as subtracting makes a large number of what is less, and at most what is left: that
                // is nothing where there is no channel, or no longer.
                if iszero(lt(sub(more, 1), shr(160, shl(160, slot)))) { continue }

                // Whether it is signed.
                mstore(0x1a0, lane)
                mstore(0x1c0, total)
                mstore(0x1e0, shr(216, word))
                mstore(0x200, length)
                mstore(0x220, calldataload(add(offset, 47)))
                mstore(0x280, keccak256(0x160, 0xe0))
                mstore(0x2a0, keccak256(0x25e, 0x42))
                word := calldataload(add(offset, 111)) // s, and the parity of v in its highest bit
                mstore(0x2c0, add(27, shr(255, word)))
                mstore(0x2e0, calldataload(add(offset, 79)))
                word := shr(1, shl(1, word))
                mstore(0x300, word)
                // A larger s would be the twin of another signature. OpenZeppelin's ECDSA draws the same line.
                if gt(word, 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0) { continue }
                // What is no signature is answered with nothing, and nobody's address signs for no channel.
                mstore(0x320, 0)
                pop(staticcall(gas(), 1, 0x2a0, 0x80, 0x320, 0x20))
                if iszero(eq(mload(0x320), signer)) { continue }

                amount := add(amount, more)
                switch lanePlace
                case 0 { sstore(place, add(slot, sub(shl(96, more), more))) }
                default {
                    sstore(lanePlace, total)
                    sstore(place, sub(slot, more))
                }
                mstore(next, mload(0x180))
                calldatacopy(add(next, 32), add(offset, 34), 13) // lane, total
                next := add(next, 45)
            }

            mstore(0x380, amount)
            mstore(0x3a0, 0x40)
            mstore(0x3c0, sub(next, 0x3e0))
            mstore(next, 0)
            log3(0x380, add(0x60, and(sub(next, 0x3c1), not(31))), topic, mload(0xe0), mload(0x120))
            mstore(0x40, add(next, 32))
        }
        if (offset != last) revert MalformedBatch();
    }
}
