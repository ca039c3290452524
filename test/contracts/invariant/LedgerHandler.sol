// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyLog} from "../../../contracts/KeyLog.sol";
import {OfferBoard} from "../../../contracts/OfferBoard.sol";
import {TickLog} from "../../../contracts/TickLog.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Commitment, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {Test} from "../Test.sol";

/// @title A supervisor that is late now and then, writers, and people who doubt
/// @dev A call that would have to be refused is not made. The ghosts are what the contracts must agree with.
contract LedgerHandler is Test {
    uint256 private constant START = 1100;
    uint256 private constant N = 20;
    uint128 private constant BOND = 1 ether;
    uint96 private constant PRICE = 0.01 ether;
    address private constant DOUBTER = address(0xD0);

    TickLog private immutable _TICKS;
    KeyLog private immutable _KEYS;
    address private immutable _MASTER;
    bytes32 private immutable _OFFER;
    bytes32 private immutable _KEY;
    address private immutable _WRITER;

    uint256 private _block;
    uint256 private _time = 1_800_000_000;
    uint256 private _deadline;
    bool private _demanded;
    bool private _attested;
    uint64 private _entries = 1;
    Tick private _last;

    /// @notice How many bonds were burnt, and prices that are owed.
    uint256 public burnt;
    uint256 public owed;
    uint64 public due = 1;
    bool public bonded = true;
    bool public fresh;
    mapping(uint256 tick => bytes32) public seeds;
    mapping(uint256 tick => bytes32) public commitments;
    mapping(uint256 tick => uint64) public countAt;
    mapping(bytes32 name => uint256) public count;
    uint256 public firstOpen; // the first tick whose cut-off has not passed

    constructor(TickLog ticks, KeyLog keys, address master, bytes32 offerId, bytes32 key, address writer) {
        (_TICKS, _KEYS, _MASTER, _OFFER, _KEY, _WRITER) = (ticks, keys, master, offerId, key, writer);
        _block = block.number;
        for (uint64 t = 1; t <= 3; ++t) {
            commitments[t] = keccak256(abi.encode(commitment(t)));
        }
    }

    function commitment(uint256 tick) public pure returns (Commitment memory) {
        return Commitment(
            keccak256(abi.encode("primes", tick)),
            keccak256(abi.encode("keys", tick)),
            keccak256(abi.encode(_seed(tick)))
        );
    }

    function _seed(uint256 tick) private pure returns (bytes32) {
        return keccak256(abi.encode("seed", tick));
    }

    /* STEPS */

    function wait(uint256 blocks, uint256 time) external {
        _block += blocks % 16;
        _time += time % 200;
        vm.roll(_block);
        vm.warp(_time);
        while (_block > START + firstOpen * N) countAt[firstOpen++] = _entries;
    }

    function append(uint256 dice) external {
        vm.roll(_block);
        vm.prank(_WRITER);
        _KEYS.append(_KEY, _entries, keccak256(abi.encode(dice)), 0x55);
        ++_entries;
        ++count["append"];
    }

    function post(uint256 dice) external {
        vm.roll(_block);
        vm.warp(_time);
        (,, uint64 postedAt,,,) = _TICKS.statusOf(_OFFER);
        uint256 cutOff = START + due * N;
        if (_block <= cutOff || _block > cutOff + N || !bonded || _demanded) return;
        if (fresh && _block <= postedAt + N / 2) return;
        Tick memory t;
        (t.offerId, t.tick) = (_OFFER, due);
        (t.count, t.accumulator) = _KEYS.anchorOf(_OFFER, due);
        (t.stateRoot, t.document) = (bytes32(dice), Content(keccak256(abi.encode(dice)), 0x71));
        t.next = commitment(due + 3);
        if (commitments[due] != 0) t.seed = _seed(due);
        vm.prank(_MASTER);
        _TICKS.post(t, "");
        (seeds[due], commitments[due + 3]) = (t.seed, keccak256(abi.encode(t.next)));
        (fresh, _attested, _last) = (true, false, t);
        ++due;
        ++count["post"];
    }

    function stall(uint256) external {
        vm.roll(_block);
        if (_block <= START + (due + 1) * N) return;
        _TICKS.stall(_OFFER, due);
        while (_block > START + (due + 1) * N) ++due;
        if (bonded) ++burnt;
        (bonded, fresh) = (false, false);
        ++count["stall"];
    }

    function bond(uint256) external {
        if (bonded) return;
        vm.deal(address(this), BOND);
        _TICKS.bond{value: BOND}(_OFFER);
        bonded = true;
        ++count["bond"];
    }

    function demand(uint256) external {
        vm.roll(_block);
        vm.warp(_time);
        (,, uint64 postedAt, bool counts,,) = _TICKS.statusOf(_OFFER);
        bool known = fresh && commitments[due - 1] != 0; // else nobody knows whose signatures are asked for
        if (!known || !counts || _demanded || _attested || _block > postedAt + N / 2) return;
        vm.deal(DOUBTER, PRICE);
        vm.prank(DOUBTER);
        _TICKS.demand{value: PRICE}(_OFFER, due - 1);
        (_demanded, _deadline) = (true, _time + 100);
        owed += PRICE;
        ++count["demand"];
    }

    function replace(uint256 dice) external {
        vm.roll(_block);
        (,,, bool counts,,) = _TICKS.statusOf(_OFFER);
        if (!fresh || !counts || _block > START + (due + 1) * N) return;
        Tick memory t = _last;
        t.stateRoot = bytes32(dice);
        vm.prank(_MASTER);
        _TICKS.replace(_last, t, false, "");
        _last = t;
        (_demanded, _attested) = (false, false);
        ++count["replace"];
    }

    function annul(uint256) external {
        vm.warp(_time);
        if (!_demanded || _time <= _deadline) return;
        _TICKS.annul(_OFFER);
        _demanded = false;
        if (bonded) ++burnt;
        bonded = false;
        ++count["annul"];
    }

    function withdraw(uint256) external {
        if (_demanded || owed == 0) return;
        _TICKS.withdraw(DOUBTER);
        owed = 0;
        ++count["withdraw"];
    }
}
