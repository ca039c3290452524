// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OfferBoard} from "../../../contracts/OfferBoard.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {
    EntryTerms,
    Grant,
    IOfferBoard,
    OfferTerms,
    Revision,
    Revocation
} from "../../../contracts/interfaces/IOfferBoard.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice Offers, their versions, and the keys that act for their masters.
contract OfferBoardTest is LedgerTest {
    address private _key = vm.addr(uint256(keccak256("another key")));

    function _grant(uint8 scope, uint64 nonce) private view returns (Grant memory) {
        return Grant(offerId, _key, scope, uint40(TIME + 1 days), nonce);
    }

    function _asMaster() private {
        address master = vm.addr(MASTER);
        vm.prank(master);
    }

    function _revision() private view returns (Revision memory) {
        return Revision(offerId, 2, "offer", document("second"), document("offer"), EntryTerms(30, 20, 10, 7 ether));
    }

    /* OFFERS */

    // B-02
    function test_postKeepsTermsAndMaster() public view {
        eq(board.masterOf(offerId), vm.addr(MASTER), "master");
        OfferTerms memory t = board.termsOf(offerId);
        eq(
            keccak256(abi.encode(t.startBlock, t.tickBlocks, t.court, t.bond)),
            keccak256(abi.encode(START, N, address(0xC0), BOND)),
            "terms"
        );
        (uint32 version, Content memory c) = board.latestOf(offerId);
        eq(version, 1, "version");
        eq(c.digest, keccak256("offer"), "document");
    }

    function _hashOffer(bytes32 salt, OfferTerms memory t) private pure returns (bytes32) {
        string memory kind =
            "OfferTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit,uint32 exitDelay,uint64 startBlock,uint32 tickBlocks,address court,address randomness,uint128 bond)";
        bytes32 offerType = keccak256(
            abi.encodePacked(
                "Offer(bytes32 salt,bytes32 tag,Content document,OfferTerms terms)Content(bytes32 digest,bytes1 codec)",
                kind
            )
        );
        bytes32 termsHash = keccak256(abi.encode(keccak256(bytes(kind)), t));
        return keccak256(abi.encode(offerType, salt, bytes32("offer"), hashContent(document("cold")), termsHash));
    }

    function test_coldMasterPostsBySignature() public {
        bytes memory signature = signDigest(MASTER, onBoard(_hashOffer("two", terms())));
        vm.prank(ANYBODY);
        bytes32 id = board.post(vm.addr(MASTER), "two", "offer", document("cold"), terms(), signature);
        eq(board.masterOf(id), vm.addr(MASTER), "the master owns it, not the carrier");
    }

    function test_postForAnotherIsRefused() public {
        bytes memory signature = signDigest(STRANGER, onBoard(_hashOffer("two", terms())));
        bytes memory refusal = abi.encodeWithSelector(
            IOfferBoard.NotAuthorised.selector, board.idOf(vm.addr(MASTER), "two"), vm.addr(MASTER)
        );
        vm.expectRevert(refusal);
        board.post(vm.addr(MASTER), "two", "offer", document("cold"), terms(), NONE);
        vm.expectRevert(refusal);
        board.post(vm.addr(MASTER), "two", "offer", document("cold"), terms(), signature);
    }

    function test_postTwiceIsRefused() public {
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.OfferExists.selector, offerId));
        board.post(vm.addr(MASTER), SALT, "offer", document("offer"), terms(), NONE);
    }

    function _refused(OfferTerms memory t, bytes32 field) private {
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.InvalidTerms.selector, field));
        board.post(vm.addr(MASTER), "two", "offer", document("offer"), t, NONE);
    }

    /// @notice SR-12, SR-19, SR-20, X-02
    function test_termsHaveFloors() public {
        OfferTerms memory t = terms();
        t.exitDelay = 7 days - 1;
        _refused(t, "exitDelay");
        t = terms();
        t.startBlock = uint64(block.number - 1);
        _refused(t, "startBlock");
        t.startBlock = uint64(block.number) + type(uint32).max + 1;
        _refused(t, "startBlock");
        t = terms();
        t.tickBlocks = 0;
        _refused(t, "tickBlocks");
        t.tickBlocks = 151;
        _refused(t, "tickBlocks");
        t = terms();
        t.bond = 0;
        _refused(t, "bond");
        t = terms();
        t.workerBits = 81;
        _refused(t, "workerBits");
        t = terms();
        t.clientBits = 81;
        _refused(t, "clientBits");
        t = terms();
        t.complaintBits = 81;
        _refused(t, "complaintBits");
        t = terms();
        (t.workerBits, t.clientBits, t.complaintBits) = (80, 80, 80);
        (t.exitDelay, t.tickBlocks, t.bond, t.startBlock) = (7 days, 150, 1, uint64(block.number));
        _asMaster();
        board.post(vm.addr(MASTER), "two", "offer", document("offer"), t, NONE);
        t.startBlock = uint64(block.number) + type(uint32).max;
        _asMaster();
        board.post(vm.addr(MASTER), "three", "offer", document("offer"), t, NONE);
    }

    function test_documentMayNotBeNone() public {
        _asMaster();
        vm.expectRevert(IOfferBoard.InvalidDocument.selector);
        board.post(vm.addr(MASTER), "two", "offer", Content(0, 0x71), terms(), NONE);
        _asMaster();
        vm.expectRevert(IOfferBoard.InvalidDocument.selector);
        board.post(vm.addr(MASTER), "two", "offer", Content(bytes32(uint256(1)), 0), terms(), NONE);
    }

    /* VERSIONS */

    // B-03, C-05
    function test_reviseChangesEntryOnly() public {
        OfferTerms memory before = board.termsOf(offerId);
        _asMaster();
        board.revise(_revision(), NONE);
        OfferTerms memory t = board.termsOf(offerId);
        (uint32 version, Content memory c) = board.latestOf(offerId);
        eq(version, 2, "version");
        eq(c.digest, keccak256("second"), "document");
        (before.workerBits, before.clientBits, before.complaintBits, before.workerDeposit) = (30, 20, 10, 7 ether);
        eq(keccak256(abi.encode(t)), keccak256(abi.encode(before)), "court, clock, delay, randomness and bond stay");
    }

    // B-03, C-05
    function test_reviseMustFollowTheVersionThatStands() public {
        bytes memory refusal = abi.encodeWithSelector(IOfferBoard.WrongVersion.selector, offerId, 1);
        Revision memory r = _revision();
        r.version = 3;
        _asMaster();
        vm.expectRevert(refusal);
        board.revise(r, NONE);
        r = _revision();
        r.previous.digest = keccak256("another");
        _asMaster();
        vm.expectRevert(refusal);
        board.revise(r, NONE);
        r = _revision();
        r.previous.codec = 0x55;
        _asMaster();
        vm.expectRevert(refusal);
        board.revise(r, NONE);
        _asMaster();
        board.revise(_revision(), NONE);
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.WrongVersion.selector, offerId, 2));
        board.revise(_revision(), NONE);
    }

    function test_reviseNeedsItsScope() public {
        address tickKey = vm.addr(SECONDARY);
        vm.prank(tickKey);
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.NotAuthorised.selector, offerId, tickKey));
        board.revise(_revision(), NONE);
        _asMaster();
        board.grant(_grant(8, 1), NONE);
        vm.prank(_key);
        board.revise(_revision(), NONE);
    }

    function test_unknownOffer() public {
        Revision memory r = _revision();
        r.offerId = "none";
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.OfferNotFound.selector, r.offerId));
        board.revise(r, NONE);
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.OfferNotFound.selector, r.offerId));
        board.grant(Grant("none", _key, 1, 1, 1), NONE);
        that(!board.isAuthorised("none", address(0), 1), "nobody is master of nothing");
    }

    /* KEYS */

    // A-02, C-01
    function test_certificateIsCarriedInByAnybody() public {
        Grant memory g = _grant(5, 1);
        bytes memory signature = signDigest(MASTER, onBoard(hashGrant(g)));
        vm.prank(ANYBODY);
        board.grant(g, signature);
        that(board.isAuthorised(offerId, _key, 1) && board.isAuthorised(offerId, _key, 4), "both");
        that(board.isAuthorised(offerId, _key, 5), "both at once");
        that(!board.isAuthorised(offerId, _key, 2) && !board.isAuthorised(offerId, _key, 3), "no more");
        that(!board.isAuthorised(offerId, _key, 0), "nothing is no right");
        that(board.isAuthorised(offerId, vm.addr(MASTER), 8), "the master may do everything");
    }

    function test_attack_expiredSecondary() public {
        _asMaster();
        board.grant(_grant(1, 1), NONE);
        vm.warp(TIME + 1 days);
        that(board.isAuthorised(offerId, _key, 1), "last second");
        vm.warp(TIME + 1 days + 1);
        that(!board.isAuthorised(offerId, _key, 1), "expired");
        that(!board.isAuthorisedAt(offerId, _key, 1, 0), "expired for every tick");
    }

    // A-02, A-03, N-07
    function test_attack_revokedSecondary() public {
        _asMaster();
        board.grant(_grant(1, 1), NONE);
        Revocation memory r = Revocation(offerId, _key, 7);
        bytes memory signature = signDigest(MASTER, onBoard(hashRevocation(r)));
        vm.prank(ANYBODY);
        board.revoke(r, signature);
        that(!board.isAuthorised(offerId, _key, 1), "at once");
        that(board.isAuthorisedAt(offerId, _key, 1, 6), "earlier ticks stay signed");
        that(!board.isAuthorisedAt(offerId, _key, 1, 7), "from its tick on");
        that(!board.isAuthorisedAt(offerId, _key, 2, 6), "scope counts all the same");
    }

    // A-02
    function test_attack_certificateReplayedAfterRevocation() public {
        Grant memory g = _grant(15, 1);
        Grant memory hidden = _grant(15, type(uint64).max);
        bytes memory old = signDigest(MASTER, onBoard(hashGrant(g)));
        bytes memory never = signDigest(MASTER, onBoard(hashGrant(hidden)));
        board.grant(g, old);
        _asMaster();
        board.revoke(Revocation(offerId, _key, 0), NONE);
        bytes memory refusal = abi.encodeWithSelector(IOfferBoard.Revoked.selector, offerId, _key);
        vm.expectRevert(refusal);
        board.grant(g, old);
        vm.expectRevert(refusal);
        board.grant(hidden, never);
        that(!board.isAuthorisedAt(offerId, _key, 1, 0), "not even for tick 0");
    }

    function test_attack_widerCertificateReplayedAfterANarrowerOne() public {
        Grant memory wide = _grant(15, 1);
        bytes memory signature = signDigest(MASTER, onBoard(hashGrant(wide)));
        board.grant(wide, signature);
        _asMaster();
        board.grant(_grant(1, 2), NONE);
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.StaleNonce.selector, offerId, _key, 1));
        board.grant(wide, signature);
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.StaleNonce.selector, offerId, _key, 2));
        board.grant(_grant(15, 2), NONE);
        (uint8 scope, uint40 expiry, uint64 nonce, bool revoked, uint64 fromTick) = board.keyOf(offerId, _key);
        eq(
            keccak256(abi.encode(scope, expiry, nonce, revoked, fromTick)),
            keccak256(abi.encode(1, TIME + 1 days, 2, false, 0)),
            "narrow"
        );
    }

    // A-02
    function test_revocationForestallsACertificateOnItsWay() public {
        _asMaster();
        board.revoke(Revocation(offerId, _key, 9), NONE);
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.Revoked.selector, offerId, _key));
        board.grant(_grant(1, 1), NONE);
        that(!board.isAuthorisedAt(offerId, _key, 1, 0), "never granted");
    }

    function test_revocationOnlyReachesFurtherBack() public {
        _asMaster();
        board.grant(_grant(1, 1), NONE);
        _asMaster();
        board.revoke(Revocation(offerId, _key, 7), NONE);
        bytes memory refusal = abi.encodeWithSelector(IOfferBoard.Revoked.selector, offerId, _key);
        _asMaster();
        vm.expectRevert(refusal);
        board.revoke(Revocation(offerId, _key, 7), NONE);
        _asMaster();
        board.revoke(Revocation(offerId, _key, 3), NONE);
        that(!board.isAuthorisedAt(offerId, _key, 1, 3) && board.isAuthorisedAt(offerId, _key, 1, 2), "further back");
    }

    function test_attack_grantByAStranger() public {
        Grant memory g = _grant(1, 1);
        bytes memory signature = signDigest(STRANGER, onBoard(hashGrant(g)));
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.NotAuthorised.selector, offerId, vm.addr(STRANGER)));
        board.grant(g, signature);
        vm.prank(ANYBODY);
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.NotAuthorised.selector, offerId, ANYBODY));
        board.revoke(Revocation(offerId, _key, 0), NONE);
        address secondary = vm.addr(SECONDARY);
        vm.prank(secondary);
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.NotAuthorised.selector, offerId, secondary));
        board.grant(g, NONE);
    }

    function test_attack_replayOnAnotherOfferBoardOrChain() public {
        Grant memory g = _grant(15, 1);
        bytes memory signature = signDigest(MASTER, onBoard(hashGrant(g)));
        OfferTerms memory t = board.termsOf(offerId);

        _asMaster();
        bytes32 other = board.post(vm.addr(MASTER), "other", "offer", document("offer"), t, NONE);
        g.offerId = other;
        vm.expectPartialRevert(IOfferBoard.NotAuthorised.selector);
        board.grant(g, signature);

        OfferBoard twin = new OfferBoard(7 days, 150, 1);
        _asMaster();
        g.offerId = twin.post(vm.addr(MASTER), SALT, "offer", document("offer"), t, NONE);
        that(g.offerId != offerId, "another board, another id");
        vm.expectPartialRevert(IOfferBoard.NotAuthorised.selector);
        twin.grant(g, signature);

        g.offerId = offerId;
        vm.chainId(1);
        vm.expectPartialRevert(IOfferBoard.NotAuthorised.selector);
        board.grant(g, signature);
        vm.chainId(31337);
        board.grant(g, signature);
    }

    function test_attack_malleableSignature() public {
        Grant memory g = _grant(1, 1);
        bytes memory signature = signDigest(MASTER, onBoard(hashGrant(g)));
        bytes memory bent = bend(signature);
        vm.expectPartialRevert(bytes4(keccak256("ECDSAInvalidSignatureS(bytes32)")));
        board.grant(g, bent);
        board.grant(g, signature);
    }

    function test_scopeMustExist() public {
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.InvalidScope.selector, 0));
        board.grant(_grant(0, 1), NONE);
        _asMaster();
        vm.expectRevert(abi.encodeWithSelector(IOfferBoard.InvalidScope.selector, 16));
        board.grant(_grant(16, 1), NONE);
    }

    /// @notice A key may do exactly what its bits say, while it is neither expired nor revoked.
    function testFuzz_rightsAreBits(uint8 granted, uint8 asked, uint40 expiry, uint64 revokedFrom, uint64 tick) public {
        granted = uint8(between(granted, 1, 15));
        asked = uint8(between(asked, 1, 15));
        _asMaster();
        board.grant(Grant(offerId, _key, granted, expiry, 1), NONE);
        bool has = granted & asked == asked && expiry >= block.timestamp;
        that(board.isAuthorised(offerId, _key, asked) == has, "granted");
        _asMaster();
        board.revoke(Revocation(offerId, _key, revokedFrom), NONE);
        that(!board.isAuthorised(offerId, _key, asked), "revoked");
        that(board.isAuthorisedAt(offerId, _key, asked, tick) == (has && tick < revokedFrom), "by tick");
    }
}
