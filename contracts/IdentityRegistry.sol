// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IdentityMessages} from "./identity/IdentityMessages.sol";
import {
    Certificate,
    Charge,
    IIdentityRegistry,
    Identity,
    IdentityState,
    Tally
} from "./interfaces/IIdentityRegistry.sol";
import {Content} from "./interfaces/IJobAgency.sol";
import {EntryTerms, IOfferBoard, OfferTerms} from "./interfaces/IOfferBoard.sol";
import {Hashcash} from "./libraries/Hashcash.sol";

/// @title Identities that cost proof of work and a deposit
/// @notice At all times the registry's ether covers every deposit that has been neither withdrawn nor burnt.
/// @dev What is burnt is not sent anywhere: no code here can move it. A bounty for a conviction would go to whoever copies
/// the evidence out of the mempool, and might be the supervisor; so there is none (SR-06, SR-13).
///
///                                ┌── court ──────────────────────────────────────────────┐
///     register ──► Active ── exit ──► Exiting ── delay, withdraw ──► Gone ── court ──► Tombstoned
///                     └──── dismiss ────┴──► Dismissed ── delay, withdraw: still Dismissed ──┘
contract IdentityRegistry is IdentityMessages, ReentrancyGuardTransient {
    /* CONSTANTS */

    uint8 private constant _WORKER = 1;
    uint8 private constant _CLIENT = 2;
    /// @dev The board's scope of keys that sign links and dismiss.
    uint256 private constant _CHAIN = 2;
    /// @dev An offer may ask for a long delay, but it must not keep deposits.
    uint256 private constant _MAX_DELAY = 90 days;

    /* STORAGE */

    /// @dev What registration writes: three slots.
    struct Record {
        address owner;
        uint96 deposit;
        address signer;
        uint40 registeredAt;
        uint40 exitAt;
        uint8 role;
        IdentityState state;
        bytes32 scope;
    }

    /// @dev What happens afterwards.
    struct History {
        bytes32 head;
        uint64 length;
        uint64 complained; // one more than the tick of the last complaint
        bool full;
        bool refuted;
        Charge charge;
        bytes32 claim;
    }

    IOfferBoard private immutable _BOARD;
    uint32 private immutable _EXIT_FLOOR;

    /// @dev Scopes that are agencies have no supervisor and no offer; these are their terms, written once.
    OfferTerms private _agencyTerms;
    mapping(bytes32 id => Record) private _records;
    mapping(bytes32 id => History) private _histories;
    mapping(bytes32 subject => Tally) private _tallies;

    /// @param exitFloor Seconds that a deposit stays at least after its owner left: 7 days where money is real (SR-12).
    /// @param workAge Blocks after which work is too old.
    /// @param agencyTerms For identities whose scope is an agency. A tick bounds the complaints.
    constructor(IOfferBoard board, uint32 exitFloor, uint256 workAge, OfferTerms memory agencyTerms)
        IdentityMessages(workAge)
    {
        if (exitFloor > _MAX_DELAY) revert InvalidProfile("exitFloor");
        if (agencyTerms.tickBlocks == 0) revert InvalidProfile("tickBlocks");
        _BOARD = board;
        _EXIT_FLOOR = exitFloor;
        _agencyTerms = agencyTerms;
    }

    /* LIFE */

    /// @inheritdoc IIdentityRegistry
    function register(Certificate calldata certificate, bytes calldata signature, Content calldata record)
        external
        payable
        returns (bytes32 id)
    {
        bytes32 scope = certificate.scope;
        bool worker = certificate.role == _WORKER;
        if (!worker && certificate.role != _CLIENT) revert InvalidCertificate("role");
        id = idOf(scope, certificate.signer);
        if (_records[id].state != IdentityState.None) revert IdentityExists(id);

        EntryTerms memory entry = _entryOf(scope);
        if (worker && msg.value < entry.workerDeposit) revert DepositTooLow(msg.value, entry.workerDeposit);
        _requireWork(
            challengeOf(certificate, msg.sender), certificate.nonce, worker ? entry.workerBits : entry.clientBits
        );
        // No key is registered unless it says so, and says for whom: else its name could be taken before it comes.
        _requireSigner(possessionDigest(certificate, msg.sender), signature, certificate.signer);

        uint96 deposit = SafeCast.toUint96(msg.value);
        _records[id] = Record({
            owner: msg.sender,
            deposit: deposit,
            signer: certificate.signer,
            registeredAt: uint40(block.timestamp),
            exitAt: 0,
            role: certificate.role,
            state: IdentityState.Active,
            scope: scope
        });
        emit IdentityRegistered(id, scope, msg.sender, certificate, deposit, record);
    }

    /// @inheritdoc IIdentityRegistry
    function announce(bytes32 id, Content calldata record, bool full) external {
        Record storage r = _records[id];
        _requireSelf(r);
        _requireState(id, r.state == IdentityState.Active);
        History storage history = _histories[id];
        if (history.full != full) history.full = full;
        emit IdentityAnnounced(id, record, full);
    }

    /// @inheritdoc IIdentityRegistry
    function exit(bytes32 id) external {
        Record storage r = _records[id];
        if (msg.sender != r.owner) revert NotAuthorised(msg.sender);
        _requireState(id, r.state == IdentityState.Active);
        uint40 exitAt = _exitTime(r.scope);
        (r.state, r.exitAt) = (IdentityState.Exiting, exitAt);
        emit IdentityExiting(id, exitAt);
    }

    /// @inheritdoc IIdentityRegistry
    function withdraw(bytes32 id) external nonReentrant {
        Record storage r = _records[id];
        (IdentityState state, uint96 amount) = (r.state, r.deposit);
        bool dismissed = state == IdentityState.Dismissed && amount != 0;
        _requireState(id, state == IdentityState.Exiting || dismissed);
        if (block.timestamp < r.exitAt) revert TooEarly(r.exitAt);
        if (!dismissed) r.state = IdentityState.Gone;
        r.deposit = 0;
        address owner = r.owner;
        emit DepositWithdrawn(id, owner, amount);
        // The receiver's answer is not even copied, so that it cannot make the call dear.
        if (!LowLevelCall.callNoReturn(owner, amount, "")) revert TransferFailed(owner);
    }

    /* IDENTITY CHAIN */

    /// @inheritdoc IIdentityRegistry
    function advance(bytes32 id, bytes32[] calldata works, bytes calldata signature) external {
        (bytes32 head, uint64 length) = (_histories[id].head, _histories[id].length);
        if (works.length == 0) revert ChainNotLonger(length, length);
        for (uint256 i = 0; i < works.length; ++i) {
            head = _link(id, ++length, head, works[i]);
        }
        _grow(id, length, head, _hashTypedDataV4(head), signature);
    }

    /// @inheritdoc IIdentityRegistry
    function attest(bytes32 id, uint64 length, bytes32 head, bytes calldata signature) external {
        uint64 known = _histories[id].length;
        if (length <= known) revert ChainNotLonger(known, length);
        _grow(id, length, head, headDigest(id, length, head), signature);
    }

    /* SUPERVISOR */

    /// @inheritdoc IIdentityRegistry
    function dismiss(bytes32 id, Charge charge, bytes32 claim) external {
        Record storage r = _records[id];
        IdentityState state = r.state;
        _requireState(id, state == IdentityState.Active || state == IdentityState.Exiting);
        if (!_isSupervisor(r.scope, msg.sender)) revert NotAuthorised(msg.sender);
        if (charge == Charge.Absent && uint256(claim) < _histories[id].length) revert WrongCharge(id);
        r.state = IdentityState.Dismissed;
        // Whoever is on its way out does not wait longer for having been sent away as well.
        if (state == IdentityState.Active) r.exitAt = _exitTime(r.scope);
        if (charge != Charge.None) (_histories[id].charge, _histories[id].claim) = (charge, claim);
        emit IdentityDismissed(id, msg.sender, charge, claim, r.exitAt);
    }

    /* COURT */

    /// @inheritdoc IIdentityRegistry
    /// @dev Leaving is no escape: until the deposit is withdrawn the court can take it, and later it still ends the name.
    function tombstone(bytes32 id, bytes32 evidence) external {
        Record storage r = _records[id];
        IdentityState state = r.state;
        _requireState(id, state != IdentityState.None && state != IdentityState.Tombstoned);
        _requireCourt(r.scope);
        r.state = IdentityState.Tombstoned; // no deposit leaves from there
        emit IdentityTombstoned(id, msg.sender, evidence, r.deposit);
    }

    /// @inheritdoc IIdentityRegistry
    function acquit(bytes32 id, bytes32 step) external {
        Record storage r = _records[id];
        _requireCourt(r.scope);
        History storage history = _histories[id];
        if (history.charge != Charge.Stamp || history.claim != step || history.refuted) revert WrongCharge(id);
        history.refuted = true;
        _countRefuted(id, r.scope);
    }

    /* COMPLAINTS */

    /// @inheritdoc IIdentityRegistry
    /// @dev The block in the challenge says which tick the complaint is of, so that no work counts in two.
    function complain(bytes32 id, bytes32 subject, Content calldata evidence, uint64 blockNumber, uint64 nonce)
        external
    {
        Record storage r = _records[id];
        _requireSelf(r);
        _requireState(id, r.state == IdentityState.Active);
        bytes32 scope = r.scope;
        if (subject != scope && (subject == id || _records[subject].scope != scope)) revert WrongSubject(subject);

        OfferTerms memory terms = _termsOf(scope);
        uint64 tick = _tickOf(terms, blockNumber);
        if (tick < _histories[id].complained) revert AlreadyComplained(id, tick);
        _requireWork(complaintChallengeOf(id, subject, evidence, blockNumber), nonce, terms.complaintBits);

        _histories[id].complained = tick + 1;
        uint96 weight = r.deposit;
        _count(_tallies[subject], weight);
        if (subject == scope && !_isAgency(scope)) _count(_tallies[_supervisorOf(scope)], weight);
        emit Complained(subject, id, tick, evidence, weight);
    }

    /* VIEWS */

    /// @inheritdoc IIdentityRegistry
    function identity(bytes32 id) external view returns (Identity memory) {
        (Record storage r, History storage h) = (_records[id], _histories[id]);
        return Identity({
            owner: r.owner,
            deposit: r.state == IdentityState.Tombstoned ? 0 : r.deposit,
            signer: r.signer,
            registeredAt: r.registeredAt,
            exitAt: r.exitAt,
            role: r.role,
            state: r.state,
            scope: r.scope,
            head: h.head,
            length: h.length,
            full: h.full,
            charge: h.charge,
            refuted: h.refuted,
            claim: h.claim
        });
    }

    /// @inheritdoc IIdentityRegistry
    function isActive(bytes32 id) external view returns (bool) {
        return _records[id].state == IdentityState.Active;
    }

    /// @inheritdoc IIdentityRegistry
    function signerOf(bytes32 id) external view returns (address) {
        return _records[id].signer;
    }

    /// @inheritdoc IIdentityRegistry
    function tallyOf(bytes32 subject) external view returns (Tally memory) {
        return _tallies[subject];
    }

    /* PARTS */

    /// @dev Takes over a longer chain. It may be the answer to the charge that the identity did nothing any more.
    function _grow(bytes32 id, uint64 length, bytes32 head, bytes32 digest, bytes calldata signature) private {
        Record storage r = _records[id];
        IdentityState state = r.state;
        _requireState(id, state != IdentityState.None && state != IdentityState.Tombstoned);
        address key = ECDSA.recoverCalldata(digest, signature);
        if (!_isSupervisor(r.scope, key)) revert NotAuthorised(key);
        History storage history = _histories[id];
        (history.length, history.head) = (length, head);
        emit ChainAdvanced(id, length, head);
        if (history.charge == Charge.Absent && !history.refuted && length > uint256(history.claim)) {
            history.refuted = true;
            _countRefuted(id, r.scope);
        }
    }

    function _countRefuted(bytes32 id, bytes32 scope) private {
        bytes32 supervisor = _supervisorOf(scope);
        ++_tallies[scope].refuted;
        ++_tallies[supervisor].refuted;
        emit ChargeRefuted(id, address(uint160(uint256(supervisor))));
    }

    function _count(Tally storage tally, uint96 weight) private {
        ++tally.complaints;
        tally.weight += weight;
    }

    function _requireWork(bytes32 challenge, uint64 nonce, uint8 bits) private view {
        if (!Hashcash.isSolved(challenge, nonce, bits)) revert WorkMissing(challenge, bits);
    }

    function _requireSigner(bytes32 digest, bytes calldata signature, address signer) private pure {
        address recovered = ECDSA.recoverCalldata(digest, signature);
        if (recovered != signer) revert WrongSigner(recovered);
    }

    function _requireSelf(Record storage r) private view {
        if (msg.sender != r.owner && msg.sender != r.signer) revert NotAuthorised(msg.sender);
    }

    function _requireState(bytes32 id, bool holds) private view {
        if (!holds) revert WrongState(id, _records[id].state);
    }

    function _requireCourt(bytes32 scope) private view {
        address court = _isAgency(scope) ? _agencyTerms.court : _BOARD.courtOf(scope);
        if (msg.sender != court) revert NotAuthorised(msg.sender);
    }

    /// @dev An identifier of an offer is a hash, and no hash has twelve zero bytes in front.
    function _isAgency(bytes32 scope) private pure returns (bool) {
        return uint256(scope) <= type(uint160).max;
    }

    function _isSupervisor(bytes32 scope, address key) private view returns (bool) {
        return !_isAgency(scope) && _BOARD.isAuthorised(scope, key, _CHAIN);
    }

    function _supervisorOf(bytes32 scope) private view returns (bytes32) {
        return bytes32(uint256(uint160(_BOARD.masterOf(scope))));
    }

    function _termsOf(bytes32 scope) private view returns (OfferTerms memory) {
        return _isAgency(scope) ? _agencyTerms : _BOARD.termsOf(scope);
    }

    function _entryOf(bytes32 scope) private view returns (EntryTerms memory entry) {
        if (_isAgency(scope)) {
            OfferTerms storage terms = _agencyTerms;
            return EntryTerms(terms.workerBits, terms.clientBits, terms.complaintBits, terms.workerDeposit);
        }
        bool known;
        (known, entry) = _BOARD.entryOf(scope);
        if (!known) revert UnknownScope(scope);
    }

    function _exitTime(bytes32 scope) private view returns (uint40) {
        uint256 delay = Math.min(Math.max(_EXIT_FLOOR, _termsOf(scope).exitDelay), _MAX_DELAY);
        return SafeCast.toUint40(block.timestamp + delay);
    }

    function _tickOf(OfferTerms memory terms, uint64 blockNumber) private pure returns (uint64) {
        return blockNumber < terms.startBlock ? 0 : (blockNumber - terms.startBlock) / terms.tickBlocks;
    }
}
