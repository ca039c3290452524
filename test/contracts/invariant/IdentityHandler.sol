// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {Certificate, Charge, Identity, IdentityState} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Test} from "../Test.sol";

/// @title Owners, supervisors and courts that do anything they may, in any order
/// @dev A call that the registry would have to refuse is not made, so that every revert is a finding. The ghosts are what
/// the registry must agree with.
contract IdentityHandler is Test {
    IdentityRegistry private immutable _REGISTRY;
    bytes32 private immutable _OFFER;
    address private immutable _MASTER;
    address private immutable _COURT;
    uint256 private constant _KEYS = 6;

    bytes32[] public ids;
    uint256 public paidIn;
    uint256 public paidOut;
    uint256 public burnt;
    uint256 public forced;
    mapping(IdentityState from => mapping(IdentityState to => uint256)) public moves;
    mapping(bytes32 id => uint256) public deposited;

    constructor(IdentityRegistry registry, bytes32 offer, address master, address court) {
        (_REGISTRY, _OFFER, _MASTER, _COURT) = (registry, offer, master, court);
    }

    modifier watched(uint256 dice, uint256 wait) {
        vm.warp(block.timestamp + (wait % 8 == 0 ? wait % 8 days : wait % 60));
        bytes32 id = idAt(dice);
        IdentityState before = stateOf(id);
        _;
        IdentityState afterwards = stateOf(id);
        if (afterwards != before) ++moves[before][afterwards];
    }

    /* STEPS */

    function register(uint256 dice, uint96 deposit, uint256 wait) external watched(dice, wait) {
        if (stateOf(idAt(dice)) != IdentityState.None) return;
        Certificate memory c;
        c.scope = _OFFER;
        c.role = uint8(1 + (dice >> 8) % 2);
        c.signer = vm.addr(keyAt(dice));
        c.blockNumber = uint64(block.number - 1);
        uint256 value = between(deposit, 1, 10 ether);
        address owner = ownerAt(dice);
        bytes memory signature = _sign(keyAt(dice), _REGISTRY.possessionDigest(c, owner));
        vm.deal(owner, owner.balance + value);
        vm.prank(owner);
        bytes32 id = _REGISTRY.register{value: value}(c, signature, Content(0, 0));
        ids.push(id);
        deposited[id] = value;
        paidIn += value;
    }

    function exit(uint256 dice, uint256 wait) external watched(dice, wait) {
        if (stateOf(idAt(dice)) != IdentityState.Active) return;
        bytes32 id = idAt(dice);
        vm.prank(ownerAt(dice));
        _REGISTRY.exit(id);
    }

    function dismiss(uint256 dice, uint256 wait) external watched(dice, wait) {
        IdentityState state = stateOf(idAt(dice));
        if (state != IdentityState.Active && state != IdentityState.Exiting) return;
        Charge charge = Charge(dice % 3);
        bytes32 id = idAt(dice);
        bytes32 claim = bytes32(uint256(_REGISTRY.identity(id).length));
        vm.prank(_MASTER);
        _REGISTRY.dismiss(id, charge, claim);
    }

    function withdraw(uint256 dice, uint256 wait) external watched(dice, wait) {
        bytes32 id = idAt(dice);
        Identity memory identity = _REGISTRY.identity(id);
        bool leaving = identity.state == IdentityState.Exiting;
        if (!leaving && (identity.state != IdentityState.Dismissed || identity.deposit == 0)) return;
        if (block.timestamp < identity.exitAt) return;
        uint256 before = identity.owner.balance;
        _REGISTRY.withdraw(id);
        paidOut += identity.owner.balance - before;
        deposited[id] = 0;
    }

    function tombstone(uint256 dice, uint256 wait) external watched(dice, wait) {
        IdentityState state = stateOf(idAt(dice));
        if (dice % 4 != 0 || state == IdentityState.None || state == IdentityState.Tombstoned) return;
        bytes32 id = idAt(dice);
        vm.prank(_COURT);
        _REGISTRY.tombstone(id, bytes32(dice));
        burnt += deposited[id];
        deposited[id] = 0;
    }

    function attest(uint256 dice, uint64 more, uint256 wait) external watched(dice, wait) {
        IdentityState state = stateOf(idAt(dice));
        if (state == IdentityState.None || state == IdentityState.Tombstoned) return;
        _attest(idAt(dice), uint64(between(more, 1, 100)), bytes32(dice));
    }

    /// @notice Ether that nobody asked for.
    function force(uint96 amount) external {
        vm.deal(address(_REGISTRY), address(_REGISTRY).balance + between(amount, 0, 1 ether));
        forced += between(amount, 0, 1 ether);
    }

    function _attest(bytes32 id, uint64 more, bytes32 head) private {
        uint64 length = _REGISTRY.identity(id).length + more;
        _REGISTRY.attest(id, length, head, _sign(77, _REGISTRY.headDigest(id, length, head)));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /* WHAT THE TEST ASKS */

    function count() external view returns (uint256) {
        return ids.length;
    }

    function stateOf(bytes32 id) public view returns (IdentityState) {
        return _REGISTRY.identity(id).state;
    }

    function idAt(uint256 dice) public view returns (bytes32) {
        return _REGISTRY.idOf(_OFFER, vm.addr(keyAt(dice)));
    }

    function keyAt(uint256 dice) public pure returns (uint256) {
        return 1000 + (dice >> 16) % _KEYS;
    }

    function ownerAt(uint256 dice) public pure returns (address) {
        return address(uint160(0xB000 + keyAt(dice)));
    }
}
