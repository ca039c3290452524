// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Channel, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";

/// @notice What a channel's transactions cost, whole. The payee sends the redemptions, and owns ether and tokens already.
contract ChannelsGasTest is ChannelsTest {
    function _note(string memory name) private returns (uint256) {
        return vm.snapshotGasLastCall("PaymentChannels", name);
    }

    // SR-15
    function test_ether() public {
        Channel memory c = plain();
        open(c);
        that(_note("open") <= 50_000, "open: above the goal");
        topUp(c, 1.5 ether);
        that(_note("top-up") <= 30_000, "top-up: above the goal");
        _redeem(c, promise_(0.123456789 ether));
        that(_note("redeem, first") <= 48_000, "redeem: above the goal");
        _redeem(c, promise_(0.223456789 ether));
        that(_note("redeem, later") <= 48_000, "redeem: above the goal");
        startClose(c);
        _note("start close");
        vm.warp(block.timestamp + WINDOW);
        channels.finish(c);
        _note("finish");
        c = another(c);
        open(c);
        close(c);
        _note("close by the payee");
        c = another(c);
        open(c);
        bytes memory signature = signed(payerKey, c, promise_(0.123456789 ether));
        vm.prank(payee);
        channels.redeemAndClose(c, promise_(0.123456789 ether), signature);
        _note("redeem and close by the payee");
    }

    function test_tokens() public {
        Channel memory c = delegated();
        open(c);
        that(_note("tokens: open") <= 70_000, "open: above the goal");
        topUp(c, 1.5 ether);
        _note("tokens: top-up");
        _redeem(c, promise_(0.123456789 ether));
        _note("tokens: redeem, first");
        _redeem(c, promise_(0.223456789 ether));
        _note("tokens: redeem, later");
        vm.prank(payer);
        channels.revokeSigner(c);
        _note("revoke signer");
        vm.prank(payer);
        channels.addLanes(c, 3);
        _note("add lanes");
        _redeem(c, inLane(3, 0.123456789 ether));
        _note("tokens: redeem, first in another lane");
        close(c);
        _note("tokens: close by the payee");
    }

    /// @notice Ten channels of ten payers; Raiden's IOU, without a signature scheme of ours and a chain's head, is 11,700.
    function test_batch() public {
        uint256 one = _batch(1, 0);
        uint256 ten = _batch(10, 1);
        that(ten <= 150_000, "batch: above the goal");
        uint256 marginal = (ten - one) / 9;
        vm.snapshotValue("PaymentChannels", "batch: marginal voucher", marginal);
        that(marginal < 11_700, "marginal voucher: above the goal");
    }

    function _batch(uint256 n, uint32 salt) private returns (uint256 gas) {
        bytes memory items;
        for (uint256 i = 0; i < n; ++i) {
            uint256 key = uint256(keccak256(abi.encode("payer", i)));
            Channel memory c = plain();
            (c.payer, c.signer, c.rules) = (vm.addr(key), vm.addr(key), rules(WINDOW, THRESHOLD, 0x11223344 + salt));
            vm.deal(c.payer, DEPOSIT);
            open(c);
            Voucher memory v = promise_(0.123456789 ether);
            v.matures = uint40(block.timestamp) + 3600;
            v.length = 4321;
            items = bytes.concat(items, packed(key, c, v));
        }
        vm.prank(payee);
        redeemMany(items);
        return _note(n == 1 ? "batch of one" : "batch of ten");
    }

    function _redeem(Channel memory c, Voucher memory v) private {
        bytes memory signature = signed(c.signer == signer ? signerKey : payerKey, c, v);
        vm.prank(payee);
        channels.redeem(c, v, signature);
    }
}
