// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EntryTerms, IOfferBoard, OfferTerms, Revision, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {IKeyLog, Receipt, Reservation} from "../../../contracts/interfaces/IKeyLog.sol";
import {ITickLog, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {KeyHash} from "../../../contracts/libraries/KeyHash.sol";
import {OfferHash} from "../../../contracts/libraries/OfferHash.sol";
import {TickHash} from "../../../contracts/libraries/TickHash.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice The hashes of what is signed. LedgerVectors.t.sol checks them.
contract Hashes {
    function offer(bytes32 salt, bytes32 tag, Content calldata d, OfferTerms calldata t)
        external
        pure
        returns (bytes32)
    {
        return OfferHash.offer(salt, tag, d, t);
    }

    function revision(Revision calldata r) external pure returns (bytes32) {
        return OfferHash.revision(r);
    }

    function receipt(Receipt calldata r) external pure returns (bytes32) {
        return KeyHash.receipt(r);
    }

    function replacement(Tick calldata old, bool disown, Tick calldata t) external pure returns (bytes32) {
        return TickHash.replacement(TickHash.tick(old), disown, TickHash.tick(t));
    }

    function attestation(bytes32 offerId, uint64 tick, bytes32 slot, Content calldata d)
        external
        pure
        returns (bytes32)
    {
        return TickHash.attestation(offerId, tick, slot, d);
    }
}

/// @notice Whatever is signed for another contract of the same kind, or on another chain, or bent, does nothing here.
/// The right signature does, at the end of each test. Grants, ticks and updates have such tests beside their others.
contract ReplaysTest is LedgerTest {
    bytes4 private constant _BENT = bytes4(keccak256("ECDSAInvalidSignatureS(bytes32)"));

    Hashes private _hashes;
    bytes32[] private _slots;

    function setUp() public override {
        super.setUp();
        _hashes = new Hashes();
        _slots.push(enlist(STRANGER));
        vm.deal(address(this), 1 ether);
    }

    function slotsRoot() internal view override returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(bytes32("emet/slots/1"), keccak256(abi.encode(_slots))))));
    }

    /// @dev Signatures for a twin and for another chain, the right one bent, and the right one.
    function _signatures(string memory name, address where, uint256 key, bytes32 what)
        private
        returns (bytes[4] memory all)
    {
        bytes32 here = digest(name, where, what);
        all[0] = signDigest(key, digest(name, address(0x7817), what));
        vm.chainId(1);
        all[1] = signDigest(key, digest(name, where, what));
        vm.chainId(31337);
        all[2] = bend(signDigest(key, here));
        all[3] = signDigest(key, here);
    }

    function _call(address where, bytes memory data, uint256 number, bytes4 refusal) private {
        (bool ok, bytes memory why) = where.call(data);
        that(ok == (number == 3), number == 3 ? "the right one counts" : "the wrong one counts");
        if (!ok) eq(bytes32(bytes4(why)), bytes32(number == 2 ? _BENT : refusal), "the reason");
    }

    function test_attack_replayedOffer() public {
        OfferTerms memory t = board.termsOf(offerId);
        address master = vm.addr(MASTER);
        bytes32 what = _hashes.offer("another", "offer", document("offer"), t);
        bytes[4] memory all = _signatures("emet OfferBoard", address(board), MASTER, what);
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory data =
                abi.encodeCall(IOfferBoard.post, (master, "another", "offer", document("offer"), t, all[i]));
            _call(address(board), data, i, IOfferBoard.NotAuthorised.selector);
        }
    }

    function test_attack_replayedRevision() public {
        Revision memory r = Revision(offerId, 2, "offer", document("second"), document("offer"), EntryTerms(1, 1, 1, 1));
        bytes[4] memory all = _signatures("emet OfferBoard", address(board), MASTER, _hashes.revision(r));
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory data = abi.encodeCall(IOfferBoard.revise, (r, all[i]));
            _call(address(board), data, i, IOfferBoard.NotAuthorised.selector);
        }
    }

    function test_attack_replayedRevocation() public {
        Revocation memory r = Revocation(offerId, vm.addr(SECONDARY), 0);
        bytes[4] memory all = _signatures("emet OfferBoard", address(board), MASTER, hashRevocation(r));
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory data = abi.encodeCall(IOfferBoard.revoke, (r, all[i]));
            _call(address(board), data, i, IOfferBoard.NotAuthorised.selector);
        }
    }

    function test_attack_replayedReservation() public {
        register();
        Reservation memory r = reservation();
        bytes[4] memory all = _signatures("emet KeyLog", address(keyLog), CLIENT, hashReservation(r));
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory data = abi.encodeCall(IKeyLog.reserve, (r, all[i]));
            _call(address(keyLog), data, i, IKeyLog.NotClient.selector);
        }
    }

    /// @notice A short signature cannot be bent: it has no room for a high s.
    function test_attack_replayedReceipt() public {
        address relay = vm.addr(RELAY);
        vm.prank(relay);
        keyLog.join{value: RELAY_BOND}();
        Receipt memory receipt = Receipt("update", 0, 0, uint40(TIME - 1));
        bytes32 what = _hashes.receipt(receipt);
        (bytes32 r, bytes32 vs) = signShort(RELAY, digest("emet KeyLog", address(0x7817), what));
        vm.expectPartialRevert(IKeyLog.NotRelay.selector);
        keyLog.claim{value: PRICE}(receipt, r, vs);
        vm.chainId(1);
        (r, vs) = signShort(RELAY, onKeyLog(what));
        vm.chainId(31337);
        vm.expectPartialRevert(IKeyLog.NotRelay.selector);
        keyLog.claim{value: PRICE}(receipt, r, vs);
        (r, vs) = signShort(RELAY, onKeyLog(what));
        keyLog.claim{value: PRICE}(receipt, r, vs);
    }

    function test_attack_replayedReplacement() public {
        start();
        Tick memory old = post(1);
        Tick memory t = abi.decode(abi.encode(old), (Tick));
        t.stateRoot = "good state";
        bytes32 what = _hashes.replacement(old, false, t);
        bytes[4] memory all = _signatures("emet TickLog", address(tickLog), MASTER, what);
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory data = abi.encodeCall(ITickLog.replace, (old, t, false, all[i]));
            _call(address(tickLog), data, i, ITickLog.NotAuthorised.selector);
        }
    }

    // SR-20
    function test_attack_replayedAttestation() public {
        start();
        Tick memory t = post(1);
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 1);
        bytes32 what = _hashes.attestation(offerId, 1, _slots[0], t.document);
        bytes[4] memory all = _signatures("emet TickLog", address(tickLog), STRANGER, what);
        for (uint256 i = 0; i < 4; ++i) {
            bytes[] memory one = new bytes[](1);
            one[0] = all[i];
            bytes memory data = abi.encodeCall(ITickLog.attest, (t, _slots, new bytes32[](0), new uint256[](1), one));
            _call(address(tickLog), data, i, ITickLog.WrongSigner.selector);
        }
    }
}
