// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IJobAgency} from "../interfaces/IJobAgency.sol";
import {AgencyTerms} from "./AgencyTerms.sol";

/// @title The money of an agency: deposits, credits and refunds
/// @notice At all times the agency's ether covers the escrows of living jobs, the deposits locked in them, and every
/// account's free deposit, credit and refund.
/// @dev Money is booked here and leaves only when its owner's turn comes in `withdraw` or `withdrawDeposit`: a receiver
/// that refuses ether blocks nobody but itself. Amounts of 88 bits hold more wei than there is ether, but other chains
/// have coins of little worth: what does not fit becomes a refund, so that nobody's balance makes settling revert.
abstract contract AgencyAccounts is AgencyTerms, ReentrancyGuardTransient {
    /// @dev The first five fields share a slot, so that settling a run touches one slot of its worker.
    struct Account {
        uint88 deposit; // free to be locked in claims
        uint88 credit; // earned
        uint24 verified; // runs that were accepted
        uint40 lastPayout; // header time of the last payout of credit, or of the registration
        bool registered;
        uint256 refund; // returned escrow, and shares of forfeited deposits
    }

    /// @dev What is forfeited beyond the poster's share goes to this account, whose key nobody has. Anybody may push the
    /// ether out to it with `withdraw`.
    address internal constant BURNT = 0x000000000000000000000000000000000000dEaD;

    mapping(address account => Account) private _accounts;

    /* WORKERS */

    /// @inheritdoc IJobAgency
    function register(bytes calldata peers) external payable {
        _requirePeers(peers);
        Account storage account = _accounts[msg.sender];
        if (!account.registered) {
            account.registered = true;
            account.lastPayout = uint40(block.timestamp);
        }
        emit WorkerRegistered(msg.sender, peers);
        if (msg.value != 0) {
            account.deposit += SafeCast.toUint88(msg.value);
            emit DepositChanged(msg.sender, account.deposit);
        }
    }

    /// @inheritdoc IJobAgency
    function withdrawDeposit(uint88 amount) external nonReentrant {
        Account storage account = _accounts[msg.sender];
        uint88 free = account.deposit;
        if (amount > free) revert DepositTooLow(msg.sender, free, amount);
        account.deposit = free - amount;
        emit DepositChanged(msg.sender, free - amount);
        _send(msg.sender, amount);
    }

    /// @inheritdoc IJobAgency
    /// @dev Refunds are the poster's own money and never wait. Credit waits for the probation (CM-15) and then for the
    /// threshold or the period (CM-06), whichever comes first.
    function withdraw(address account) external nonReentrant {
        Account storage a = _accounts[account];
        uint256 amount = a.refund;
        uint88 credit = a.credit;
        uint40 notBefore = a.lastPayout + _PAYOUT_PERIOD;
        if (amount != 0) a.refund = 0;
        if (credit != 0 && a.verified >= _PROBATION && (credit >= _PAYOUT_THRESHOLD || block.timestamp >= notBefore)) {
            a.credit = 0;
            a.lastPayout = uint40(block.timestamp);
            amount += credit;
        }
        if (amount == 0) revert NothingToWithdraw(account, credit, a.verified, notBefore);
        emit Withdrawn(account, amount);
        _send(account, amount);
    }

    /* VIEWS */

    /// @inheritdoc IJobAgency
    function accountOf(address account)
        external
        view
        returns (uint88 deposit, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout, bool registered)
    {
        Account storage a = _accounts[account];
        return (a.deposit, a.credit, a.refund, a.verified, a.lastPayout, a.registered);
    }

    /* BOOKING */

    /// @dev Moves a claim's deposit out of the worker's free deposit.
    function _lock(address worker, uint88 amount) internal {
        Account storage account = _accounts[worker];
        (bool registered, uint88 free) = (account.registered, account.deposit);
        if (!registered) revert NotRegistered(worker);
        if (free < amount) revert DepositTooLow(worker, free, amount);
        account.deposit = free - amount;
    }

    /// @dev Moves a locked deposit, or what is left of it, back.
    function _unlock(address worker, uint256 amount) internal {
        Account storage account = _accounts[worker];
        account.deposit = _fit(account, account.deposit + amount);
    }

    /// @dev Credits a run and returns its deposit. An accepted run counts towards the probation, a compensated one
    /// does not.
    function _pay(bytes32 id, address worker, uint256 amount, uint88 deposit, bool accepted) internal {
        Account storage account = _accounts[worker];
        (uint88 free, uint88 credit, uint24 verified) = (account.deposit, account.credit, account.verified);
        if (accepted && verified != type(uint24).max) ++verified;
        credit = _fit(account, credit + amount);
        free = _fit(account, uint256(free) + deposit);
        (account.deposit, account.credit, account.verified) = (free, credit, verified);
        emit RunPaid(id, worker, amount);
    }

    /// @dev Takes `amount` of a locked deposit away. The poster gets at most `most` of it for its trouble, one reward or
    /// nothing, and the rest is burnt: were the poster given all, a cheat who posts its own jobs would get its deposits
    /// back (SR-06).
    /// @return share What is the poster's; the caller books it.
    function _forfeit(bytes32 id, address worker, uint256 amount, uint256 most) internal returns (uint256 share) {
        if (amount == 0) return 0;
        share = Math.min(amount, most);
        _refund(BURNT, amount - share);
        emit DepositForfeited(id, worker, amount);
    }

    /// @dev Books ether that `account` may withdraw at any time.
    function _refund(address account, uint256 amount) internal {
        if (amount != 0) _accounts[account].refund += amount;
    }

    /// @dev The amount, or as much of it as fits; the account's refund takes the rest.
    function _fit(Account storage account, uint256 amount) private returns (uint88) {
        if (amount > type(uint88).max) {
            account.refund += amount - type(uint88).max;
            return type(uint88).max;
        }
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint88(amount);
    }

    /// @dev The receiver's answer is not even copied, so that it cannot make the call dear.
    function _send(address account, uint256 amount) private {
        if (!LowLevelCall.callNoReturn(account, amount, "")) revert TransferFailed(account);
    }
}
