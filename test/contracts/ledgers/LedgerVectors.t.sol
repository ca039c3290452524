// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyHash} from "../../../contracts/libraries/KeyHash.sol";
import {OfferHash} from "../../../contracts/libraries/OfferHash.sol";
import {TickHash} from "../../../contracts/libraries/TickHash.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Leaf, Receipt, Reservation, Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {EntryTerms, Grant, OfferTerms, Revision, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Commitment, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {Vectors} from "../hosting/Vectors.sol";

/// @dev The contracts' own hashes, for structs in memory.
contract Hashes {
    function offer(bytes32 salt, bytes32 tag, Content calldata document, OfferTerms calldata terms)
        external
        pure
        returns (bytes32)
    {
        return OfferHash.offer(salt, tag, document, terms);
    }

    function revision(Revision calldata r) external pure returns (bytes32) {
        return OfferHash.revision(r);
    }

    function grant(Grant calldata g) external pure returns (bytes32) {
        return OfferHash.grant(g);
    }

    function revocation(Revocation calldata r) external pure returns (bytes32) {
        return OfferHash.revocation(r);
    }

    function reservation(Reservation calldata r) external pure returns (bytes32) {
        return KeyHash.reservation(r);
    }

    function update(Update calldata u) external pure returns (bytes32) {
        return KeyHash.update(u);
    }

    function receipt(Receipt calldata r) external pure returns (bytes32) {
        return KeyHash.receipt(r);
    }

    function leaf(Leaf calldata l) external pure returns (bytes32) {
        return KeyHash.leaf(l);
    }

    function tick(Tick calldata t) external pure returns (bytes32) {
        return TickHash.tick(t);
    }

    function replacement(bytes32 record, bool disown, bytes32 tickHash) external pure returns (bytes32) {
        return TickHash.replacement(record, disown, tickHash);
    }

    function attestation(bytes32 offerId, uint64 number, bytes32 slot, Content calldata document)
        external
        pure
        returns (bytes32)
    {
        return TickHash.attestation(offerId, number, slot, document);
    }

    function slotsLeaf(bytes32[] calldata slots) external pure returns (bytes32) {
        return TickHash.slotsLeaf(slots);
    }
}

