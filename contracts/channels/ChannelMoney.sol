// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IPaymentChannels} from "../interfaces/IPaymentChannels.sol";

/// @title How money comes in and goes out
/// @notice In every token, and in ether, what is here covers what is left in all channels and all credits.
/// @dev Money is sent where it belongs at once. A receiver that refuses it, or that a token has on its blocklist, blocks
/// nobody: the amount becomes its credit. Everything has been booked by then.
abstract contract ChannelMoney is IPaymentChannels {
    using SafeERC20 for IERC20;

    /// @dev One bit of transient storage: whether money is on its way.
    bytes32 private constant LOCK = keccak256("emet/channels/lock");

    mapping(address token => mapping(address account => uint256 amount)) private _credits;

    /// @dev As OpenZeppelin's ReentrancyGuardTransient, with less gas.
    modifier locked() {
        bytes32 lock = LOCK;
        bool taken;
        assembly ("memory-safe") {
            taken := tload(lock)
            tstore(lock, 1)
        }
        if (taken) revert Reentered();
        _;
        assembly ("memory-safe") {
            tstore(lock, 0)
        }
    }

    /// @inheritdoc IPaymentChannels
    function withdraw(address token, address to) external locked {
        uint256 amount = _credits[token][msg.sender];
        if (amount == 0) revert NothingToPay();
        _credits[token][msg.sender] = 0;
        emit Withdrawn(msg.sender, token, to, amount);
        if (!_send(token, to, amount)) revert TransferFailed(to);
    }

    /// @inheritdoc IPaymentChannels
    function creditOf(address token, address account) external view returns (uint256) {
        return _credits[token][account];
    }

    /// @dev Takes the caller's deposit. It must arrive whole.
    function _take(address token, uint256 amount) internal {
        if (token == address(0)) {
            if (msg.value != amount || amount == 0) revert WrongAmount(msg.value, amount);
        } else {
            if (msg.value != 0 || amount == 0) revert WrongAmount(msg.value, amount);
            _pull(IERC20(token), amount);
        }
    }

    function _pay(address token, address to, uint256 amount) internal {
        if (amount == 0 || _send(token, to, amount)) return;
        _credits[token][to] += amount;
        emit Credited(to, token, amount);
    }

    /// @dev The lock keeps a token that calls back from passing one payment for two.
    function _pull(IERC20 token, uint256 amount) private locked {
        uint256 before = _held(token);
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 arrived = _held(token) - before;
        if (arrived != amount) revert WrongAmount(arrived, amount);
    }

    /// @dev `token.balanceOf(address(this))`, and zero if that is no answer.
    function _held(IERC20 token) private view returns (uint256 amount) {
        bytes4 selector = IERC20.balanceOf.selector;
        assembly ("memory-safe") {
            mstore(0, selector)
            mstore(4, address())
            let answered := staticcall(gas(), token, 0, 0x24, 0, 0x20)
            amount := mul(mload(0), and(answered, gt(returndatasize(), 31)))
        }
    }

    function _send(address token, address to, uint256 amount) private returns (bool) {
        return
            token == address(0) ? LowLevelCall.callNoReturn(to, amount, "") : IERC20(token).trySafeTransfer(to, amount);
    }
}
