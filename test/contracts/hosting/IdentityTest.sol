// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {Certificate, Charge, IdentityState, Tally} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {EntryTerms, IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Hashcash} from "../../../contracts/libraries/Hashcash.sol";
import {Test} from "../Test.sol";

/// @title As much of an offer board as identities need
/// @dev It asks nobody's leave, so that a test says in one line what the real board takes signatures for.
contract PlainBoard {
    mapping(bytes32 offerId => address) public masterOf;
    mapping(bytes32 offerId => OfferTerms) private _terms;
    mapping(bytes32 offerId => mapping(address key => uint256)) private _scopes;

    function post(bytes32 offerId, address master, OfferTerms calldata terms) external {
        masterOf[offerId] = master;
        _terms[offerId] = terms;
    }

    function grant(bytes32 offerId, address key, uint256 scope) external {
        _scopes[offerId][key] = scope;
    }

    function termsOf(bytes32 offerId) external view returns (OfferTerms memory) {
        return _terms[offerId];
    }

    function entryOf(bytes32 offerId) external view returns (bool known, EntryTerms memory entry) {
        OfferTerms storage t = _terms[offerId];
        return (t.tickBlocks != 0, EntryTerms(t.workerBits, t.clientBits, t.complaintBits, t.workerDeposit));
    }

    function courtOf(bytes32 offerId) external view returns (address) {
        return _terms[offerId].court;
    }

    function isAuthorised(bytes32 offerId, address key, uint256 scope) external view returns (bool) {
        return key == masterOf[offerId] || _scopes[offerId][key] & scope == scope;
    }
}

/// @title A registry, two offers with their supervisors, and people with keys
abstract contract IdentityTest is Test {
    uint96 internal constant DEPOSIT = 1 ether;
    uint32 internal constant FLOOR = 7 days;
    uint32 internal constant DELAY = 10 days;
    uint32 internal constant TICK = 150;
    uint64 internal constant START = 1000;
    uint8 internal constant BITS = 6;
    bytes32 internal constant OFFER = keccak256("offer");
    bytes32 internal constant OTHER_OFFER = keccak256("other offer");
    bytes32 internal constant AGENCY = bytes32(uint256(0xA6E2C4));

    PlainBoard internal board;
    IdentityRegistry internal registry;
    address internal owner = vm.addr(uint256(keccak256("owner")));
    address internal master = vm.addr(uint256(keccak256("master")));
    address internal court = vm.addr(uint256(keccak256("court")));
    uint256 internal signerKey = uint256(keccak256("signer"));
    uint256 internal chainKey = uint256(keccak256("chain"));
    uint256 internal strangerKey = uint256(keccak256("stranger"));
    address internal signer = vm.addr(signerKey);
    address internal stranger = vm.addr(strangerKey);

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        vm.roll(START + 1);
        board = new PlainBoard();
        board.post(OFFER, master, terms());
        board.post(OTHER_OFFER, stranger, terms());
        board.grant(OFFER, vm.addr(chainKey), 2);
        registry = new IdentityRegistry(IOfferBoard(address(board)), FLOOR, 256, terms());
        vm.deal(owner, 1000 ether);
        vm.deal(stranger, 1000 ether);
    }

    /* THINGS */

    function terms() internal view virtual returns (OfferTerms memory t) {
        t.workerBits = BITS;
        t.clientBits = BITS - 2;
        t.complaintBits = BITS;
        t.workerDeposit = DEPOSIT;
        t.exitDelay = DELAY;
        t.startBlock = START;
        t.tickBlocks = TICK;
        t.court = court;
    }

    function content(string memory name) internal pure returns (Content memory) {
        return Content(keccak256(bytes(name)), 0x55);
    }

    function worker() internal view returns (Certificate memory c) {
        c.scope = OFFER;
        c.role = 1;
        c.signer = signer;
        c.sealingKey = keccak256("sealing key");
        c.host = keccak256(abi.encode("worker.example", uint16(4001)));
        c.blockNumber = uint64(block.number - 1);
    }

    function client() internal view returns (Certificate memory c) {
        c = worker();
        c.role = 2;
        c.host = 0;
    }

    /* DEEDS */

    /// @dev A nonce that solves the challenge, the first from `from` on.
    function solve(bytes32 challenge, uint8 bits, uint64 from) internal view returns (uint64 nonce) {
        nonce = from;
        while (!Hashcash.isSolved(challenge, nonce, bits)) ++nonce;
    }

    /// @dev A nonce that does not.
    function fail(bytes32 challenge, uint8 bits) internal view returns (uint64 nonce) {
        while (Hashcash.isSolved(challenge, nonce, bits)) ++nonce;
    }

    function mine(Certificate memory c, address who) internal view returns (Certificate memory) {
        c.nonce = solve(registry.challengeOf(c, who), c.role == 1 ? BITS : BITS - 2, 0);
        return c;
    }

    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function possess(Certificate memory c, address who, uint256 key) internal view returns (bytes memory) {
        return sign(key, registry.possessionDigest(c, who));
    }

    /// @dev Mines, signs and registers, from `who`'s account.
    function enter(Certificate memory c, address who, uint256 key, uint256 value) internal returns (bytes32) {
        mine(c, who);
        bytes memory signature = possess(c, who, key);
        vm.prank(who);
        return registry.register{value: value}(c, signature, content("record"));
    }

    function enter() internal returns (bytes32) {
        return enter(worker(), owner, signerKey, DEPOSIT);
    }

    function exit(bytes32 id) internal {
        vm.prank(owner);
        registry.exit(id);
    }

    function dismiss(bytes32 id, Charge charge, bytes32 claim) internal {
        vm.prank(master);
        registry.dismiss(id, charge, claim);
    }

    function tombstone(bytes32 id) internal {
        vm.prank(court);
        registry.tombstone(id, keccak256("evidence"));
    }

    function works(uint256 count) internal pure returns (bytes32[] memory list) {
        list = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = keccak256(abi.encode("work", i));
        }
    }

    /// @dev The head and the last digest of a chain grown from (`length`, `head`).
    function grown(bytes32 id, uint64 length, bytes32 head, bytes32[] memory list)
        internal
        view
        returns (bytes32 digest, bytes32)
    {
        for (uint256 i = 0; i < list.length; ++i) {
            (digest, head) = registry.linkDigest(id, ++length, head, list[i]);
        }
        return (digest, head);
    }

    /// @dev Grows an empty chain.
    function advance(bytes32 id, uint256 count) internal returns (bytes32 head) {
        bytes32 digest;
        (digest, head) = grown(id, 0, 0, works(count));
        registry.advance(id, works(count), sign(chainKey, digest));
    }

    function complain(bytes32 id, bytes32 subject, uint64 blockNumber) internal {
        Content memory evidence = content("evidence");
        uint64 nonce = solve(registry.complaintChallengeOf(id, subject, evidence, blockNumber), BITS, 0);
        vm.prank(signer);
        registry.complain(id, subject, evidence, blockNumber, nonce);
    }

    /* FINDINGS */

    function isState(bytes32 id, IdentityState state) internal view {
        eq(uint256(registry.identity(id).state), uint256(state), "state");
    }

    function tallyIs(bytes32 subject, uint256 complaints, uint256 weight, uint256 refuted) internal view {
        Tally memory tally = registry.tallyOf(subject);
        eq(tally.complaints, complaints, "complaints");
        eq(tally.weight, weight, "weight");
        eq(tally.refuted, refuted, "refuted");
    }

    function asSubject(address account) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