/// @notice What is signed about offers, keys and ticks, for fixed inputs. Every field has a value of its own, so that none
/// can be swapped or left out unseen.
contract LedgerVectorsTest is Vectors {
    address private constant WHERE = 0x00000000000000000000000000000000C0FFEE01;
    string private constant CONTENT = "Content(bytes32 digest,bytes1 codec)";
    string private constant COMMITMENT = "Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)";
    string private constant TICK =
        "Tick(bytes32 offerId,uint64 tick,uint64 count,bytes32 accumulator,bytes32 updateRoot,bytes32 stateRoot,Content document,Commitment next,bytes32 seed)";

    Hashes private _hashes = new Hashes();
    string private _name;
    string private _json;

    /* THINGS */

    function _word(string memory name) private pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    function _account(string memory name) private pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    function _document() private pure returns (Content memory) {
        return Content(_word("document"), 0x71);
    }

    function _tick() private pure returns (Tick memory t) {
        (t.offerId, t.tick, t.count, t.accumulator) = (_word("offerId"), 1, 2, _word("accumulator"));
        (t.updateRoot, t.stateRoot, t.document) = (_word("updateRoot"), _word("stateRoot"), _document());
        t.next = Commitment(_word("primesRoot"), _word("keysRoot"), _word("seedHash"));
        t.seed = _word("seed");
    }

    /* JSON */

    function _begin(string memory name) private {
        (_name, _json) = (name, string.concat("{\n", domain(string.concat("emet ", name), WHERE), ',\n  "messages": ['));
    }

    function _sign(string memory encoded, string memory fields, bytes32 hash) private {
        bytes32 separator = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(string.concat("emet ", _name))),
                keccak256("1"),
                block.chainid,
                WHERE
            )
        );
        bytes32 digest = keccak256(bytes.concat(hex"1901", separator, hash));
        string memory comma = bytes(_json)[bytes(_json).length - 1] == "[" ? "\n" : ",\n";
        _json = string.concat(_json, comma, message(encoded, fields, hash, digest));
    }

    function _end(string memory more) private {
        check(_name, string.concat(_json, "\n  ]", more, "\n}\n"));
    }

    /// @dev `codec` as it stands in JSON.
    function _content(string memory name, Content memory c, string memory codec) private pure returns (string memory) {
        return string.concat('"', name, '": {', field("digest", c.digest), ', "codec": "', codec, '"}');
    }

    function _fields(Tick memory t) private pure returns (string memory) {
        string memory a = list(field("offerId", t.offerId), field("tick", t.tick));
        a = list(list(a, field("count", t.count)), field("accumulator", t.accumulator));
        a = list(list(a, field("updateRoot", t.updateRoot)), field("stateRoot", t.stateRoot));
        string memory next = list(field("primesRoot", t.next.primesRoot), field("keysRoot", t.next.keysRoot));
        next = string.concat('"next": {', list(next, field("seedHash", t.next.seedHash)), "}");
        return list(list(list(a, _content("document", t.document, "0x71")), next), field("seed", t.seed));
    }

    /* FILES */

    function test_offerBoard() public {
        _begin("OfferBoard");
        OfferTerms memory t = OfferTerms(1, 2, 3, 4, 5, 6, 7, _account("court"), _account("randomness"), 8);
        string memory a = list(field("workerBits", 1), field("clientBits", 2));
        a = list(list(a, field("complaintBits", 3)), field("workerDeposit", 4));
        string memory b = list(list(a, field("exitDelay", 5)), field("startBlock", 6));
        b = list(list(b, field("tickBlocks", 7)), field("court", t.court));
        b = list(list(b, field("randomness", t.randomness)), field("bond", 8));
        string memory c = list(field("salt", _word("salt")), field("tag", bytes32("offer")));
        _sign(
            string.concat(
                "Offer(bytes32 salt,bytes32 tag,Content document,OfferTerms terms)",
                CONTENT,
                "OfferTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit,uint32 exitDelay,uint64 startBlock,uint32 tickBlocks,address court,address randomness,uint128 bond)"
            ),
            list(list(c, _content("document", _document(), "0x71")), string.concat('"terms": {', b, "}")),
            _hashes.offer(_word("salt"), "offer", _document(), t)
        );
        Content memory previous = Content(_word("previous"), 0x55);
        Revision memory r = Revision(_word("offerId"), 9, "offer", _document(), previous, EntryTerms(1, 2, 3, 4));
        c = list(list(field("offerId", r.offerId), field("version", 9)), field("tag", bytes32("offer")));
        c = list(list(c, _content("document", r.document, "0x71")), _content("previous", previous, "0x55"));
        _sign(
            string.concat(
                "Revision(bytes32 offerId,uint32 version,bytes32 tag,Content document,Content previous,EntryTerms entry)",
                CONTENT,
                "EntryTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit)"
            ),
            list(c, string.concat('"entry": {', a, "}")),
            _hashes.revision(r)
        );
        c = list(field("offerId", _word("offerId")), field("key", _account("key")));
        _sign(
            "Grant(bytes32 offerId,address key,uint8 scope,uint40 expiry,uint64 nonce)",
            list(list(list(c, field("scope", 5)), field("expiry", 6)), field("nonce", 7)),
            _hashes.grant(Grant(_word("offerId"), _account("key"), 5, 6, 7))
        );
        _sign(
            "Revocation(bytes32 offerId,address key,uint64 fromTick)",
            list(c, field("fromTick", 8)),
            _hashes.revocation(Revocation(_word("offerId"), _account("key"), 8))
        );
        _end("");
    }

    function test_keyLog() public {
        _begin("KeyLog");
        Reservation memory r =
            Reservation(_word("offerId"), _account("client"), _account("writer"), "note", _word("digest"), 0x55);
        string memory a = list(field("offerId", r.offerId), field("client", r.client));
        a = list(list(a, field("writer", r.writer)), field("tag", r.tag));
        a = list(list(a, field("digest", r.digest)), text("codec", "0x55"));
        _sign(
            "Reservation(bytes32 offerId,address client,address writer,bytes32 tag,bytes32 digest,bytes1 codec)",
            a,
            _hashes.reservation(r)
        );
        Update memory u = Update(_word("key"), 1, _word("digest"), 0x55, 2);
        a = list(list(field("key", u.key), field("index", 1)), field("digest", u.digest));
        _sign(
            "Update(bytes32 key,uint64 index,bytes32 digest,bytes1 codec,uint40 deadline)",
            list(list(a, text("codec", "0x55")), field("deadline", 2)),
            _hashes.update(u)
        );
        a = list(list(field("update", _word("update")), field("batch", 3)), field("position", 4));
        _sign(
            "Receipt(bytes32 update,uint64 batch,uint32 position,uint40 deadline)",
            list(a, field("deadline", 5)),
            _hashes.receipt(Receipt(_word("update"), 3, 4, 5))
        );
        _end(_batch(u));
    }

    /// @dev The update above as leaf 6 of a batch, and what an entry and a batch make of an accumulator.
    function _batch(Update memory u) private view returns (string memory) {
        bytes26 before = bytes26(_word("accumulator"));
        string memory leaf = list(field("position", 6), field("r", _word("r")));
        leaf = list(
            list(leaf, field("vs", _word("vs"))), field("leaf", _hashes.leaf(Leaf(6, u, _word("r"), _word("vs"))))
        );
        bytes32 appended = bytes26(keccak256(abi.encode(before, u.key, u.index, u.digest, u.codec)));
        string memory sum = list(field("before", bytes32(before)), field("appended", appended));
        sum = list(list(sum, field("relay", _account("relay"))), field("root", _word("root")));
        bytes32 anchored = bytes26(keccak256(abi.encode(before, _account("relay"), _word("root"), uint32(7))));
        sum = list(list(sum, field("count", 7)), field("anchored", anchored));
        return string.concat(',\n  "leaf": {', leaf, '},\n  "accumulator": {', sum, "}");
    }

    function test_tickLog() public {
        _begin("TickLog");
        Tick memory t = _tick();
        bytes32 hash = _hashes.tick(t);
        _sign(string.concat(TICK, COMMITMENT, CONTENT), _fields(t), hash);
        _sign(
            string.concat("Replacement(bytes32 record,bool disown,Tick tick)", COMMITMENT, CONTENT, TICK),
            string.concat(list(field("record", _word("record")), '"disown": true'), ', "tick": {', _fields(t), "}"),
            _hashes.replacement(_word("record"), true, hash)
        );
        string memory a = list(list(field("offerId", t.offerId), field("tick", 1)), field("slot", _word("slot")));
        _sign(
            string.concat("Attestation(bytes32 offerId,uint64 tick,bytes32 slot,Content document)", CONTENT),
            list(a, _content("document", t.document, "0x71")),
            _hashes.attestation(t.offerId, 1, _word("slot"), t.document)
        );
        bytes32[] memory slots = new bytes32[](2);
        (slots[0], slots[1]) = (_word("slot 0"), _word("slot 1"));
        string memory s = string.concat('["', vm.toString(slots[0]), '", "', vm.toString(slots[1]), '"]');
        _end(
            string.concat(
                ',\n  "slots": {"slots": ',
                s,
                ", ",
                field("leaf", _hashes.slotsLeaf(slots)),
                "},\n  ",
                '"seed": {',
                list(field("seed", t.seed), field("hash", keccak256(abi.encode(t.seed)))),
                "}"
            )
        );
    }
}
