// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {StampCourt} from "../../../contracts/StampCourt.sol";
import {
    Certificate,
    Charge,
    IIdentityRegistry,
    IdentityState
} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {EntryTerms, Grant, OfferTerms, Revision, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {IStampCourt, Step} from "../../../contracts/interfaces/IStampCourt.sol";
import {Stamp} from "../../../contracts/libraries/Stamp.sol";
import {LedgerTest} from "../ledgers/LedgerTest.sol";
import {Plain} from "./StampPlain.sol";

/// @notice Identities and their court on the real board and the real tick log.
contract StampLedgersTest is LedgerTest {
    uint256 private constant SERVER = uint256(keccak256("server"));
    uint256 private constant OVERSEER = uint256(keccak256("overseer"));
    uint96 private constant DEPOSIT = 1 ether;
    uint16 private constant GAP = 42;
    bytes32 private constant SITE = keccak256("site");

    StampCourt private _court;
    bytes32 private _server;

    function setUp() public override {
        super.setUp();
        _court = new StampCourt(registry, tickLog);
        OfferTerms memory t = terms();
        (t.workerDeposit, t.court, t.exitDelay) = (DEPOSIT, address(_court), 9 days);
        address master = vm.addr(MASTER);
        vm.prank(master);
        offerId = board.post(master, keccak256("another salt"), "offer", document("offer"), t, NONE);
        vm.prank(master);
        board.grant(Grant(offerId, vm.addr(SECONDARY), 1, uint40(TIME + 365 days), 1), NONE);
        vm.prank(master);
        board.grant(Grant(offerId, vm.addr(OVERSEER), 2, uint40(TIME + 365 days), 1), NONE);
        _server = registry.idOf(offerId, vm.addr(SERVER));
    }

    function _join() private {
        (Certificate memory c, bytes memory signature) = _certified();
        vm.prank(ANYBODY);
        registry.register{value: DEPOSIT}(c, signature, document("record"));
    }

    function _certified() private view returns (Certificate memory c, bytes memory signature) {
        c = Certificate(offerId, 1, vm.addr(SERVER), keccak256("sealing"), keccak256("host"), 999, type(uint64).max);
        signature = signDigest(SERVER, registry.possessionDigest(c, ANYBODY));
    }

    /// @dev A Step of the server for tick 1, with the stamp that fifteen others have seen; right, or not.
    function _step(bytes memory stamp, bool right) private view returns (Step memory step) {
        step.app = offerId;
        step.tick = 1;
        step.reqId = keccak256("request");
        step.slot = 16;
        step.server = _server;
        (step.site, step.duplicate, step.version) = (SITE, 3, 4);
        step.previous = keccak256("the Step before");
        step.stampIn = keccak256(stamp);
        step.delta = keccak256("delta");
        uint256 p = Stamp.primeFloor(seedOf(1), SITE, 3, 4) + GAP;
        bytes32 key = Stamp.keyOf(seedOf(1), _server, SITE, 3, 4);
        step.keys = _court.keysOf(_server, SITE, 3, 4, p, key);
        uint256 q = Stamp.factor(key, step.reqId, step.delta, step.previous);
        step.stampOut = keccak256(Plain.times(Plain.times(stamp, p), right ? q : p));
    }

    function _signed(Step memory step) private view returns (bytes memory) {
        (, bytes32 what) = _court.stepDigest(step);
        return signDigest(SERVER, what);
    }

    function _stamp() private pure returns (bytes memory stamp) {
        for (uint256 i = 0; i < 31; ++i) {
            stamp = bytes.concat(stamp, keccak256(abi.encode("limb", i)));
        }
    }

    // D-03
    function test_registeringCosts() public {
        _join();
        uint256 gas = vm.snapshotGasLastCall("IdentityRegistry", "register, on the board");
        that(gas <= 120_000, "above the goal");
    }

    // SR-17, SR-18
    /// @notice Nobody is convicted before the reveal; after it, the last of sixteen for at most 100,000.
    function test_theWholeWay() public {
        _join();
        start();
        Step memory step = _step(_stamp(), false);
        bytes memory signature = _signed(step);
        vm.expectRevert(abi.encodeWithSelector(IStampCourt.NotRevealed.selector, offerId, 1));
        _court.convictProduct(step, signature, _stamp(), GAP);
        post(1);
        bytes memory stamp = _stamp();
        _court.convictProduct(step, signature, stamp, GAP);
        uint256 gas = vm.snapshotGasLastCall("StampCourt", "convict product, 16 sites, on the ledgers");
        that(gas <= 100_000, "above the goal");
        that(registry.identity(_server).state == IdentityState.Tombstoned, "tombstoned");
    }

    // A-05, J-13
    /// @notice Who guesses a factor does so once: its first wrong product ends it, and its key never comes back.
    function test_aWrongGuessIsTheLast() public {
        _join();
        start();
        post(1);
        Step memory step = _step(_stamp(), false);
        bytes memory signature = _signed(step);
        _court.convictProduct(step, signature, _stamp(), GAP);
        that(!registry.isActive(_server), "active");
        Certificate memory c;
        (c, signature) = _certified();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityExists.selector, _server));
        vm.prank(ANYBODY);
        registry.register{value: DEPOSIT}(c, signature, document("record"));
    }

    function test_theHonestStay() public {
        _join();
        start();
        post(1);
        Step memory step = _step(_stamp(), true);
        bytes memory signature = _signed(step);
        vm.expectPartialRevert(IStampCourt.NotGuilty.selector);
        _court.convictProduct(step, signature, _stamp(), GAP);
    }

    // SR-20
    /// @notice A tick that stalled reveals no seed, and convicts nobody.
    function test_stalledTicksConvictNobody() public {
        _join();
        start();
        vm.roll(cutOff(2) + 1);
        tickLog.stall(offerId, 1);
        Step memory step = _step(_stamp(), false);
        bytes memory signature = _signed(step);
        vm.expectRevert(abi.encodeWithSelector(IStampCourt.NotRevealed.selector, offerId, 1));
        _court.convictProduct(step, signature, _stamp(), GAP);
    }

    // SR-12, SR-18
    /// @notice A server that leaves as soon as the supervisor has committed to its keys, and breaks a stamp afterwards, is
    /// convicted to the end of tick t + 253, and its deposit is still there to burn. Then the log forgets.
    function test_evidenceExpiresBeforeTheDepositLeaves() public {
        _join();
        start();
        vm.prank(ANYBODY);
        registry.exit(_server);
        for (uint64 t = 1; t < 254; ++t) {
            post(t);
        }
        vm.roll(cutOff(255)); // the last block in which tick 254 can be posted
        vm.warp(TIME + 255 * uint256(N) * 12 seconds);
        Step memory step = _step(_stamp(), false);
        bytes memory signature = _signed(step);
        bytes memory stamp = _stamp();
        uint256 before = vm.snapshotState();
        _court.convictProduct(step, signature, stamp, GAP);
        eq(registry.identity(_server).deposit, 0, "burnt");
        vm.warp(TIME + 90 days);
        vm.expectPartialRevert(IIdentityRegistry.WrongState.selector);
        registry.withdraw(_server);

        vm.revertToState(before);
        post(254);
        vm.expectRevert(abi.encodeWithSelector(IStampCourt.NotRevealed.selector, offerId, 1));
        _court.convictProduct(step, signature, stamp, GAP);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.TooEarly.selector, TIME + 9 days));
        registry.withdraw(_server);
    }

    // SR-13
    /// @notice Whoever joined knows its court and its way out: no later version changes them.
    function test_versionsChangeNoCourtAndNoExit() public {
        _join();
        Revision memory r = Revision({
            offerId: offerId,
            version: 2,
            tag: "offer",
            document: document("second"),
            previous: document("offer"),
            entry: EntryTerms(9, 9, 9, 5 ether)
        });
        address master = vm.addr(MASTER);
        vm.prank(master);
        board.revise(r, NONE);
        that(board.courtOf(offerId) == address(_court), "court");
        vm.prank(ANYBODY);
        registry.exit(_server);
        eq(registry.identity(_server).exitAt, TIME + 9 days, "exit");
        (bool known, EntryTerms memory entry) = board.entryOf(offerId);
        that(known && entry.workerDeposit == 5 ether && entry.workerBits == 9, "entry");
    }

    // A-02, SR-13
    function test_onlyLivingKeysOfTheChainDismissAndSign() public {
        _join();
        _refuseDismissal(vm.addr(SECONDARY));
        bytes memory link = signDigest(OVERSEER, registry.headDigest(_server, 5, keccak256("head")));
        registry.attest(_server, 5, keccak256("head"), link);
        address master = vm.addr(MASTER);
        vm.prank(master);
        board.revoke(Revocation(offerId, vm.addr(OVERSEER), 0), NONE);
        _refuseDismissal(vm.addr(OVERSEER));
        link = signDigest(OVERSEER, registry.headDigest(_server, 6, keccak256("head")));
        vm.expectPartialRevert(IIdentityRegistry.NotAuthorised.selector);
        registry.attest(_server, 6, keccak256("head"), link);
        vm.prank(master);
        registry.dismiss(_server, Charge.None, 0);
    }

    function _refuseDismissal(address key) private {
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.NotAuthorised.selector, key));
        vm.prank(key);
        registry.dismiss(_server, Charge.None, 0);
    }
}
