// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a server signs for one multiplication of a stamp (SR-17), except for chain and court, which the signed
/// message has in front: the court puts in its own.
/// @dev The client signs the first Step of a request: no server, no site, no keys, nothing before, and as `stampOut` the
/// hash of its r.
struct Step {
    bytes32 app; // the offer
    uint64 tick;
    bytes32 reqId;
    uint16 slot;
    bytes32 server; // identity
    bytes32 site; // the call site that mutates data,
    uint16 duplicate; // which of its duplicates,
    uint16 version; // and versions
    bytes32 keys; // hash of the leaves of p and K that the server was given, see `keysOf`
    bytes32 previous; // hash of the Step before: the transcript so far
    bytes32 stampIn; // hash of the stamp that came in
    bytes32 stampOut; // hash of the stamp times p times q
    bytes32 delta; // hash of the update
}

/// @title The court that ends servers which break stamps
/// @notice It convicts a server only for what the server itself signed: a product that is not exactly
/// `stamp * p * q`, or a stamp that is not the one which the Step that it names put out. Whoever brings the evidence,
/// whatever else is missing or contradicts itself, nothing but these two convicts (SR-17).
/// @dev An honest server checks, before it signs: that the leaves of its p and K lie under the tick's commitment; that
/// the Step before is signed, is of this request, and put out the stamp that came in; and its own product. The leaves
/// are in what it signs, so that no supervisor can commit to two keys for one place, give it one and reveal the other:
/// the court takes the p and K that follow from the revealed seed only if they are those that the server acknowledged.
interface IStampCourt {
    /* EVENTS */

    /// @notice A server was convicted: its Step's product is wrong.
    event ProductConvicted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step);
    /// @notice A server was convicted: its Step took in another stamp than the Step before put out.
    event LinkConvicted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step);
    /// @notice A Step that a server was dismissed for is right.
    event Acquitted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step);

    /* ERRORS */

    /// @notice Thrown when the Step is not signed by the server that it names, for the offer that it names.
    error NotSigned(bytes32 step);
    /// @notice Thrown when the seed of the tick is not revealed.
    error NotRevealed(bytes32 app, uint64 tick);
    /// @notice Thrown when the p and K that follow from the seed are not those that the Step says.
    error WrongKeys(bytes32 step);
    /// @notice Thrown when the stamp is not the one in the Step, or is no stamp.
    error WrongStamp(bytes32 step);
    /// @notice Thrown when the other Step is not the one that this one names.
    error WrongPrevious(bytes32 step);
    /// @notice Thrown when the evidence proves no wrong.
    error NotGuilty(bytes32 step);
    /// @notice Thrown when the evidence proves no right.
    error NotInnocent(bytes32 step);

    /* ANYBODY */

    /// @notice Ends the server if the product that it signed is wrong.
    /// @param stamp The stamp that came in, of which the Step has the hash.
    /// @param gap From where the search for p began to p.
    function convictProduct(Step calldata step, bytes calldata signature, bytes calldata stamp, uint16 gap) external;

    /// @notice Ends the server if the stamp that it took in is not the one which the Step that it names put out.
    function convictLink(Step calldata step, bytes calldata signature, Step calldata previous) external;

    /// @notice Refutes the charge that a server was dismissed with, by showing that neither would convict it.
    function acquit(Step calldata step, bytes calldata stamp, uint16 gap, Step calldata previous) external;

    /* VIEWS */

    /// @notice The hash of a Step, which the next Step names, and what is signed under it (EIP-712).
    function stepDigest(Step calldata step) external view returns (bytes32 hash, bytes32 digest);

    /// @notice What a Step says of the keys: the hash of the leaves of p and K. For the server that knows both.
    function keysOf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, uint256 prime, bytes32 key)
        external
        pure
        returns (bytes32);
}
