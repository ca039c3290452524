// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Channel, IPaymentChannels, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";
import {Wallet} from "./Payers.sol";

/// @notice Attacks on channels, by name
contract ChannelsAttacksTest is ChannelsTest {
    /* REPLAY */

    function test_replayOnAnotherChain() public {
        Channel memory c = plain();
        open(c);
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        vm.chainId(4242);
        vm.expectPartialRevert(IPaymentChannels.NotOpen.selector); // the channel has another id there
        channels.redeem(c, promise_(1 ether), signature);
        open(c);
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), signature);
    }

    function test_replayOnAnotherContract() public {
        Channel memory c = plain();
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        channels = new PaymentChannels(1 hours, 30 days);
        open(c);
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), signature);
    }

    function test_replayOnAnotherChannel() public {
        Channel memory c = plain();
        open(c);
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        c = another(c);
        open(c);
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), signature);
    }

    function test_replayOnAnotherLane() public {
        Channel memory c = plain();
        open(c, DEPOSIT, 2);
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, inLane(1, 1 ether), signature);
    }

    // J-06
    function test_replayOnAReopenedChannel() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        close(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.ChannelExists.selector, id));
        vm.prank(payer);
        channels.open{value: 1 ether}(c, 1 ether);
        c = another(c);
        open(c);
        startClose(c);
        vm.warp(block.timestamp + WINDOW);
        channels.finish(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.ChannelExists.selector, channels.idOf(c)));
        vm.prank(payer);
        channels.open{value: 1 ether}(c, 1 ether);
    }

    function test_redeemingTwice() public {
        Channel memory c = plain();
        open(c);
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        channels.redeem(c, promise_(1 ether), signature);
        vm.expectPartialRevert(IPaymentChannels.NothingNew.selector);
        channels.redeem(c, promise_(1 ether), signature);
        bytes memory item = packed(payerKey, c, promise_(2 ether));
        eq(redeemMany(bytes.concat(item, item)), 1 ether, "the second in a batch is nothing new");
    }

    /* SIGNATURES */

    function test_malleability() public {
        Channel memory c = plain();
        open(c);
        bytes32 digest = channels.digestOf(channels.idOf(c), promise_(1 ether));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, digest);
        uint256 order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        bytes32 high = bytes32(order - uint256(s));
        // The twin, in the long form; and the valid one in the long form, which is not what is asked for.
        bytes[2] memory long = [abi.encodePacked(r, high, uint8(55 - v)), abi.encodePacked(r, s, v)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
            channels.redeem(c, promise_(1 ether), long[i]);
        }
        // The twin does not fit the short form: its first bit is taken for the parity.
        that(uint256(high) >> 255 == 1, "the twin has 256 bits");
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), abi.encodePacked(r, high));
    }

    /// @notice ecrecover answers rubbish with nothing, and nothing is nobody's signature.
    function testFuzz_rubbishIsNoSignature(bytes memory rubbish, bytes32 r, bytes32 vs) public {
        Channel memory c = plain();
        open(c);
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), rubbish);
        bytes memory item = packed(c, promise_(1 ether), abi.encodePacked(r, vs));
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany(item);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        redeemMany(packed(c, promise_(1 ether), new bytes(64)));
    }

    /// @notice What ecrecover said of the item before must not count for one that it says nothing about.
    function test_rubbishAfterAGoodSignature() public {
        Channel memory first = plain();
        Channel memory second = another(first);
        open(first);
        open(second);
        bytes memory items =
            bytes.concat(packed(payerKey, first, promise_(1 ether)), packed(second, promise_(DEPOSIT), new bytes(64)));
        eq(redeemMany(items), 1 ether, "paid");
        eq(payee.balance, 2 ether, "payee");
    }

    function test_contractThatSigns() public {
        Wallet wallet = new Wallet{value: DEPOSIT}(channels);
        Channel memory c = plain();
        (c.payer, c.signer) = (address(wallet), address(wallet));
        wallet.open(c, DEPOSIT);
        bytes32 digest = channels.digestOf(channels.idOf(c), promise_(1 ether));
        vm.expectPartialRevert(IPaymentChannels.WrongSigner.selector);
        channels.redeem(c, promise_(1 ether), "");
        wallet.approve(digest);
        vm.expectRevert(IPaymentChannels.NothingToPay.selector); // a batch asks nobody
        redeemMany(packed(c, promise_(1 ether), new bytes(64)));
        channels.redeem(c, promise_(1 ether), "anything");
        eq(payee.balance, 2 ether, "payee");
    }

    /// @notice A payer delegates its account to code that denies every signature (EIP-7702). It still has its key.
    function test_delegatedAccountStillHasItsKey() public {
        Channel memory c = plain();
        open(c);
        vm.etch(payer, address(new Wallet(channels)).code);
        redeem(c, promise_(1 ether));
        eq(redeemMany(packed(payerKey, c, promise_(2 ether))), 1 ether, "batch");
    }

    function test_revokedSigner() public {
        Channel memory c = delegated();
        open(c);
        vm.prank(payer);
        channels.revokeSigner(c);
        vm.warp(block.timestamp + WINDOW);
        bytes memory items = packed(signerKey, c, promise_(1 ether));
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        channels.redeemMany(payee, address(token), WINDOW, THRESHOLD, items);
        items = packed(payerKey, c, promise_(1 ether));
        channels.redeemMany(payee, address(token), WINDOW, THRESHOLD, items);
    }

    /* TIME */

    // SR-15
    /// @notice A payer closes as if it had promised nothing. The payee, or its watch-tower, has the whole window.
    function test_staleClose() public {
        Channel memory c = plain();
        open(c);
        redeem(c, promise_(1 ether));
        startClose(c);
        vm.warp(block.timestamp + WINDOW - 1);
        Voucher memory v = promise_(9 ether);
        bytes memory signature = signed(payerKey, c, v);
        vm.prank(stranger);
        channels.redeem(c, v, signature);
        vm.warp(block.timestamp + 1);
        channels.finish(c);
        eq(payee.balance, 10 ether, "payee");
        eq(payer.balance, 991 ether, "payer");
    }

    // SR-15
    /// @notice The supervisor stops at length 59 of 60 and closes. It pays all the same.
    function test_thresholdNeverReached() public {
        Channel memory c = plain();
        open(c);
        Voucher memory v = promise_(9 ether);
        v.length = 59;
        bytes memory signature = signed(payerKey, c, v);
        vm.expectPartialRevert(IPaymentChannels.Immature.selector);
        channels.redeem(c, v, signature);
        startClose(c);
        eq(redeemMany(packed(c, v, signature)), 9 ether, "batch");
    }

    // SR-15
    /// @notice The supervisor stops at length 59 and revokes its signer, so that the voucher would never count.
    function test_revocationIsNoFasterThanADelay() public {
        Channel memory c = delegated();
        open(c);
        Voucher memory v = promise_(9 ether);
        v.length = 59;
        vm.prank(payer);
        channels.revokeSigner(c);
        vm.warp(block.timestamp + WINDOW - 1);
        redeem(c, v);
        eq(token.balanceOf(payee), 10 ether, "payee");
    }

    /* MONEY */

    function test_voucherAboveTheBalance() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        open(another(c)); // whose ether it must not touch
        bytes memory signature = signed(payerKey, c, promise_(DEPOSIT + 1));
        vm.expectRevert(
            abi.encodeWithSelector(IPaymentChannels.AboveBalance.selector, id, uint256(DEPOSIT) + 1, DEPOSIT)
        );
        channels.redeem(c, promise_(DEPOSIT + 1), signature);
        // All or nothing: after a top-up it is paid whole.
        topUp(c, 1);
        channels.redeem(c, promise_(DEPOSIT + 1), signature);
        eq(address(channels).balance, DEPOSIT, "the other channel's");
    }

    /// @notice A stranger who tops up neither stops a close nor moves its end.
    function test_griefingByTopUp() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        startClose(c);
        uint40 closeAt = channels.balanceOf(id).closeAt;
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.Closing.selector, id, closeAt));
        vm.prank(stranger);
        channels.topUp{value: 1}(id);
        c = delegated();
        startClose(_opened(c));
        vm.expectPartialRevert(IPaymentChannels.Closing.selector);
        vm.prank(payer);
        channels.topUpTokens(c, 1);
    }

    // SR-16
    function test_laneOpenedDuringClose() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        startClose(c);
        uint40 closeAt = channels.balanceOf(id).closeAt;
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.Closing.selector, id, closeAt));
        vm.prank(payer);
        channels.addLanes(c, 1);
        bytes memory signature = signed(payerKey, c, inLane(1, 1));
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NoSuchLane.selector, id, 1));
        channels.redeem(c, inLane(1, 1), signature);
    }

    /// @notice Somebody redeems one voucher of a batch before it. The others are paid all the same.
    function test_frontRunBatch() public {
        Channel memory first = plain();
        Channel memory second = another(plain());
        open(first);
        open(second);
        bytes memory items =
            bytes.concat(packed(payerKey, first, promise_(1 ether)), packed(payerKey, second, promise_(2 ether)));
        redeem(first, promise_(1 ether));
        eq(redeemMany(items), 2 ether, "paid");
        eq(payee.balance, 4 ether, "payee");
    }

    function _opened(Channel memory c) private returns (Channel memory) {
        open(c);
        return c;
    }
}
