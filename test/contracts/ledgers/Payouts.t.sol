// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuditorSlots} from "../../../contracts/AuditorSlots.sol";
import {Beacon} from "../../../contracts/Beacon.sol";
import {IAuditorSlots} from "../../../contracts/interfaces/IAuditorSlots.sol";
import {IBeacon} from "../../../contracts/interfaces/IBeacon.sol";
import {IKeyLog} from "../../../contracts/interfaces/IKeyLog.sol";
import {ITickLog} from "../../../contracts/interfaces/ITickLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice Refuses money at first. Later it asks for the same again while it is being paid.
contract Receiver {
    bool public takes;
    address private _payer;
    bytes private _call;

    function take(address payer, bytes calldata again) external {
        (takes, _payer, _call) = (true, payer, again);
    }

    receive() external payable {
        require(takes, "no");
        (bool paid,) = _payer.call(_call);
        require(!paid, "paid twice");
    }
}

/// @notice Every ledger that pays: whoever refuses its money keeps the claim to it, and whoever is greedy gets it once.
contract PayoutsTest is LedgerTest {
    Receiver private _receiver;
    address private _to;

    function setUp() public override {
        super.setUp();
        _receiver = new Receiver();
        _to = address(_receiver);
        vm.deal(_to, 10 ether);
    }

    /// @dev Pays `amount` by the call, which first must fail as `refusal` says, and the third time as `over` says.
    function _paysOnce(address payer, bytes memory call, uint256 amount, bytes4 refusal, bytes4 over) private {
        uint256 before = _to.balance;
        _fails(payer, call, abi.encodeWithSelector(refusal, _to));
        eq(_to.balance, before, "nothing yet");
        _receiver.take(payer, call);
        (bool ok,) = payer.call(call);
        that(ok, "paid");
        eq(_to.balance, before + amount, "once");
        _fails(payer, call, abi.encodePacked(over));
    }

    function _fails(address payer, bytes memory call, bytes memory start_) private {
        (bool ok, bytes memory why) = payer.call(call);
        that(!ok, "refused");
        for (uint256 i = 0; i < start_.length; ++i) {
            that(why[i] == start_[i], "the reason");
        }
    }

    function test_tickLogPaysOnce() public {
        start();
        post(1);
        vm.prank(_to);
        tickLog.demand{value: PRICE}(offerId, 1);
        vm.warp(TIME + WINDOW + 1);
        tickLog.annul(offerId);
        bytes memory call = abi.encodeCall(ITickLog.withdraw, (_to));
        _paysOnce(address(tickLog), call, PRICE, ITickLog.TransferFailed.selector, ITickLog.NothingToWithdraw.selector);
    }

    function test_keyLogPaysOnce() public {
        vm.prank(_to);
        keyLog.join{value: RELAY_BOND}();
        vm.prank(_to);
        keyLog.leave();
        vm.warp(TIME + WINDOW + 1);
        keyLog.release(_to);
        bytes memory call = abi.encodeCall(IKeyLog.withdraw, (_to));
        _paysOnce(
            address(keyLog), call, RELAY_BOND, IKeyLog.TransferFailed.selector, IKeyLog.NothingToWithdraw.selector
        );
    }

    function test_beaconPaysOnce() public {
        address[] memory operators = new address[](3);
        (operators[0], operators[1], operators[2]) = (_to, address(1), address(2));
        Beacon beacon = new Beacon(operators, 20, 10, 1 ether);
        bytes32 secret = keccak256("secret");
        vm.prank(_to);
        beacon.join{value: 1 ether}(keccak256(abi.encode(secret)));
        vm.prank(_to);
        beacon.leave();
        vm.roll(block.number + 60);
        beacon.reveal(_to, 2, secret);
        bytes memory call = abi.encodeCall(IBeacon.withdraw, (_to));
        _paysOnce(address(beacon), call, 1 ether, IBeacon.TransferFailed.selector, IBeacon.NothingToWithdraw.selector);
    }

    function test_auditorsArePaidOnce() public {
        address[] memory none = new address[](0);
        AuditorSlots slots = new AuditorSlots(1 ether, 1 hours, 7 days, 1 days, 2, none, none);
        vm.prank(_to);
        uint32 slot = slots.open{value: 1 ether}();
        vm.prank(_to);
        slots.close(slot);
        vm.warp(TIME + 1 days);
        bytes memory call = abi.encodeCall(IAuditorSlots.release, (slot));
        _paysOnce(
            address(slots), call, 1 ether, IAuditorSlots.TransferFailed.selector, IAuditorSlots.WrongState.selector
        );
    }
}
