// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Balance, Channel, IPaymentChannels, Rules, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {Test} from "../Test.sol";
import {BlocklistToken} from "../hosting/Tokens.sol";

/// @title Does anything to a few channels, and keeps account in its own way
/// @dev Everything it tries may be refused; what it believes follows from what was not.
contract ChannelsHandler is Test {
    uint32 private constant WINDOW = 1 days;
    uint32 private constant THRESHOLD = 60;

    PaymentChannels public immutable channels;
    BlocklistToken public immutable token = new BlocklistToken();
    address public immutable payee = address(new Refuser());
    uint256 private immutable _payerKey = uint256(keccak256("payer"));
    uint256 private immutable _signerKey = uint256(keccak256("signer"));
    address private immutable _payer = vm.addr(uint256(keccak256("payer")));

    Channel[] private _all;
    mapping(bytes32 id => uint256) public deposited;
    mapping(bytes32 id => uint256) public paid;
    mapping(bytes32 id => bool) public ended;
    uint256 public redemptions;

    constructor(PaymentChannels channels_) {
        channels = channels_;
        vm.deal(_payer, 1e6 ether);
        token.mint(_payer, 1e6 ether);
        vm.prank(_payer);
        token.approve(address(channels_), type(uint256).max);
    }

    function open(bool inTokens, bool other, uint96 amount, uint8 lanes) external {
        if (_all.length == 8) return;
        Channel memory c = Channel({
            payer: _payer,
            payee: payee,
            signer: vm.addr(other ? _signerKey : _payerKey),
            token: inTokens ? address(token) : address(0),
            rules: Rules.wrap(uint96(WINDOW) << 64 | uint96(THRESHOLD) << 32 | uint96(_all.length))
        });
        amount = uint96(between(amount, 1, 10 ether));
        vm.prank(_payer);
        bytes32 id = channels.open{value: inTokens ? 0 : amount}(c, amount);
        _all.push(c);
        deposited[id] = amount;
        vm.prank(_payer);
        channels.addLanes(c, uint8(between(lanes, 1, 3)));
    }

    function topUp(uint256 which, uint96 amount) external {
        (Channel memory c, bytes32 id) = _one(which);
        if (c.payer == address(0)) return;
        amount = uint96(between(amount, 1, 10 ether));
        bool inTokens = c.token != address(0);
        vm.prank(_payer);
        (bool ok,) = address(channels).call{value: inTokens ? 0 : amount}(
            inTokens ? abi.encodeCall(channels.topUpTokens, (c, amount)) : abi.encodeWithSignature("topUp(bytes32)", id)
        );
        if (ok) deposited[id] += amount;
        that(!ok || !ended[id], "a channel that has ended took a deposit");
    }

    function redeem(uint256 which, uint8 lane, uint96 total, uint32 length, bool byPayer) external {
        (Channel memory c, bytes32 id) = _one(which);
        if (c.payer == address(0)) return;
        (Voucher memory v, bytes memory signature) = _voucher(c, id, lane, total, length, byPayer);
        uint256 before = _had(c.token);
        try channels.redeem(c, v, signature) {
            paid[id] += _had(c.token) - before;
            ++redemptions;
            that(!ended[id], "a channel that has ended paid");
        } catch {}
    }

    function redeemTwo(uint256 which, uint256 other, uint8 lane, uint96 total, uint32 length) external {
        (Channel memory c, bytes32 id) = _one(which);
        (Channel memory d, bytes32 second) = _one(other);
        if (c.payer == address(0) || c.token != d.token || id == second) return;
        bytes memory items = bytes.concat(_item(c, id, lane, total, length), _item(d, second, lane, total, length));
        (uint256 left, uint256 left2) = (channels.balanceOf(id).left, channels.balanceOf(second).left);
        uint256 before = _had(c.token);
        try channels.redeemMany(payee, c.token, WINDOW, THRESHOLD, items) {
            paid[id] += left - channels.balanceOf(id).left;
            paid[second] += left2 - channels.balanceOf(second).left;
            eq(
                left + left2,
                uint256(channels.balanceOf(id).left) + channels.balanceOf(second).left + _had(c.token) - before,
                "paid what was booked"
            );
            ++redemptions;
        } catch {}
    }

    function startClose(uint256 which) external {
        _try(which, _payer, channels.startClose.selector);
    }

    function revoke(uint256 which) external {
        _try(which, _payer, channels.revokeSigner.selector);
    }

    function close(uint256 which) external {
        (, bytes32 id) = _one(which);
        if (_try(which, payee, channels.close.selector)) ended[id] = true;
    }

    function finish(uint256 which) external {
        (, bytes32 id) = _one(which);
        if (_try(which, address(this), channels.finish.selector)) ended[id] = true;
    }

    function withdraw(bool inTokens) external {
        vm.prank(payee);
        try channels.withdraw(inTokens ? address(token) : address(0), address(1)) {} catch {}
    }

    function block_(bool yes) external {
        token.block_(payee, yes);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + between(time, 1, WINDOW));
    }

    /// @notice What is owed in a token: what is left in channels, and credits.
    function owed(address kind) external view returns (uint256 sum) {
        sum = channels.creditOf(kind, payee) + channels.creditOf(kind, _payer);
        for (uint256 i = 0; i < _all.length; ++i) {
            if (_all[i].token == kind) sum += channels.balanceOf(channels.idOf(_all[i])).left;
        }
    }

    function ids() external view returns (bytes32[] memory all) {
        all = new bytes32[](_all.length);
        for (uint256 i = 0; i < all.length; ++i) {
            all[i] = channels.idOf(_all[i]);
        }
    }

    function _try(uint256 which, address who, bytes4 selector) private returns (bool ok) {
        (Channel memory c,) = _one(which);
        if (c.payer == address(0)) return false;
        vm.prank(who);
        (ok,) = address(channels).call(abi.encodeWithSelector(selector, c));
    }

    function _one(uint256 which) private view returns (Channel memory c, bytes32 id) {
        if (_all.length == 0) return (c, 0);
        c = _all[which % _all.length];
        id = channels.idOf(c);
    }

    /// @dev One that has a chance: in a lane that there may be, for a little more or less than there is.
    function _voucher(Channel memory c, bytes32 id, uint8 lane, uint96 total, uint32 length, bool byPayer)
        private
        view
        returns (Voucher memory v, bytes memory signature)
    {
        v.lane = lane % 5;
        Balance memory b = channels.balanceOf(id);
        v.total = uint96(between(total, 0, channels.paidOf(id, v.lane) + b.left + b.left / 8));
        v.length = uint32(between(length, 50, 100));
        v.matures = uint40(block.timestamp + 1);
        (uint8 parity, bytes32 r, bytes32 s) =
            vm.sign(byPayer || c.signer == _payer ? _payerKey : _signerKey, channels.digestOf(id, v));
        signature = abi.encodePacked(r, bytes32(uint256(parity - 27) << 255 | uint256(s)));
    }

    function _item(Channel memory c, bytes32 id, uint8 lane, uint96 total, uint32 length)
        private
        view
        returns (bytes memory)
    {
        (Voucher memory v, bytes memory signature) = _voucher(c, id, lane, total, length, false);
        return bytes.concat(
            abi.encodePacked(uint8(1), c.signer, c.payer, uint32(Rules.unwrap(c.rules))),
            abi.encodePacked(v.matures, v.length, v.lane, v.total, v.head),
            signature
        );
    }

    /// @dev All that was ever due to the payee: what it has, what it was credited, and what it took away.
    function _had(address kind) private view returns (uint256) {
        return channels.creditOf(kind, payee) + (kind == address(0) ? payee.balance : IERC20(kind).balanceOf(payee));
    }
}

/// @title A payee that takes ether every other second
contract Refuser {
    receive() external payable {
        require(block.timestamp % 2 == 0, "not now");
    }
}
