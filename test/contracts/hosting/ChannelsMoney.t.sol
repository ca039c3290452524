// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Channel, IPaymentChannels} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";
import {Receiver, Wallet} from "./Payers.sol";
import {BlocklistToken, CallingToken, FeeToken, PlainToken, RefusingToken, SilentToken} from "./Tokens.sol";

/// @notice Receivers that refuse or call back, and tokens that are not as they should be
contract ChannelsMoneyTest is ChannelsTest {
    /* RECEIVERS */

    function test_payeeThatRefusesBlocksOnlyItself() public {
        Receiver receiver = new Receiver();
        Channel memory c = plain();
        c.payee = address(receiver);
        open(c);
        bytes memory items = packed(payerKey, c, promise_(2 ether));
        redeem(c, promise_(1 ether));
        channels.redeemMany(address(receiver), address(0), WINDOW, THRESHOLD, items);
        eq(channels.creditOf(address(0), address(receiver)), 2 ether, "credit");
        startClose(c);
        vm.warp(block.timestamp + WINDOW);
        channels.finish(c);
        eq(payer.balance, 998 ether, "payer");

        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.TransferFailed.selector, address(receiver)));
        receiver.fetch(channels, address(0), address(receiver));
        receiver.fetch(channels, address(0), stranger);
        eq(stranger.balance, 1002 ether, "where it wants it");
        vm.expectRevert(IPaymentChannels.NothingToPay.selector);
        receiver.fetch(channels, address(0), stranger);
    }

    function test_payerThatRefusesBlocksOnlyItself() public {
        Wallet wallet = new Wallet{value: DEPOSIT}(channels); // it takes no ether afterwards
        Channel memory c = plain();
        (c.payer, c.signer) = (address(wallet), payer);
        wallet.open(c, DEPOSIT);
        bytes memory signature = signed(payerKey, c, promise_(1 ether));
        vm.prank(payee);
        channels.redeemAndClose(c, promise_(1 ether), signature);
        eq(payee.balance, 2 ether, "payee");
        eq(channels.creditOf(address(0), address(wallet)), 9 ether, "credit");
    }

    function test_reentrantPayee() public {
        Receiver receiver = new Receiver();
        Channel memory c = plain();
        c.payee = address(receiver);
        open(c);
        bytes memory more = signed(payerKey, c, promise_(2 ether));
        bytes[4] memory calls = [
            abi.encodeCall(channels.redeem, (c, promise_(2 ether), more)),
            abi.encodeCall(
                channels.redeemMany,
                (address(receiver), address(0), WINDOW, THRESHOLD, packed(c, promise_(2 ether), more))
            ),
            abi.encodeCall(channels.close, (c)),
            abi.encodeCall(channels.withdraw, (address(0), address(receiver)))
        ];
        for (uint96 i = 0; i < calls.length; ++i) {
            receiver.arm(address(channels), calls[i], true);
            redeem(c, promise_(1 ether + i));
            eq(bytes32(receiver.answer()), bytes32(IPaymentChannels.Reentered.selector), "it got through");
        }
        eq(address(receiver).balance, 1 ether + 3, "paid once");
        // Between two calls everything is open again.
        receiver.arm(address(0), "", true);
        receiver.close(channels, c);
    }

    /* TOKENS */

    function test_tokenThatTakesAFee() public {
        Channel memory c = _in(new FeeToken());
        vm.expectRevert(abi.encodeWithSelector(IPaymentChannels.WrongAmount.selector, 9.9 ether, 10 ether));
        vm.prank(payer);
        channels.open(c, 10 ether);
    }

    function test_tokenThatReturnsNothing() public {
        SilentToken silent = new SilentToken();
        silent.mint(payer, DEPOSIT);
        vm.prank(payer);
        silent.approve(address(channels), DEPOSIT);
        Channel memory c = delegated();
        c.token = address(silent);
        open(c);
        redeem(c, promise_(1 ether));
        eq(silent.balanceOf(payee), 1 ether, "payee");
        close(c);
        eq(silent.balanceOf(payer), DEPOSIT - 1 ether, "payer");
    }

    function test_tokenThatRefuses() public {
        RefusingToken refusing = new RefusingToken();
        Channel memory c = _in(refusing);
        refusing.refuse(true);
        vm.expectRevert();
        vm.prank(payer);
        channels.open(c, DEPOSIT);
        refusing.refuse(false);
        open(c);
        refusing.refuse(true);
        redeem(c, promise_(1 ether));
        eq(channels.creditOf(address(refusing), payee), 1 ether, "credit");
    }

    function test_tokenWithABlocklist() public {
        BlocklistToken blocklist = new BlocklistToken();
        Channel memory c = _in(blocklist);
        open(c);
        blocklist.block_(payee, true);
        redeem(c, promise_(1 ether));
        blocklist.block_(payer, true);
        startClose(c);
        vm.warp(block.timestamp + WINDOW);
        channels.finish(c);
        eq(channels.creditOf(address(blocklist), payee), 1 ether, "payee's credit");
        eq(channels.creditOf(address(blocklist), payer), DEPOSIT - 1 ether, "payer's credit");
        vm.prank(payee);
        channels.withdraw(address(blocklist), stranger);
        eq(blocklist.balanceOf(stranger), 1 ether, "where it wants it");
    }

    function test_addressThatIsNoToken() public {
        Channel memory c = plain();
        c.token = stranger;
        vm.expectRevert();
        vm.prank(payer);
        channels.open(c, 1 ether);
    }

    /// @notice A token lets its sender in before it has moved, and so one payment might count as two deposits.
    function test_reentrantToken() public {
        CallingToken calling = new CallingToken();
        Channel memory c = _in(calling);
        Channel memory second = another(_in(calling));
        bytes[3] memory calls = [
            abi.encodeCall(channels.open, (second, 1 ether)),
            abi.encodeCall(channels.topUpTokens, (c, 1 ether)),
            abi.encodeCall(channels.withdraw, (address(calling), stranger))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            calling.arm(address(channels), calls[i]);
            open(c);
            that(calling.called() && !calling.succeeded(), "it got through");
            c = another(another(c));
        }
        eq(calling.balanceOf(address(channels)), 3 * DEPOSIT, "deposits");
        // While paying out, too.
        c = another(another(c));
        open(c);
        calling.arm(
            address(channels), abi.encodeCall(channels.redeem, (c, promise_(2), signed(signerKey, c, promise_(2))))
        );
        redeem(c, promise_(1));
        that(!calling.succeeded(), "it got through");
        eq(calling.balanceOf(payee), 1, "payee");
    }

    function _in(PlainToken kind) private returns (Channel memory c) {
        if (kind.balanceOf(payer) == 0) kind.mint(payer, 100 ether);
        vm.prank(payer);
        kind.approve(address(channels), type(uint256).max);
        c = delegated();
        c.token = address(kind);
    }
}
