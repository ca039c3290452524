// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Balance} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {Test} from "../Test.sol";
import {ChannelsHandler} from "./ChannelsHandler.sol";

/// @notice What holds of channels whatever anybody does
contract ChannelsInvariantTest is Test {
    PaymentChannels private _channels;
    ChannelsHandler private _handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        _channels = new PaymentChannels(1 hours, 30 days);
        _handler = new ChannelsHandler(_channels);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    // I1
    /// @notice What the contract holds is what is left in channels and credits: no more can be taken, and nothing is lost.
    function invariant_balanceIsWhatIsOwed() public view {
        eq(address(_channels).balance, _handler.owed(address(0)), "ether");
        address token = address(_handler.token());
        eq(_handler.token().balanceOf(address(_channels)), _handler.owed(token), "tokens");
    }

    /// @notice A living channel's deposit is what is left and what was paid; an ended one's has left.
    function invariant_depositsArePaidOrLeft() public view {
        bytes32[] memory ids = _handler.ids();
        for (uint256 i = 0; i < ids.length; ++i) {
            Balance memory b = _channels.balanceOf(ids[i]);
            if (_handler.ended(ids[i])) eq(b.left, 0, "left after the end");
            else eq(_handler.deposited(ids[i]), b.left + _handler.paid(ids[i]), "deposit");
            that(_handler.paid(ids[i]) <= _handler.deposited(ids[i]), "paid more than there was");
        }
    }

    /// @notice What was paid is what the lanes say.
    function invariant_lanesAddUp() public view {
        bytes32[] memory ids = _handler.ids();
        for (uint256 i = 0; i < ids.length; ++i) {
            uint256 sum = 0;
            for (uint8 lane = 0; lane < 16; ++lane) {
                sum += _channels.paidOf(ids[i], lane);
            }
            eq(sum, _handler.paid(ids[i]), "lanes");
        }
    }
}
