// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IBeacon} from "./interfaces/IBeacon.sol";
import {IRandomness} from "./interfaces/IRandomness.sol";

/// @title Randomness that nobody knows before its block, and nobody can choose afterwards
/// @notice It has no owner and cannot be upgraded. Burnt bonds stay here for ever.
contract Beacon is IBeacon {
    /// @dev Fewer operators than these may all know each other.
    uint256 private constant MIN_OPERATORS = 3;
    /// @dev Most operators. It bounds the loop over them.
    uint256 private constant MAX_OPERATORS = 16;

    uint256 private immutable _START;
    uint256 private immutable _EPOCH_BLOCKS;
    uint256 private immutable _REVEAL_BLOCKS;
    uint256 private immutable _BOND;

    struct Operator {
        bytes32 tip;
        uint64 from;
        uint64 until; // zero: no end
        uint64 owes; // the epoch whose secret is next
        bool allowed;
        bool joined; // once and for all: what became of an epoch must never change
        bool bonded;
    }

    struct Epoch {
        uint8 shown;
        bytes32 sum;
    }

    address[] private _names;
    mapping(address operator => Operator) private _operators;
    mapping(uint64 epoch => Epoch) private _epochs;
    mapping(uint256 blockNumber => bytes32) private _hashes;

    /// @param operators Who may take part: at least 3, at most 16.
    /// @param epochBlocks The blocks of an epoch. Nobody knows a value before its epoch ends.
    /// @param revealBlocks The blocks after it in which secrets are shown; together they must not outlast block hashes.
    /// @param bond What an operator stakes, in wei.
    constructor(address[] memory operators, uint64 epochBlocks, uint64 revealBlocks, uint256 bond) {
        if (operators.length < MIN_OPERATORS || operators.length > MAX_OPERATORS) revert InvalidConfiguration();
        if (epochBlocks == 0 || revealBlocks == 0 || epochBlocks + revealBlocks > 250) revert InvalidConfiguration();
        for (uint256 i = 0; i < operators.length; ++i) {
            if (_operators[operators[i]].allowed || operators[i] == address(0)) revert InvalidConfiguration();
            _operators[operators[i]].allowed = true;
        }
        _names = operators;
        (_START, _EPOCH_BLOCKS, _REVEAL_BLOCKS, _BOND) = (block.number, epochBlocks, revealBlocks, bond);
    }

    /* OPERATORS */

    /// @inheritdoc IBeacon
    function join(bytes32 tip) external payable {
        Operator storage o = _operators[msg.sender];
        if (!o.allowed) revert NotOperator(msg.sender);
        if (o.joined) revert AlreadyOperator(msg.sender);
        if (msg.value != _BOND) revert WrongValue(msg.value, _BOND);
        if (tip == 0) revert InvalidTip();

        // The next epoch may have draws already that count on the operators there are.
        uint64 from = epochOf(block.number) + 2;
        (o.tip, o.from, o.owes, o.joined, o.bonded) = (tip, from, from, true, true);
        emit OperatorJoined(msg.sender, tip, from);
    }

    /// @inheritdoc IBeacon
    function leave() external {
        Operator storage o = _operators[msg.sender];
        if (!o.bonded || o.until != 0) revert NotOperator(msg.sender);
        o.until = epochOf(block.number) + 1;
        if (o.until < o.from) o.until = o.from;
        emit OperatorLeaving(msg.sender, o.until);
    }

    /// @inheritdoc IBeacon
    function reveal(address operator, uint64 epoch, bytes32 secret) external {
        Operator storage o = _operators[operator];
        if (!o.bonded) revert NotOperator(operator);
        (uint256 first, uint256 last) = revealsOf(epoch);
        if (block.number < first || block.number > last) revert WrongTime(epoch, first, last);
        if (epoch != o.owes || _isPast(o, epoch) || keccak256(abi.encode(secret)) != o.tip) {
            revert WrongSecret(operator, epoch);
        }

        (o.tip, o.owes) = (secret, epoch + 1);
        Epoch storage e = _epochs[epoch];
        // Equal secrets of two operators must not cancel out, so each is bound to its owner first.
        (e.shown, e.sum) = (e.shown + 1, e.sum ^ keccak256(abi.encode(operator, epoch, secret)));
        emit SecretRevealed(operator, epoch, secret);
    }

    /// @inheritdoc IBeacon
    function withdraw(address operator) external {
        Operator storage o = _operators[operator];
        if (!o.bonded || o.until == 0 || o.owes <= o.until) revert NothingToWithdraw(operator);
        o.bonded = false;
        emit Withdrawn(operator, _BOND);
        if (!LowLevelCall.callNoReturn(operator, _BOND, "")) revert TransferFailed(operator);
    }

    /* ANYBODY */

    /// @inheritdoc IBeacon
    function miss(address operator) external {
        Operator storage o = _operators[operator];
        (, uint256 last) = revealsOf(o.owes);
        if (!o.bonded || _isPast(o, o.owes) || block.number <= last) revert NotMissed(operator, o.owes);
        o.bonded = false;
        emit SecretMissed(operator, o.owes, _BOND);
    }

    /// @inheritdoc IBeacon
    function record(uint256 blockNumber) external {
        bytes32 hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) revert UnknownBlock(blockNumber);
        _hashes[blockNumber] = hash;
        emit BlockRecorded(blockNumber, hash);
    }

    /* VIEWS */

    /// @inheritdoc IRandomness
    function randomness(uint256 blockNumber, bytes32 domain)
        external
        view
        returns (bool known, bool lost, bytes32 value)
    {
        if (blockNumber < _START) return (false, true, 0);
        uint64 epoch = epochOf(blockNumber);
        (uint256 first, uint256 last) = revealsOf(epoch);
        if (block.number < first) return (false, false, 0);
        (uint256 expected, uint256 shown, bytes32 sum) = secretsOf(epoch);
        if (expected < MIN_OPERATORS) return (false, true, 0);
        if (shown < expected) return (false, block.number > last, 0);
        bytes32 hash = _hashes[blockNumber];
        if (hash == 0) hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) return (false, true, 0);
        return (true, false, keccak256(abi.encode(sum, hash, domain)));
    }

    /// @inheritdoc IBeacon
    function epochOf(uint256 blockNumber) public view returns (uint64) {
        // forge-lint: disable-next-line(unsafe-typecast) -- no more epochs than blocks
        return uint64((blockNumber - _START) / _EPOCH_BLOCKS);
    }

    /// @inheritdoc IBeacon
    function revealsOf(uint64 epoch) public view returns (uint256 first, uint256 last) {
        first = _START + (uint256(epoch) + 1) * _EPOCH_BLOCKS;
        last = first + _REVEAL_BLOCKS - 1;
    }

    /// @inheritdoc IBeacon
    function secretsOf(uint64 epoch) public view returns (uint256 expected, uint256 shown, bytes32 sum) {
        for (uint256 i = 0; i < _names.length; ++i) {
            if (_counts(_operators[_names[i]], epoch)) ++expected;
        }
        return (expected, _epochs[epoch].shown, _epochs[epoch].sum);
    }

    /// @inheritdoc IBeacon
    function operatorOf(address operator)
        external
        view
        returns (bytes32 tip, uint64 from, uint64 until, uint64 owes, bool bonded)
    {
        Operator storage o = _operators[operator];
        return (o.tip, o.from, o.until, o.owes, o.bonded);
    }

    /* SHARED STEPS */

    /// @dev Whether an operator has to show a secret for an epoch. One that kept a secret back until it was too late is
    /// out of the epochs that begin after that, whether or not anybody took its bond: no call decides about a value.
    function _counts(Operator storage o, uint64 epoch) private view returns (bool) {
        if (!o.joined || epoch < o.from || _isPast(o, epoch)) return false;
        if (o.owes >= epoch) return true;
        (, uint256 last) = revealsOf(o.owes);
        return last >= _START + uint256(epoch) * _EPOCH_BLOCKS;
    }

    function _isPast(Operator storage o, uint64 epoch) private view returns (bool) {
        return o.until != 0 && epoch > o.until;
    }
}
