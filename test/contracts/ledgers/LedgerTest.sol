// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockhashBeacon} from "../../../contracts/BlockhashBeacon.sol";
import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {KeyLog} from "../../../contracts/KeyLog.sol";
import {OfferBoard} from "../../../contracts/OfferBoard.sol";
import {TickLog} from "../../../contracts/TickLog.sol";
import {Certificate} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Grant, OfferTerms, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Commitment, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {Reservation, Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {Test} from "../Test.sol";

/// @title An offer with a cold master, a secondary for its ticks, a client and a relay
/// @dev The hashes that are signed here are written out from their type strings, not taken from the contracts.
abstract contract LedgerTest is Test {
    uint256 internal constant MASTER = uint256(keccak256("master"));
    uint256 internal constant SECONDARY = uint256(keccak256("secondary"));
    uint256 internal constant CLIENT = uint256(keccak256("client"));
    uint256 internal constant WRITER = uint256(keccak256("writer"));
    uint256 internal constant RELAY = uint256(keccak256("relay"));
    uint256 internal constant STRANGER = uint256(keccak256("stranger"));
    address internal constant ANYBODY = address(0xA11);
    bytes internal constant NONE = "";
    uint256 internal constant TIME = 1_800_000_000;

    uint64 internal constant START = 1100;
    uint32 internal constant N = 100;
    uint128 internal constant BOND = 5 ether;
    uint96 internal constant RELAY_BOND = 1 ether;
    uint96 internal constant PRICE = 0.01 ether;
    uint32 internal constant WINDOW = 1 hours;
    bytes32 internal constant SALT = keccak256("salt");

    OfferBoard internal board;
    IdentityRegistry internal registry;
    KeyLog internal keyLog;
    TickLog internal tickLog;
    bytes32 internal offerId;

    function setUp() public virtual {
        vm.warp(TIME);
        vm.roll(1000);
        vm.setBlockhash(999, keccak256("block 999"));
        BlockhashBeacon beacon = new BlockhashBeacon(1 ether);
        board = new OfferBoard(7 days, 150, 1);
        registry = new IdentityRegistry(board, 7 days, 200, terms());
        keyLog = new KeyLog(board, registry, RELAY_BOND, PRICE, WINDOW);
        tickLog = new TickLog(board, keyLog, registry, PRICE, WINDOW);
        OfferTerms memory t = terms();
        t.randomness = address(beacon);
        address master = vm.addr(MASTER);
        vm.prank(master);
        offerId = board.post(master, SALT, "offer", document("offer"), t, NONE);
        vm.prank(master);
        board.grant(Grant(offerId, vm.addr(SECONDARY), 1, uint40(TIME + 365 days), 1), NONE);
        address[6] memory rich =
            [master, vm.addr(SECONDARY), vm.addr(CLIENT), vm.addr(RELAY), vm.addr(STRANGER), ANYBODY];
        for (uint256 i = 0; i < rich.length; ++i) {
            vm.deal(rich[i], 100 ether);
        }
    }

    /* THINGS */

    function terms() internal pure returns (OfferTerms memory) {
        return OfferTerms({
            workerBits: 0,
            clientBits: 4,
            complaintBits: 0,
            workerDeposit: 0,
            exitDelay: 7 days,
            startBlock: START,
            tickBlocks: N,
            court: address(0xC0),
            randomness: address(0),
            bond: BOND
        });
    }

    function document(bytes memory name) internal pure returns (Content memory) {
        return Content(keccak256(name), 0x71);
    }

    function cutOff(uint256 tick) internal pure returns (uint256) {
        return START + tick * N;
    }

    function seedOf(uint256 tick) internal pure returns (bytes32) {
        return keccak256(abi.encode("seed", tick));
    }

    function commitment(uint256 tick) internal view returns (Commitment memory) {
        return Commitment(
            keccak256(abi.encode("primes", tick)),
            slotsRoot(),
            keccak256(abi.encode(keccak256(abi.encode("seed", tick))))
        );
    }

    function slotsRoot() internal view virtual returns (bytes32) {
        return keccak256("keys");
    }

    function firstThree() internal view returns (Commitment[3] memory) {
        return [commitment(1), commitment(2), commitment(3)];
    }

    /// @dev The tick as an honest supervisor would post it, once its cut-off has passed.
    function tickOf(uint64 tick) internal view returns (Tick memory t) {
        (uint64 count, bytes32 accumulator) = keyLog.anchorOf(offerId, tick);
        t.offerId = offerId;
        t.tick = tick;
        (t.count, t.accumulator) = (count, accumulator);
        (t.updateRoot, t.stateRoot) = (keccak256(abi.encode("updates", tick)), keccak256(abi.encode("state", tick)));
        t.document = document(abi.encode("tick", tick));
        t.next = commitment(tick + 3);
        t.seed = seedOf(tick);
    }

    /* STEPS */

    function start() internal {
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        tickLog.start{value: BOND}(offerId, firstThree());
    }

    function post(uint64 tick) internal returns (Tick memory t) {
        if (block.number <= cutOff(tick)) vm.roll(cutOff(tick) + 1);
        t = tickOf(tick);
        address key = vm.addr(SECONDARY);
        vm.prank(key);
        tickLog.post(t, NONE);
    }

    function register() internal {
        uint64 nonce = 0;
        bytes32 challenge = keyLog.challengeOf(offerId, vm.addr(CLIENT), 999);
        while (uint256(sha256(abi.encodePacked(challenge, nonce))) >> 252 != 0) ++nonce;
        keyLog.registerByWork(offerId, vm.addr(CLIENT), 999, nonce);
    }

    function reservation() internal view returns (Reservation memory) {
        return Reservation(offerId, vm.addr(CLIENT), vm.addr(WRITER), "note", keccak256("first"), 0x55);
    }

    function reserve() internal returns (bytes32) {
        return reserve(reservation());
    }

    function reserve(Reservation memory r) internal returns (bytes32) {
        address client = vm.addr(CLIENT);
        vm.prank(client);
        return keyLog.reserve(r, NONE);
    }

    function append(bytes32 key, uint64 index) internal {
        address writer = vm.addr(WRITER);
        vm.prank(writer);
        keyLog.append(key, index, keccak256(abi.encode("value", index)), 0x55);
    }

    /// @dev A server slot: an active worker identity of the offer.
    function enlist(uint256 worker) internal returns (bytes32 id) {
        return enlist(worker, 1);
    }

    function enlist(uint256 who, uint8 role) internal returns (bytes32 id) {
        Certificate memory c = Certificate(offerId, role, vm.addr(who), 0, 0, 999, 0);
        if (role == 2) {
            while (uint256(sha256(abi.encodePacked(registry.challengeOf(c, ANYBODY), c.nonce))) >> 252 != 0) ++c.nonce;
        }
        bytes memory signature = signDigest(who, registry.possessionDigest(c, ANYBODY));
        vm.prank(ANYBODY);
        return registry.register(c, signature, document("record"));
    }

    /* SIGNATURES */

    function domain(string memory name, address where) internal view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                where
            )
        );
    }

    function digest(string memory name, address where, bytes32 structHash) internal view returns (bytes32) {
        return keccak256(bytes.concat(hex"1901", domain(name, where), structHash));
    }

    function signDigest(uint256 key, bytes32 what) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, what);
        return abi.encodePacked(r, s, v);
    }

    function signShort(uint256 key, bytes32 what) internal pure returns (bytes32, bytes32) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, what);
        return (r, bytes32(uint256(v - 27) << 255 | uint256(s)));
    }

    /// @dev The same signature with s on the other side of the curve's order.
    function bend(bytes memory signature) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = (bytes32(0), bytes32(0));
        assembly {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        uint256 order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        return abi.encodePacked(r, order - uint256(s), uint8(signature[64]) == 27 ? uint8(28) : uint8(27));
    }

    function onBoard(bytes32 structHash) internal view returns (bytes32) {
        return digest("emet OfferBoard", address(board), structHash);
    }

    function hashContent(Content memory c) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("Content(bytes32 digest,bytes1 codec)"), c.digest, c.codec));
    }

    function hashGrant(Grant memory g) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Grant(bytes32 offerId,address key,uint8 scope,uint40 expiry,uint64 nonce)"),
                g.offerId,
                g.key,
                g.scope,
                g.expiry,
                g.nonce
            )
        );
    }

    function hashRevocation(Revocation memory r) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Revocation(bytes32 offerId,address key,uint64 fromTick)"), r.offerId, r.key, r.fromTick
            )
        );
    }

    function hashReservation(Reservation memory r) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "Reservation(bytes32 offerId,address client,address writer,bytes32 tag,bytes32 digest,bytes1 codec)"
                ),
                r.offerId,
                r.client,
                r.writer,
                r.tag,
                r.digest,
                r.codec
            )
        );
    }

    function hashUpdate(Update memory u) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Update(bytes32 key,uint64 index,bytes32 digest,bytes1 codec,uint40 deadline)"),
                u.key,
                u.index,
                u.digest,
                u.codec,
                u.deadline
            )
        );
    }

    function hashTick(Tick memory t) internal pure returns (bytes32) {
        bytes32 next = keccak256(
            abi.encode(
                keccak256("Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)"),
                t.next.primesRoot,
                t.next.keysRoot,
                t.next.seedHash
            )
        );
        bytes32 kind = keccak256(
            "Tick(bytes32 offerId,uint64 tick,uint64 count,bytes32 accumulator,bytes32 updateRoot,bytes32 stateRoot,Content document,Commitment next,bytes32 seed)Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)Content(bytes32 digest,bytes1 codec)"
        );
        return keccak256(
            bytes.concat(
                abi.encode(kind, t.offerId, t.tick, t.count, t.accumulator),
                abi.encode(t.updateRoot, t.stateRoot, hashContent(t.document), next, t.seed)
            )
        );
    }

    function onTickLog(bytes32 structHash) internal view returns (bytes32) {
        return digest("emet TickLog", address(tickLog), structHash);
    }

    function onKeyLog(bytes32 structHash) internal view returns (bytes32) {
        return digest("emet KeyLog", address(keyLog), structHash);
    }
}
