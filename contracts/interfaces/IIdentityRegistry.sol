// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content} from "./IJobAgency.sol";

enum IdentityState {
    None, // never registered
    Active,
    Exiting, // takes no new work; its deposit waits
    Gone, // took its deposit and left
    Dismissed, // sent away by its supervisor; the deposit is its own
    Tombstoned // convicted: deposit burnt, key worthless in this scope for ever
}

/// @notice What a supervisor says of an identity when it dismisses it. A charge can be refuted; without one there is
/// nothing to refute.
enum Charge {
    None, // at will
    Absent, // no work after the link of the identity chain that the claim is the length of
    Stamp // the stamp is wrong in the Step whose hash is the claim
}

/// @notice What an identity is made of, and the proof of work that was done for it.
struct Certificate {
    bytes32 scope; // the offer, or the address of an agency
    uint8 role; // 1: worker, 2: client
    address signer; // the key that signs in the identity's name
    bytes32 sealingKey; // keccak256 of the X-Wing public key that others seal to; zero: none
    bytes32 host; // hash of hostname and port, see `hostOf`; zero: none
    uint64 blockNumber; // the recent block whose hash is in the challenge
    uint64 nonce; // solves the challenge
}

struct Identity {
    address owner;
    uint96 deposit;
    address signer;
    uint40 registeredAt;
    uint40 exitAt; // when the deposit may leave; zero: it has not been asked for
    uint8 role;
    IdentityState state;
    bytes32 scope;
    bytes32 head; // of the identity chain; zero: no link yet
    uint64 length; // links of the identity chain
    bool full; // at capacity
    Charge charge; // that it was dismissed with
    bool refuted; // the charge was
    bytes32 claim; // what the charge says
}

/// @notice What was said against an offer, a supervisor (its address), or an identity.
struct Tally {
    uint64 complaints;
    uint64 refuted; // charges that were proven false
    uint128 weight; // sum of the deposits behind the complaints
}

/// @title Identities that cost proof of work and a deposit
/// @notice An identity belongs to one scope: an offer, or an agency. Its deposit leaves by `withdraw` only, to its owner,
/// a delay after it left or was dismissed. A supervisor alone can take nothing from it; only the court that the offer
/// names can end it with a tombstone, and then the deposit is nobody's: it stays here for ever.
/// @dev The identifier is `keccak256(abi.encode(chainid, registry, scope, signer))`. What a key signs for an identity
/// thus says which identity it is, and a key that was used in a scope never comes back to it.
interface IIdentityRegistry {
    /* EVENTS */

    /// @notice An identity was registered. `record` is a document that says where and how to reach it.
    event IdentityRegistered(
        bytes32 indexed id,
        bytes32 indexed scope,
        address indexed owner,
        Certificate certificate,
        uint96 deposit,
        Content record
    );
    /// @notice An identity changed its address record, or whether it is at capacity.
    event IdentityAnnounced(bytes32 indexed id, Content record, bool full);
    /// @notice The identity chain has `length` links now.
    event ChainAdvanced(bytes32 indexed id, uint64 length, bytes32 head);
    /// @notice An identity takes no new work. Its deposit may leave at `exitAt`.
    event IdentityExiting(bytes32 indexed id, uint40 exitAt);
    /// @notice A supervisor's key `by` sent an identity away. Its deposit may leave at `exitAt`.
    event IdentityDismissed(bytes32 indexed id, address indexed by, Charge charge, bytes32 claim, uint40 exitAt);
    /// @notice The charge that an identity was dismissed with is proven false.
    event ChargeRefuted(bytes32 indexed id, address indexed supervisor);
    /// @notice A deposit went back to its owner.
    event DepositWithdrawn(bytes32 indexed id, address indexed owner, uint256 amount);
    /// @notice A court ended an identity; `forfeited` wei of it are burnt.
    event IdentityTombstoned(bytes32 indexed id, address indexed court, bytes32 evidence, uint256 forfeited);
    /// @notice An identity complained about its offer, or about another identity there.
    event Complained(bytes32 indexed subject, bytes32 indexed id, uint64 tick, Content evidence, uint96 weight);

    /* ERRORS */

    /// @notice Thrown by the constructor. `field` is the name of the argument in ASCII.
    error InvalidProfile(bytes32 field);
    /// @notice Thrown when a field of a certificate is out of range. `field` is its name in ASCII.
    error InvalidCertificate(bytes32 field);
    /// @notice Thrown when the scope is no offer of the board.
    error UnknownScope(bytes32 scope);
    /// @notice Thrown when the block in a challenge is unknown here, or too old.
    error WorkTooOld(uint64 blockNumber);
    /// @notice Thrown when a nonce does not solve its challenge.
    error WorkMissing(bytes32 challenge, uint8 bits);
    /// @notice Thrown when the ether sent is less than the deposit that the scope asks for.
    error DepositTooLow(uint256 sent, uint256 needed);
    /// @notice Thrown when the key has registered in this scope before, whatever became of it.
    error IdentityExists(bytes32 id);
    /// @notice Thrown when a signature is not by the key that it must be by.
    error WrongSigner(address recovered);
    /// @notice Thrown when the state of the identity does not allow the call.
    error WrongState(bytes32 id, IdentityState state);
    /// @notice Thrown when the caller, or the key that signed, may not do this.
    error NotAuthorised(address key);
    /// @notice Thrown when a chain would not grow.
    error ChainNotLonger(uint64 length, uint64 offered);
    /// @notice Thrown when the deposit may not leave before `exitAt`.
    error TooEarly(uint40 exitAt);
    /// @notice Thrown when the receiver refused the ether.
    error TransferFailed(address account);
    /// @notice Thrown by `dismiss` when the chain contradicts the charge already, and by `acquit` when the identity was
    /// not dismissed with this one, or it was refuted before.
    error WrongCharge(bytes32 id);
    /// @notice Thrown when the subject of a complaint is neither the scope nor another identity in it.
    error WrongSubject(bytes32 subject);
    /// @notice Thrown when the identity has complained in this tick.
    error AlreadyComplained(bytes32 id, uint64 tick);

