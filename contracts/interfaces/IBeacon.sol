// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRandomness} from "./IRandomness.sol";

/// @title Randomness that nobody knows before its block, and nobody can choose afterwards
/// @notice Blocks are counted in epochs. The value of a block mixes its hash with one secret of each operator for the
/// epoch. The operators fixed their secrets before, as links of a hash chain whose end they deposited, and show them
/// after the epoch. Whoever proposes the block does not know the secrets; whoever knows a secret cannot change it, only
/// keep it back, which costs the bond and leaves no value at all. Then everything is checked: a draw is never repeated
/// (SR-04).
/// @dev Who may be an operator is fixed when the contract is made: strangers could keep secrets back for a price.
/// @dev Warning: a block's hash is known to the chain for 256 blocks, or 8191 with EIP-2935. `record` keeps it.
interface IBeacon is IRandomness {
    /* EVENTS */

    /// @notice An operator takes part from `epoch` on. `tip` is the end of its hash chain.
    event OperatorJoined(address indexed operator, bytes32 tip, uint64 epoch);
    /// @notice An operator takes part up to `epoch`.
    event OperatorLeaving(address indexed operator, uint64 epoch);
    /// @notice An operator showed its secret for an epoch.
    event SecretRevealed(address indexed operator, uint64 indexed epoch, bytes32 secret);
    /// @notice An operator kept its secret back and lost its bond. It is out.
    event SecretMissed(address indexed operator, uint64 indexed epoch, uint256 burnt);
    /// @notice The hash of a block is kept.
    event BlockRecorded(uint256 indexed blockNumber, bytes32 hash);
    /// @notice `amount` wei were paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /* ERRORS */

    error NotOperator(address account);
    error AlreadyOperator(address account);
    error WrongValue(uint256 sent, uint256 needed);
    /// @notice Thrown when a hash chain has no end.
    error InvalidTip();
    /// @notice Thrown outside the blocks in which the secret of an epoch is to be shown.
    error WrongTime(uint64 epoch, uint256 first, uint256 last);
    /// @notice Thrown when the secret is not that of the operator's next epoch.
    error WrongSecret(address operator, uint64 epoch);
    /// @notice Thrown when the operator has nothing to answer for.
    error NotMissed(address operator, uint64 epoch);
    /// @notice Thrown when the chain does not know the hash of the block (any more).
    error UnknownBlock(uint256 blockNumber);
    error TransferFailed(address account);
    error NothingToWithdraw(address account);
    /// @notice Thrown by the constructor.
    error InvalidConfiguration();

    /* OPERATORS */

    /// @notice Takes part from the epoch after the next, once and for all: who leaves or fails does not come back. `tip` is H(H(…H(secret))): each epoch shows what hashes to the
    /// one before.
    function join(bytes32 tip) external payable;

    /// @notice Takes part up to the next epoch.
    function leave() external;

    /// @notice Shows the secret of an epoch that has ended. Anybody may carry it in.
    function reveal(address operator, uint64 epoch, bytes32 secret) external;

    /// @notice Pays the bond of an operator that left and showed everything.
    function withdraw(address operator) external;

    /* ANYBODY */

    /// @notice Burns the bond of an operator that did not show its secret in time.
    function miss(address operator) external;

    /// @notice Keeps the hash of a block, for as long as the chain knows it.
    function record(uint256 blockNumber) external;

    /* VIEWS */

    /// @notice The epoch of a block. Epoch 0 begins with the block in which the beacon was made.
    function epochOf(uint256 blockNumber) external view returns (uint64);

    /// @notice The blocks in which the secrets of an epoch are to be shown.
    function revealsOf(uint64 epoch) external view returns (uint256 first, uint256 last);

    /// @notice How many operators have to show a secret for an epoch, how many have, and the sum of what they showed.
    function secretsOf(uint64 epoch) external view returns (uint256 expected, uint256 shown, bytes32 sum);

    /// @notice An operator's chain, first and last epoch (zero: no end), and the epoch whose secret it owes next.
    function operatorOf(address operator)
        external
        view
        returns (bytes32 tip, uint64 from, uint64 until, uint64 owes, bool bonded);
}
