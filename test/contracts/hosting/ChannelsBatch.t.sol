// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Channel, IPaymentChannels, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";

/// @notice A batch does for each voucher what `redeem` does, and leaves out what `redeem` refuses.
contract ChannelsBatchTest is ChannelsTest {
    /// @dev Who must sign, and what stands in a voucher; all of it fuzzed.
    struct Case {
        uint8 payer; // which of three
        uint8 key; // who signs: payer, signer, stranger
        uint8 lane;
        uint96 total;
        int16 matures; // seconds from now
        uint32 length;
        bytes32 head;
        bool delegated;
        bool broken; // the signature
    }

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; ++i) {
            for (uint256 d = 0; d < 2; ++d) {
                Channel memory c = _channel(i, d == 1);
                vm.deal(c.payer, DEPOSIT);
                open(c, DEPOSIT, 2);
            }
        }
        Channel memory revoked = _channel(1, true);
        vm.prank(revoked.payer);
        channels.revokeSigner(revoked);
        Channel memory closing = _channel(2, false);
        startClose(closing);
    }

    function testFuzz_doesWhatRedeemDoes(Case[6] memory cases, uint32 later, bool ended) public {
        vm.warp(block.timestamp + between(later, 0, 2 * WINDOW));
        if (ended) close(_channel(2, true));
        bytes memory items;
        bytes memory entries;
        uint256 paid;
        // First one by one, on a chain whose future is then forgotten.
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < cases.length; ++i) {
            (Channel memory c, Voucher memory v, bytes memory signature) = _play(cases[i]);
            items = bytes.concat(items, packed(c, v, signature));
            uint256 before = payee.balance;
            try channels.redeem(c, v, signature) {
                entries = bytes.concat(entries, abi.encodePacked(channels.idOf(c), v.lane, v.total));
                paid += payee.balance - before;
            } catch {}
        }
        bytes32 one = _state();
        vm.revertToState(snapshot);

        if (paid == 0) {
            vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        } else {
            vm.expectEmit(address(channels));
            emit IPaymentChannels.BatchRedeemed(payee, address(0), paid, entries);
        }
        uint256 amount = redeemMany(items);
        eq(amount, paid, "amount");
        eq(_state(), one, "state");
    }

    // SR-15
    function test_inTokensBySecondaryKey() public {
        Channel memory c = delegated();
        open(c);
        bytes memory items = packed(signerKey, c, promise_(1 ether));
        channels.redeemMany(payee, address(token), WINDOW, THRESHOLD, items);
        eq(token.balanceOf(payee), 2 ether, "payee");
    }

    // SR-15
    function test_countsFromItsMaturity() public {
        Channel memory c = plain();
        open(c);
        Voucher memory v = promise_(1 ether);
        (v.length, v.matures) = (THRESHOLD - 1, uint40(block.timestamp + 1));
        bytes memory items = packed(payerKey, c, v);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany(items);
        vm.warp(v.matures);
        eq(redeemMany(items), 1 ether, "mature");
        (v.total, v.length, v.matures) = (2 ether, THRESHOLD, NEVER);
        eq(redeemMany(packed(payerKey, c, v)), 1 ether, "long enough");
    }

    // SR-15
    function test_afterARevocation() public {
        Channel memory c = delegated();
        c.token = address(0);
        open(c);
        vm.prank(payer);
        channels.revokeSigner(c);
        uint256 at = channels.revokedAt(channels.idOf(c));
        Voucher memory v = promise_(1 ether);
        v.length = 0; // it counts at once,
        eq(redeemMany(packed(signerKey, c, v)), 1 ether, "at once");
        vm.warp(at - 1); // and until the window has passed.
        v.total = 2 ether;
        bytes memory own = packed(payerKey, c, v);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany(own);
        eq(redeemMany(packed(signerKey, c, v)), 1 ether, "in the last second");
        vm.warp(at);
        v.total = 3 ether;
        bytes memory late = packed(signerKey, c, v);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany(late);
        eq(redeemMany(packed(payerKey, c, v)), 1 ether, "the payer's own");
    }

    function test_malformed() public {
        bytes memory items = packed(payerKey, plain(), promise_(1 ether));
        open(plain());
        bytes memory longer = bytes.concat(items, hex"00");
        vm.expectRevert(IPaymentChannels.MalformedBatch.selector);
        redeemMany(longer);
        assembly {
            mstore(items, sub(mload(items), 1))
        }
        vm.expectRevert(IPaymentChannels.MalformedBatch.selector);
        redeemMany(items);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany("");
    }

    /// @notice What the batch has in common is part of each channel's name: with other rules it finds no channel.
    function test_anotherHeader() public {
        open(plain());
        bytes memory items = packed(payerKey, plain(), promise_(1 ether));
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        channels.redeemMany(stranger, address(0), WINDOW, THRESHOLD, items);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        channels.redeemMany(payee, address(token), WINDOW, THRESHOLD, items);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        channels.redeemMany(payee, address(0), WINDOW + 1, THRESHOLD, items);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        channels.redeemMany(payee, address(0), WINDOW, THRESHOLD + 1, items);
        redeemMany(items);
    }

    /// @notice After a fork of the chain, the separator is another, and memory is used to compute it.
    function test_onAForkedChain() public {
        vm.chainId(4242);
        open(plain());
        redeemMany(packed(payerKey, plain(), promise_(1 ether)));
        eq(payee.balance, 2 ether, "payee");
    }

    function _channel(uint256 who, bool other) private view returns (Channel memory c) {
        c = plain();
        c.payer = vm.addr(_key(who));
        c.signer = other ? signer : c.payer;
    }

    function _key(uint256 who) private pure returns (uint256) {
        return uint256(keccak256(abi.encode("payer", who)));
    }

    function _play(Case memory p) private view returns (Channel memory c, Voucher memory v, bytes memory signature) {
        uint256 who = p.payer % 3;
        c = _channel(who, p.delegated);
        v.lane = p.lane % 4;
        v.total = uint96(p.total % 16) * 1 ether;
        v.matures = uint40(uint256(int256(block.timestamp) + p.matures));
        v.length = p.length % 4 == 0 ? p.length % THRESHOLD : p.length;
        v.head = p.head;
        uint256 key =
            p.key % 4 == 0 ? strangerKey : p.key % 4 == 1 ? _key(who) : c.signer == signer ? signerKey : _key(who);
        signature = signed(key, c, v);
        if (p.broken) signature[uint256(p.head) % 64] ^= 0x01;
    }

    /// @dev A hash of all that a batch can change.
    function _state() private view returns (bytes32 hash) {
        hash = keccak256(abi.encode(payee.balance, address(channels).balance));
        for (uint256 i = 0; i < 6; ++i) {
            bytes32 id = channels.idOf(_channel(i % 3, i > 2));
            hash = keccak256(abi.encode(hash, channels.balanceOf(id), channels.paidOf(id, 1), channels.paidOf(id, 2)));
        }
    }
}
