// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {KeyLog} from "../../../contracts/KeyLog.sol";
import {OfferBoard} from "../../../contracts/OfferBoard.sol";
import {TickLog} from "../../../contracts/TickLog.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Reservation} from "../../../contracts/interfaces/IKeyLog.sol";
import {OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Commitment} from "../../../contracts/interfaces/ITickLog.sol";
import {Test} from "../Test.sol";
import {LedgerHandler} from "./LedgerHandler.sol";

/// @notice What must hold of ticks and keys whatever supervisors, writers and doubters do.
contract LedgerInvariantTest is Test {
    address private constant MASTER = address(0xA57E);
    address private constant WRITER = address(0x3417E);

    TickLog private _ticks;
    KeyLog private _keys;
    LedgerHandler private _handler;
    bytes32 private _offer;

    function setUp() public {
        vm.warp(1_800_000_000);
        vm.roll(1000);
        vm.setBlockhash(999, keccak256("hash"));
        OfferTerms memory t = OfferTerms(0, 0, 0, 0, 1, 1100, 20, address(0), address(0), 1 ether);
        OfferBoard board = new OfferBoard(1, 20, 1);
        IdentityRegistry registry = new IdentityRegistry(board, 1, 200, t);
        _keys = new KeyLog(board, registry, 1, 1, 100);
        _ticks = new TickLog(board, _keys, registry, 0.01 ether, 100);
        vm.prank(MASTER);
        _offer = board.post(MASTER, 0, "offer", Content("offer", 0x71), t, "");
        _keys.registerByWork(_offer, MASTER, 999, 0);
        vm.prank(MASTER);
        bytes32 key = _keys.reserve(Reservation(_offer, MASTER, WRITER, "note", "first", 0x55), "");
        _handler = new LedgerHandler(_ticks, _keys, MASTER, _offer, key, WRITER);
        Commitment[3] memory three = [_handler.commitment(1), _handler.commitment(2), _handler.commitment(3)];
        vm.deal(MASTER, 1 ether);
        vm.prank(MASTER);
        _ticks.start{value: 1 ether}(_offer, three);
        vm.roll(1095);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice The handler goes everywhere, so that the invariants are not true for want of trying.
    function test_handlerTakesEveryPath() public {
        for (uint256 i = 0; i < 3000; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(i)));
            uint256 which = dice % 12;
            if (which < 3) _handler.wait(dice >> 8, dice >> 16);
            else if (which == 3) _handler.append(dice);
            else if (which < 7) _handler.post(dice);
            else if (which == 7) _handler.stall(dice);
            else if (which == 8) _handler.bond(dice);
            else if (which == 9) dice & 256 == 0 ? _handler.demand(dice) : _handler.replace(dice);
            else if (which == 10) _handler.annul(dice);
            else _handler.withdraw(dice);
        }
        bytes32[8] memory calls = [bytes32("append"), "post", "stall", "bond", "demand", "replace", "annul", "withdraw"];
        for (uint256 i = 0; i < calls.length; ++i) {
            that(_handler.count(calls[i]) > 0, string(abi.encodePacked("never: ", calls[i])));
        }
        invariant_noSeedIsOutBeforeItsTick();
        invariant_rootsAreThoseAnchoredThreeTicksBefore();
        invariant_anchorsNeverChange();
        invariant_etherIsBondsAndPrices();
    }

    function _from() private view returns (uint64) {
        return _handler.due() > 250 ? _handler.due() - 250 : 0;
    }

    /// @notice A seed is readable exactly if its tick was posted with one.
    function invariant_noSeedIsOutBeforeItsTick() public view {
        for (uint64 t = _from(); t < _handler.due() + 5; ++t) {
            eq(_ticks.seedOf(_offer, t), t < _handler.due() ? _handler.seeds(t) : bytes32(0), "seed");
        }
    }

    /// @notice Whatever happened since, the roots of a tick are those that were anchored three ticks before, or none.
    function invariant_rootsAreThoseAnchoredThreeTicksBefore() public view {
        for (uint64 t = _from(); t < _handler.due() + 5; ++t) {
            (bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash) = _ticks.commitmentOf(_offer, t);
            Commitment memory c = _handler.commitment(t);
            bool anchored = _handler.commitments(t) != 0;
            eq(primesRoot, anchored ? c.primesRoot : bytes32(0), "primes");
            eq(keysRoot, anchored ? c.keysRoot : bytes32(0), "keys");
            bool stalled = t < _handler.due() && _handler.seeds(t) == 0;
            eq(seedHash, anchored && !stalled ? c.seedHash : bytes32(0), "seed hash");
        }
    }

    /// @notice The anchor of a cut-off is what there was then, for ever.
    function invariant_anchorsNeverChange() public view {
        uint256 end = _handler.firstOpen();
        for (uint256 t = end > 40 ? end - 40 : 0; t < end; ++t) {
            (uint64 count,) = _keys.anchorOf(_offer, uint64(t));
            eq(count, _handler.countAt(t), "count");
        }
    }

    /// @notice The log holds the bonds, standing and burnt, and the prices of demands, and nothing else.
    function invariant_etherIsBondsAndPrices() public view {
        uint256 bonds = _handler.burnt() + (_handler.bonded() ? 1 : 0);
        eq(address(_ticks).balance, bonds * 1 ether + _handler.owed(), "ether");
        (uint64 due,,,, bool bonded,) = _ticks.statusOf(_offer);
        eq(due, _handler.due(), "due");
        that(bonded == _handler.bonded(), "bonded");
    }
}
