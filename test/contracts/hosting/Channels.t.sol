// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Balance, Channel, IPaymentChannels, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";

/// @title What channels do when everybody behaves, and what they refuse
contract ChannelsUnitTest is ChannelsTest {
    /* OPEN */

    // D-05, C-06
    function test_open() public {
        Channel memory c = plain();
        bytes32 id = channels.idOf(c);
        eq(id, keccak256(abi.encode(block.chainid, address(channels), c)), "id");
        vm.expectEmit(address(channels));
        emit IPaymentChannels.Opened(id, payer, payee, payer, address(0), c.rules, DEPOSIT);
        eq(open(c), id, "returned id");
        _check(id, DEPOSIT, 0, 0, 1);
        eq(address(channels).balance, DEPOSIT, "ether");
    }

    function test_openInTokens() public {
        Channel memory c = delegated();
        bytes32 id = open(c);
        _check(id, DEPOSIT, 0, 0, 1);
        eq(token.balanceOf(address(channels)), DEPOSIT + 1, "tokens");
    }

    function test_openRefuses() public {
        Channel memory c = plain();
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, stranger));
        vm.prank(stranger);
        channels.open{value: 1}(c, 1);

        c.payee = address(0);
        _refuse(c, IPaymentChannels.InvalidChannel.selector);
        c = plain();
        c.signer = address(0);
        _refuse(c, IPaymentChannels.InvalidChannel.selector);
        c = plain();
        c.rules = rules(1 hours - 1, THRESHOLD, 0);
        _refuse(c, IPaymentChannels.InvalidChannel.selector);
        c.rules = rules(30 days + 1, THRESHOLD, 0);
        _refuse(c, IPaymentChannels.InvalidChannel.selector);
        c.rules = rules(1 hours, 0, 0);
        open(c);
        c.rules = rules(30 days, type(uint32).max, 0);
        open(c);
        _refuse(c, IPaymentChannels.ChannelExists.selector);
    }

    function test_openWantsWhatItSays() public {
        Channel memory c = plain();
        for (uint96 sent = 0; sent < 3; ++sent) {
            if (sent == 1) continue;
            vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, sent, 1));
            vm.prank(payer);
            channels.open{value: sent}(c, 1);
        }
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 0, 0));
        vm.prank(payer);
        channels.open(c, 0);
        c = delegated();
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 0, 0));
        vm.prank(payer);
        channels.open(c, 0);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 1, 1));
        vm.prank(payer);
        channels.open{value: 1}(c, 1);
    }

    /// @notice Words with bits that their fields do not have name no channel.
    function testFuzz_openRefusesDirtyWords(uint256 dirt, uint256 field) public {
        field = between(field, 0, 4);
        uint256 width = field == 4 ? 96 : 160;
        dirt = dirt >> width << width;
        vm.assume(dirt != 0);
        bytes memory data = abi.encodeCall(channels.open, (plain(), 1));
        uint256 offset = 0x24 + field * 0x20;
        assembly {
            let place := add(data, offset)
            mstore(place, or(mload(place), dirt))
        }
        vm.prank(payer);
        (bool ok, bytes memory why) = address(channels).call{value: 1}(data);
        that(!ok && bytes4(why) == IPaymentChannels.InvalidChannel.selector, "a dirty channel was opened");
    }

    function test_constructorRefuses() public {
        vm.expectRevert(IPaymentChannels.InvalidChannel.selector);
        new PaymentChannels(0, 1);
        vm.expectRevert(IPaymentChannels.InvalidChannel.selector);
        new PaymentChannels(2, 1);
        (uint32 shortest, uint32 longest) = new PaymentChannels(1, 1).windowBounds();
        eq(shortest, 1, "shortest");
        eq(longest, 1, "longest");
    }

    /* TOP UP */

    // C-06
    function test_topUp() public {
        bytes32 id = open(plain());
        vm.expectEmit(address(channels));
        emit IPaymentChannels.ToppedUp(id, 1 ether);
        vm.prank(stranger); // anybody may
        channels.topUp{value: 1 ether}(id);
        _check(id, DEPOSIT + 1 ether, 0, 0, 1);
        bytes32 other = open(delegated());
        topUp(delegated(), 1 ether);
        _check(other, DEPOSIT + 1 ether, 0, 0, 1);
    }

    function test_topUpRefuses() public {
        bytes32 nothing = keccak256("nothing");
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, nothing));
        channels.topUp{value: 1}(nothing);
        bytes32 id = open(plain());
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 0, 0));
        channels.topUp(id);
        vm.deal(stranger, 1 << 97);
        vm.expectRevert(
            abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 1 << 96, type(uint96).max - DEPOSIT)
        );
        vm.prank(stranger);
        channels.topUp{value: 1 << 96}(id);

        bytes32 other = open(delegated());
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, other));
        channels.topUp{value: 1}(other);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, id));
        vm.prank(payer);
        channels.topUpTokens(plain(), 1);
        close(plain());
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, id));
        channels.topUp{value: 1}(id);
    }

    /* REDEEM */

    // B-26, J-05
    function test_redeem() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        Voucher memory v = promise_(3 ether);
        bytes memory signature = signed(payerKey, c, v);
        vm.expectEmit(address(channels));
        emit IPaymentChannels.Redeemed(id, 0, 3 ether, THRESHOLD, v.head);
        vm.prank(stranger); // anybody may, and the payee is paid
        channels.redeem(c, v, signature);
        eq(payee.balance, 4 ether, "payee");
        _check(id, DEPOSIT - 3 ether, 3 ether, 0, 1);
        redeem(c, promise_(DEPOSIT));
        eq(payee.balance, 11 ether, "payee");
        _check(id, 0, DEPOSIT, 0, 1);
    }

    function test_redeemInTokensBySecondaryKey() public {
        Channel memory c = delegated();
        open(c);
        redeem(c, promise_(3 ether));
        eq(token.balanceOf(payee), 4 ether, "payee");
        Voucher memory v = promise_(4 ether);
        bytes memory signature = signed(payerKey, c, v);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongSigner.selector, channels.idOf(c)));
        channels.redeem(c, v, signature);
    }

    function test_redeemRefuses() public {
        Channel memory c = plain();
        bytes32 id = channels.idOf(c);
        _refuse(c, promise_(1), abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, id));
        open(c);
        _refuse(c, promise_(0), abi.encodeWithSelector(IPaymentChannels.NothingNew.selector, id, 0));
        _refuse(c, inLane(1, 1), abi.encodeWithSelector(IPaymentChannels.NoSuchLane.selector, id, 1));
        redeem(c, promise_(5));
        _refuse(c, promise_(5), abi.encodeWithSelector(IPaymentChannels.NothingNew.selector, id, 5));
        _refuse(c, promise_(4), abi.encodeWithSelector(IPaymentChannels.NothingNew.selector, id, 5));
        bytes memory signature = signed(strangerKey, c, promise_(6));
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongSigner.selector, id));
        channels.redeem(c, promise_(6), signature);
        close(c);
        _refuse(c, promise_(6), abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, id));
    }

    /// @notice The signature covers every field.
    function testFuzz_redeemRefusesAnotherVoucher(Voucher memory v, Voucher memory other) public {
        Channel memory c = plain();
        open(c);
        vm.assume(keccak256(abi.encode(v)) != keccak256(abi.encode(other)));
        v.lane = 0;
        (v.total, v.length) = (uint96(between(v.total, 1, DEPOSIT)), THRESHOLD);
        uint256 field = uint256(keccak256(abi.encode(other))) % 4;
        bytes memory signature = signed(payerKey, c, v);
        if (field == 0) v.total = v.total == DEPOSIT ? 1 : v.total + 1;
        if (field == 1) v.matures ^= 1;
        if (field == 2) v.length += 1;
        if (field == 3) v.head ^= bytes32(uint256(1));
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongSigner.selector, channels.idOf(c)));
        channels.redeem(c, v, signature);
    }

    /* THE THRESHOLD IS A DELAY */

    // SR-15, X-10, J-04
    function test_countsOnceTheChainIsLongEnough() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        Voucher memory v = promise_(1 ether);
        v.length = THRESHOLD - 1;
        _refuse(c, v, abi.encodeWithSelector(IPaymentChannels.Immature.selector, id, NEVER));
        v.length = THRESHOLD;
        redeem(c, v);
    }

    // SR-15
    function test_countsFromItsMaturity() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        Voucher memory v = promise_(1 ether);
        (v.length, v.matures) = (0, uint40(block.timestamp + 1 hours));
        _refuse(c, v, abi.encodeWithSelector(IPaymentChannels.Immature.selector, id, v.matures));
        vm.warp(v.matures - 1);
        _refuse(c, v, abi.encodeWithSelector(IPaymentChannels.Immature.selector, id, v.matures));
        vm.warp(v.matures);
        redeem(c, v);
    }

    // SR-15
    function test_countsOnceThePayerCloses() public {
        Channel memory c = plain();
        open(c);
        Voucher memory v = promise_(1 ether);
        (v.length, v.head) = (0, 0);
        startClose(c);
        redeem(c, v);
        eq(payee.balance, 2 ether, "payee");
    }

    // SR-15
    function test_anyHeadWillDo(bytes32 head) public {
        Channel memory c = plain();
        open(c);
        Voucher memory v = promise_(1 ether);
        v.head = head;
        redeem(c, v);
    }

    /* LANES */

    // SR-16
    function test_lanesAreCountersOfOneDeposit() public {
        Channel memory c = plain();
        bytes32 id = open(c, DEPOSIT, 3);
        redeem(c, inLane(2, 4 ether));
        redeem(c, inLane(1, 1 ether));
        redeem(c, inLane(0, 2 ether));
        redeem(c, inLane(2, 5 ether));
        eq(channels.paidOf(id, 0), 2 ether, "lane 0");
        eq(channels.paidOf(id, 1), 1 ether, "lane 1");
        eq(channels.paidOf(id, 2), 5 ether, "lane 2");
        eq(payee.balance, 9 ether, "payee");
        _check(id, 2 ether, 2 ether, 0, 3);
        Voucher memory v = inLane(1, 3 ether + 1);
        _refuse(c, v, abi.encodeWithSelector(IPaymentChannels.AboveBalance.selector, id, 2 ether + 1, 2 ether));
    }

    // SR-16
    function test_atMostSixteenLanes() public {
        Channel memory c = plain();
        bytes32 id = open(c, DEPOSIT, 16);
        _check(id, DEPOSIT, 0, 0, 16);
        redeem(c, inLane(15, 1));
        _refuse(c, inLane(16, 1), abi.encodeWithSelector(IPaymentChannels.NoSuchLane.selector, id, 16));
        for (uint8 more = 0; more < 2; ++more) {
            vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongLanes.selector, 16 + more));
            vm.prank(payer);
            channels.addLanes(c, more);
        }
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongLanes.selector, 16 + 255));
        vm.prank(payer);
        channels.addLanes(c, 255);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, payee));
        vm.prank(payee);
        channels.addLanes(c, 1);
    }

    /* CLOSE */

    function test_payeeCloses() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        vm.expectEmit(address(channels));
        emit IPaymentChannels.Closed(id, DEPOSIT);
        close(c);
        eq(payer.balance, 1000 ether, "payer");
        _check(id, 0, 0, NEVER, 1);
    }

    function test_payeeRedeemsAndCloses() public {
        Channel memory c = delegated();
        bytes32 id = open(c);
        bytes memory signature = signed(signerKey, c, promise_(4 ether));
        vm.prank(payee);
        channels.redeemAndClose(c, promise_(4 ether), signature);
        eq(token.balanceOf(payee), 5 ether, "payee");
        eq(token.balanceOf(payer), 996 ether, "payer");
        _check(id, 0, 4 ether, NEVER, 1);
    }

    function test_onlyThePayeeCloses() public {
        Channel memory c = plain();
        open(c);
        bytes memory signature = signed(payerKey, c, promise_(1));
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, payer));
        vm.prank(payer);
        channels.close(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, stranger));
        vm.prank(stranger);
        channels.redeemAndClose(c, promise_(1), signature);
    }

    function test_payerCloses() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.TooEarly.selector, id, 0));
        channels.finish(c);
        uint40 closeAt = uint40(block.timestamp + WINDOW);
        vm.expectEmit(address(channels));
        emit IPaymentChannels.CloseStarted(id, closeAt);
        startClose(c);
        _check(id, DEPOSIT, 0, closeAt, 1);
        vm.warp(closeAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.TooEarly.selector, id, closeAt));
        channels.finish(c);
        redeem(c, promise_(4 ether)); // in the last second
        vm.warp(closeAt);
        vm.prank(stranger); // anybody may
        channels.finish(c);
        eq(payer.balance, 996 ether, "payer");
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotOpen.selector, id));
        channels.finish(c);
    }

    function test_payerStartsOnce() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, payee));
        vm.prank(payee);
        channels.startClose(c);
        startClose(c);
        uint256 closeAt = block.timestamp + WINDOW;
        vm.warp(closeAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.Closing.selector, id, closeAt));
        vm.prank(payer);
        channels.startClose(c);
    }

    /* REVOCATION */

    // SR-15
    function test_revokedSignerCountsForOneWindow() public {
        Channel memory c = delegated();
        bytes32 id = open(c);
        uint40 at = uint40(block.timestamp + WINDOW);
        vm.expectEmit(address(channels));
        emit IPaymentChannels.SignerRevoked(id, at);
        vm.prank(payer);
        channels.revokeSigner(c);
        eq(channels.revokedAt(id), at, "revokedAt");

        Voucher memory v = promise_(1 ether);
        v.length = 0; // it counts at once, as it might never otherwise
        vm.warp(at - 1);
        redeem(c, v);
        bytes memory signature = signed(payerKey, c, promise_(2 ether));
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongSigner.selector, id));
        channels.redeem(c, promise_(2 ether), signature);

        vm.warp(at);
        channels.redeem(c, promise_(2 ether), signature); // the payer's own
        _refuse(c, promise_(3 ether), abi.encodeWithSelector(IPaymentChannels.WrongSigner.selector, id));
    }

    function test_revokeRefuses() public {
        Channel memory c = plain();
        bytes32 id = open(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotRevocable.selector, id));
        vm.prank(payer);
        channels.revokeSigner(c);
        c = delegated();
        id = open(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotAllowed.selector, signer));
        vm.prank(signer);
        channels.revokeSigner(c);
        vm.prank(payer);
        channels.revokeSigner(c);
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.NotRevocable.selector, id));
        vm.prank(payer);
        channels.revokeSigner(c);
    }

    /* CHECKS */

    function _refuse(Channel memory c, bytes4 why) private {
        vm.expectPartialRevert(why);
        vm.prank(payer);
        channels.open{value: 1}(c, 1);
    }

    function _refuse(Channel memory c, Voucher memory v, bytes memory why) private {
        bytes memory signature = signed(c.signer == signer ? signerKey : payerKey, c, v);
        vm.expectRevert(why);
        channels.redeem(c, v, signature);
    }

    function _check(bytes32 id, uint96 left, uint96 paid, uint40 closeAt, uint8 lanes) private view {
        Balance memory b = channels.balanceOf(id);
        eq(b.left, left, "left");
        eq(b.paid, paid, "paid");
        eq(b.closeAt, closeAt, "closeAt");
        eq(b.lanes, lanes, "lanes");
    }
}