    /* LIFE */

    /// @notice Registers an identity of the caller's and puts the ether sent at stake for it.
    /// @param signature Of `Possession` by the certificate's signer (EIP-712): proves that the key is there and wants
    /// this owner.
    /// @param record The address record; none is allowed.
    function register(Certificate calldata certificate, bytes calldata signature, Content calldata record)
        external
        payable
        returns (bytes32 id);

    /// @notice Changes the address record and says whether there is capacity left. By the owner or the signer.
    function announce(bytes32 id, Content calldata record, bool full) external;

    /// @notice Stops taking work. The deposit may leave after the longer of this registry's floor and the offer's delay,
    /// and at most 90 days. By the owner.
    function exit(bytes32 id) external;

    /// @notice Sends the deposit of an identity that left or was dismissed to its owner. By anyone, after the delay.
    function withdraw(bytes32 id) external;

    /* IDENTITY CHAIN */

    /// @notice Adds links to the identity chain, one for each work hash. The last is signed by a key with scope CHAIN; it
    /// names the one before, and so on down to the head that is known here: no gaps and no forks. By anyone.
    /// @param signature Of the last `Link` (EIP-712).
    function advance(bytes32 id, bytes32[] calldata works, bytes calldata signature) external;

    /// @notice Takes over a longer identity chain without its links, as a voucher carries it. By anyone.
    /// @param signature Of `Head` (EIP-712), by a key with scope CHAIN.
    function attest(bytes32 id, uint64 length, bytes32 head, bytes calldata signature) external;

    /* SUPERVISOR */

    /// @notice Sends an identity away. It keeps its deposit, its chain and its vouchers. By a key with scope CHAIN.
    /// @param claim For `Absent` the length of the chain with the last work, for `Stamp` the hash of the Step.
    /// @dev `Absent` is refuted by the supervisor's own signature under a longer chain (`advance`, `attest`), `Stamp` by
    /// the court that recomputes the Step (`acquit`). Both restore the identity's record and count against the
    /// supervisor; nobody has to take the identity back.
    function dismiss(bytes32 id, Charge charge, bytes32 claim) external;

    /* COURT */

    /// @notice Ends an identity and burns what is left of its deposit. Only by the court of its scope.
    function tombstone(bytes32 id, bytes32 evidence) external;

    /// @notice Refutes a charge about a stamp. Only by the court of the identity's scope.
    function acquit(bytes32 id, bytes32 step) external;

    /* COMPLAINTS */

    /// @notice Counts a complaint about the scope or another identity in it, weighted by the deposit behind it. It moves
    /// no money. Once in a tick, by the owner or the signer of an active identity.
    function complain(bytes32 id, bytes32 subject, Content calldata evidence, uint64 blockNumber, uint64 nonce) external;

    /* VIEWS */

    /// @notice An identity, all zeros if there is none.
    function identity(bytes32 id) external view returns (Identity memory);

    /// @notice Whether an identity may take new work.
    function isActive(bytes32 id) external view returns (bool);

    /// @notice The key that signs in an identity's name.
    function signerOf(bytes32 id) external view returns (address);

    /// @notice What was said against an offer, a supervisor (`bytes32(uint256(uint160(master)))`), or an identity.
    function tallyOf(bytes32 subject) external view returns (Tally memory);

    /// @notice The identifier of a signer's identity in a scope.
    function idOf(bytes32 scope, address signer) external view returns (bytes32);

    /// @notice The hash of hostname and port in a certificate.
    function hostOf(string calldata hostname, uint16 port) external pure returns (bytes32);

    /// @notice What a nonce must solve for `owner` to register this certificate. Reverts if its block is unknown here.
    function challengeOf(Certificate calldata certificate, address owner) external view returns (bytes32);

    /// @notice What a nonce must solve for this complaint. Reverts if the block is unknown here.
    function complaintChallengeOf(bytes32 id, bytes32 subject, Content calldata evidence, uint64 blockNumber)
        external
        view
        returns (bytes32);

    /// @notice What a signer signs before it is registered.
    function possessionDigest(Certificate calldata certificate, address owner) external view returns (bytes32);

    /// @notice What is signed under a link, and the head that the link makes.
    function linkDigest(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash)
        external
        view
        returns (bytes32 digest, bytes32 head);

    /// @notice What is signed under the head of a chain.
    function headDigest(bytes32 id, uint64 length, bytes32 head) external view returns (bytes32);
}
