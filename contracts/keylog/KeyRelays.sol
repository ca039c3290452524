// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Anchored, Batch, IKeyLog, Receipt, Update} from "../interfaces/IKeyLog.sol";
import {KeyHash} from "../libraries/KeyHash.sol";
import {KeyLedger} from "./KeyLedger.sol";

/// @title Relays, which anchor many clients' updates at once, and answer for it
abstract contract KeyRelays is KeyLedger, EIP712, ReentrancyGuardTransient {
    /// @dev Most leaves of a batch. It keeps the count of an offer's updates from ever running over.
    uint32 private constant MAX_BATCH = 1 << 20;

    uint96 private immutable _RELAY_BOND;
    uint96 private immutable _CLAIM_PRICE;
    uint32 private immutable _WINDOW;

    struct Key {
        address writer;
        uint32 offer;
        uint64 count;
    }

    struct Relay {
        uint96 bond;
        uint64 batches;
        uint40 freeAt;
        uint32 claims;
        bool convicted;
    }

    struct Claim {
        address claimant;
        uint40 deadline;
        address relay;
    }

    mapping(bytes32 key => Key) internal _keys;
    mapping(address relay => Relay) private _relays;
    mapping(address relay => mapping(uint64 batch => bytes32)) private _batches;
    /// @dev A claim that ended keeps its deadline, so that it cannot be made again.
    mapping(bytes32 id => Claim) private _claims;
    mapping(address account => uint256 amount) private _credits;

    constructor(uint96 relayBond, uint96 claimPrice, uint32 window) {
        _RELAY_BOND = relayBond;
        _CLAIM_PRICE = claimPrice;
        _WINDOW = window;
    }

    /* RELAYS */

    /// @inheritdoc IKeyLog
    function join() external payable {
        Relay storage relay = _relays[msg.sender];
        uint256 bond = relay.bond + msg.value;
        if (relay.convicted || relay.freeAt != 0) revert NotRelay(msg.sender);
        if (bond < _RELAY_BOND || bond > type(uint96).max) revert BondTooLow(bond, _RELAY_BOND);

        // forge-lint: disable-next-line(unsafe-typecast) -- just compared
        relay.bond = uint96(bond);
        emit RelayBonded(msg.sender, bond);
    }

    /// @inheritdoc IKeyLog
    function anchor(bytes32 offerId, bytes32 root, uint32 count, bytes32 document, bytes1 codec) external {
        Relay storage relay = _relays[msg.sender];
        if (relay.bond == 0 || relay.freeAt != 0) revert NotRelay(msg.sender);
        if (root == 0 || count == 0 || count > MAX_BATCH || document == 0 || codec == 0) revert InvalidBatch();

        uint64 number = relay.batches++;
        _batches[msg.sender][number] = _hashOf(Batch(offerId, root, count, uint40(block.timestamp)));
        (Sum storage slot, Sum memory sum) = _next(open(offerId));
        bytes32 mixed = keccak256(abi.encode(bytes26(sum.accumulator), msg.sender, root, count));
        _store(slot, sum.count + count, mixed);
        emit BatchAnchored(msg.sender, number, offerId, root, count, document, codec, sum.count);
    }

    /// @inheritdoc IKeyLog
    function leave() external {
        Relay storage relay = _relays[msg.sender];
        if (relay.bond == 0 || relay.freeAt != 0) revert NotRelay(msg.sender);
        relay.freeAt = uint40(block.timestamp + _WINDOW);
        emit RelayLeaving(msg.sender, relay.freeAt);
    }

    /// @inheritdoc IKeyLog
    function release(address account) external {
        Relay storage relay = _relays[account];
        uint96 bond = relay.bond;
        if (bond == 0 || relay.freeAt == 0 || block.timestamp <= relay.freeAt || relay.claims != 0) {
            revert NotRelay(account);
        }
        // The numbers of its batches go on when it comes back.
        (relay.bond, relay.freeAt) = (0, 0);
        _credits[account] += bond;
    }

    /* FAULTS */

    /// @inheritdoc IKeyLog
    function proveForged(address relay, Anchored calldata a) external {
        _requireAnchored(relay, a);
        if (!_isForged(a)) revert NoFault();
        _convict(relay, "forged");
    }

    /// @inheritdoc IKeyLog
    /// @dev Both leaves must be good ones: what a stranger signed says nothing about the order of a log.
    function proveDisorder(address relay, Anchored calldata first, Anchored calldata second) external {
        _requireAnchored(relay, first);
        _requireAnchored(relay, second);
        (Update calldata a, Update calldata b) = (first.leaf.update, second.leaf.update);
        bool inOrder =
            first.batch < second.batch || first.batch == second.batch && first.leaf.position < second.leaf.position;
        if (!inOrder || a.key != b.key || a.index < b.index || _isForged(first) || _isForged(second)) revert NoFault();
        _convict(relay, "disorder");
    }

    /// @inheritdoc IKeyLog
    function claim(Receipt calldata receipt, bytes32 r, bytes32 vs) external payable returns (bytes32 id) {
        if (msg.value != _CLAIM_PRICE) revert WrongValue(msg.value, _CLAIM_PRICE);
        id = _hashTypedDataV4(KeyHash.receipt(receipt));
        address account = ECDSA.recover(id, r, vs);
        Relay storage relay = _relays[account];
        if (relay.bond == 0) revert NotRelay(account);
        Claim storage c = _claims[id];
        if (c.deadline != 0 || block.timestamp <= receipt.deadline) revert InvalidClaim(id);

        (c.claimant, c.relay, c.deadline) = (msg.sender, account, uint40(block.timestamp + _WINDOW));
        ++relay.claims;
        emit UpdateClaimed(account, id, receipt, c.deadline);
    }

    /// @inheritdoc IKeyLog
    function answer(bytes32 id, Receipt calldata receipt, Anchored calldata a) external {
        Claim storage c = _claims[id];
        address relay = c.relay;
        if (c.claimant == address(0) || id != _hashTypedDataV4(KeyHash.receipt(receipt))) revert InvalidClaim(id);
        if (block.timestamp > c.deadline) revert DeadlinePassed(c.deadline);
        _requireAnchored(relay, a);
        if (
            a.batch != receipt.batch || a.leaf.position != receipt.position || a.content.anchoredAt > receipt.deadline
                || KeyHash.update(a.leaf.update) != receipt.update || _isForged(a)
        ) revert NotAnchored(relay, a.batch);

        _close(c, relay);
        _credits[relay] += _CLAIM_PRICE;
        emit ClaimAnswered(relay, id);
    }

    /// @inheritdoc IKeyLog
    function convict(bytes32 id) external {
        Claim storage c = _claims[id];
        (address claimant, address relay) = (c.claimant, c.relay);
        if (claimant == address(0)) revert InvalidClaim(id);
        // A relay that was convicted of something else can have no more to say.
        if (block.timestamp <= c.deadline && !_relays[relay].convicted) revert InvalidClaim(id);

        _close(c, relay);
        _credits[claimant] += _CLAIM_PRICE;
        if (!_relays[relay].convicted) _convict(relay, "dropped");
    }

    /// @inheritdoc IKeyLog
    function withdraw(address account) external nonReentrant {
        uint256 amount = _credits[account];
        if (amount == 0) revert NothingToWithdraw(account);
        _credits[account] = 0;
        emit Withdrawn(account, amount);
        if (!LowLevelCall.callNoReturn(account, amount, "")) revert TransferFailed(account);
    }

    /* VIEWS */

    /// @inheritdoc IKeyLog
    function isAnchored(address relay, Anchored calldata a) external view returns (bool) {
        return _hasAnchored(relay, a) && !_isForged(a) && !_isLate(a);
    }

    /// @inheritdoc IKeyLog
    function relayOf(address account)
        external
        view
        returns (uint96 bond, uint64 batches, uint40 freeAt, uint32 claims)
    {
        Relay storage relay = _relays[account];
        return (relay.bond, relay.batches, relay.freeAt, relay.claims);
    }

    /* SHARED STEPS */

    function _hashOf(Batch memory batch) private pure returns (bytes32) {
        return keccak256(abi.encode(batch));
    }

    function _hasAnchored(address relay, Anchored calldata a) private view returns (bool) {
        return _batches[relay][a.batch] == _hashOf(a.content) && a.leaf.position < a.content.count
            && MerkleProof.verifyCalldata(a.proof, a.content.root, KeyHash.leaf(a.leaf));
    }

    function _requireAnchored(address relay, Anchored calldata a) internal view {
        if (!_hasAnchored(relay, a)) revert NotAnchored(relay, a.batch);
    }

    /// @dev Whether a leaf is anything but an update that its writer signed for this offer.
    function _isForged(Anchored calldata a) internal view returns (bool) {
        Update calldata update = a.leaf.update;
        Key storage k = _keys[update.key];
        (address signer, ECDSA.RecoverError fault,) =
            ECDSA.tryRecover(_hashTypedDataV4(KeyHash.update(update)), a.leaf.r, a.leaf.vs);
        return fault != ECDSA.RecoverError.NoError || signer != k.writer || k.offer != _numberOf(a.content.offerId);
    }

    /// @dev A late update is void, but no fault of the relay: it does not decide when the chain takes its transaction.
    function _isLate(Anchored calldata a) internal pure returns (bool) {
        return a.content.anchoredAt > a.leaf.update.deadline;
    }

    function _signerOf(Update calldata update, bytes32 r, bytes32 vs) internal view returns (address) {
        return ECDSA.recover(_hashTypedDataV4(KeyHash.update(update)), r, vs);
    }

    function _close(Claim storage c, address relay) private {
        c.claimant = address(0);
        --_relays[relay].claims;
    }

    /// @dev A convicted relay stays one: its key is worth no new bond. What it lost stays here for ever.
    function _convict(address account, bytes32 fault) private {
        Relay storage relay = _relays[account];
        uint96 bond = relay.bond;
        if (bond == 0) revert NotRelay(account);
        (relay.bond, relay.convicted) = (0, true);
        emit RelayConvicted(account, fault, bond);
    }
}
