// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Channel} from "../../../contracts/interfaces/IPaymentChannels.sol";

/// @title A contract that pays: its answer is its owner's signature, or whatever it has been told to say
contract Wallet {
    PaymentChannels private immutable _CHANNELS;
    bytes32 public approved;

    constructor(PaymentChannels channels) payable {
        _CHANNELS = channels;
    }

    function open(Channel calldata c, uint96 amount) external {
        _CHANNELS.open{value: amount}(c, amount);
    }

    function approve(bytes32 digest) external {
        approved = digest;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return digest == approved ? this.isValidSignature.selector : bytes4(0);
    }
}

/// @title A receiver that refuses ether, or calls back when it gets some
contract Receiver {
    address private _target;
    bytes private _data;
    bool public accepts;
    bytes public answer;

    function arm(address target, bytes calldata data, bool accepts_) external {
        (_target, _data, accepts) = (target, data, accepts_);
    }

    function fetch(PaymentChannels channels, address token, address to) external {
        channels.withdraw(token, to);
    }

    function close(PaymentChannels channels, Channel calldata c) external {
        channels.close(c);
    }

    receive() external payable {
        if (_target != address(0)) (, answer) = _target.call(_data);
        require(accepts, "no, thanks");
    }
}
