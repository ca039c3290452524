// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Channel, Rules, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {Test} from "../Test.sol";
import {PlainToken} from "./Tokens.sol";

/// @title A payer, its secondary key, a payee, and channels between them
abstract contract ChannelsTest is Test {
    uint32 internal constant WINDOW = 1 days;
    uint32 internal constant THRESHOLD = 60;
    uint96 internal constant DEPOSIT = 10 ether;
    uint40 internal constant NEVER = type(uint40).max;

    PaymentChannels internal channels;
    PlainToken internal token;
    uint256 internal payerKey = uint256(keccak256("payer"));
    uint256 internal signerKey = uint256(keccak256("signer"));
    uint256 internal strangerKey = uint256(keccak256("stranger"));
    address internal payer = vm.addr(payerKey);
    address internal signer = vm.addr(signerKey);
    address internal payee = vm.addr(uint256(keccak256("payee")));
    address internal stranger = vm.addr(strangerKey);

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        channels = new PaymentChannels(1 hours, 30 days);
        token = new PlainToken();
        vm.deal(payer, 1000 ether);
        vm.deal(payee, 1 ether);
        vm.deal(stranger, 1000 ether);
        token.mint(payer, 1000 ether);
        token.mint(payee, 1 ether);
        token.mint(address(channels), 1);
        vm.prank(payer);
        token.approve(address(channels), type(uint256).max);
    }

    /* THINGS */

    /// @dev A channel in ether whose vouchers the payer signs itself.
    function plain() internal view returns (Channel memory) {
        return Channel({
            payer: payer, payee: payee, signer: payer, token: address(0), rules: rules(WINDOW, THRESHOLD, 0x11223344)
        });
    }

    function rules(uint32 window, uint32 threshold, uint32 salt) internal pure returns (Rules) {
        return Rules.wrap(uint96(window) << 64 | uint96(threshold) << 32 | salt);
    }

    /// @dev The same channel with another salt.
    function another(Channel memory c) internal pure returns (Channel memory) {
        return Channel(c.payer, c.payee, c.signer, c.token, Rules.wrap(Rules.unwrap(c.rules) + 1));
    }

    /// @dev A channel in tokens whose vouchers another key signs.
    function delegated() internal view returns (Channel memory c) {
        c = plain();
        c.signer = signer;
        c.token = address(token);
    }

    /// @dev A voucher that counts at once, as the chain is long enough.
    function promise_(uint96 total) internal pure returns (Voucher memory) {
        return Voucher({lane: 0, total: total, matures: NEVER, length: THRESHOLD, head: keccak256("head")});
    }

    function inLane(uint8 lane, uint96 total) internal pure returns (Voucher memory v) {
        v = promise_(total);
        v.lane = lane;
    }

    /* SIGNATURES */

    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, bytes32(uint256(v - 27) << 255 | uint256(s)));
    }

    function signed(uint256 key, Channel memory c, Voucher memory v) internal view returns (bytes memory) {
        return sign(key, channels.digestOf(channels.idOf(c), v));
    }

    /// @dev An item of a batch.
    function packed(uint256 key, Channel memory c, Voucher memory v) internal view returns (bytes memory) {
        return packed(c, v, signed(key, c, v));
    }

    function packed(Channel memory c, Voucher memory v, bytes memory signature) internal pure returns (bytes memory) {
        bytes memory who =
            c.signer == c.payer ? abi.encodePacked(uint8(0), c.payer) : abi.encodePacked(uint8(1), c.signer, c.payer);
        uint32 salt = uint32(Rules.unwrap(c.rules));
        return bytes.concat(who, abi.encodePacked(salt, v.matures, v.length, v.lane, v.total, v.head), signature);
    }

    /* DEEDS */

    function open(Channel memory c) internal returns (bytes32) {
        return open(c, DEPOSIT, 1);
    }

    function open(Channel memory c, uint96 amount, uint8 lanes) internal returns (bytes32 id) {
        vm.prank(c.payer);
        id = channels.open{value: c.token == address(0) ? amount : 0}(c, amount);
        if (lanes == 1) return id;
        vm.prank(c.payer);
        channels.addLanes(c, lanes - 1);
    }

    function topUp(Channel memory c, uint96 amount) internal {
        if (c.token == address(0)) {
            bytes32 id = channels.idOf(c);
            vm.prank(c.payer);
            channels.topUp{value: amount}(id);
        } else {
            vm.prank(c.payer);
            channels.topUpTokens(c, amount);
        }
    }

    function redeem(Channel memory c, Voucher memory v) internal {
        channels.redeem(c, v, signed(c.signer == signer ? signerKey : payerKey, c, v));
    }

    function redeemMany(bytes memory items) internal returns (uint256) {
        return channels.redeemMany(payee, address(0), WINDOW, THRESHOLD, items);
    }

    function startClose(Channel memory c) internal {
        vm.prank(c.payer);
        channels.startClose(c);
    }

    function close(Channel memory c) internal {
        vm.prank(c.payee);
        channels.close(c);
    }

    /// @dev What somebody holds of a channel's money.
    function held(Channel memory c, address who) internal view returns (uint256) {
        return c.token == address(0) ? who.balance : IERC20(c.token).balanceOf(who);
    }
}
