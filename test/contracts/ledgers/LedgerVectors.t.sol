// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyHash} from "../../../contracts/libraries/KeyHash.sol";
import {OfferHash} from "../../../contracts/libraries/OfferHash.sol";
import {TickHash} from "../../../contracts/libraries/TickHash.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {Leaf, Receipt, Reservation, Update} from "../../../contracts/interfaces/IKeyLog.sol";
import {EntryTerms, Grant, OfferTerms, Revision, Revocation} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Commitment, Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {Test} from "../Test.sol";

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

/// @notice What Go and JavaScript must hash to the same. Every field has a value of its own, so that none can be swapped
/// or left out unseen. EMET_VECTORS=true writes the files; otherwise they must be what they were.
contract LedgerVectorsTest is Test {
    address private constant WHERE = 0x00000000000000000000000000000000C0FFEE01;

    Hashes private _hashes = new Hashes();
    string private _lines;

    function _word(string memory name) private pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    function _account(string memory name) private pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    function _document() private pure returns (Content memory) {
        return Content(_word("document"), 0x71);
    }

    function _note(string memory contractName, string memory name, bytes32 structHash) private {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(string.concat("emet ", contractName))),
                keccak256("1"),
                31337,
                WHERE
            )
        );
        _line(name, keccak256(bytes.concat(hex"1901", domain, structHash)));
    }

    function _line(string memory name, bytes32 value) private {
        string memory start = bytes(_lines).length == 0 ? "{" : string.concat(_lines, ",");
        _lines = string.concat(start, "\n  \"", name, "\": \"", vm.toString(value), "\"");
    }

    function _end(string memory contractName) private {
        string memory path = string.concat("./test/vectors/", contractName, ".json");
        string memory text = string.concat(_lines, "\n}\n");
        if (vm.envOr("EMET_VECTORS", false)) vm.writeFile(path, text);
        eq(keccak256(bytes(vm.readFile(path))), keccak256(bytes(text)), path);
    }

    function test_offerBoard() public {
        OfferTerms memory t = OfferTerms(1, 2, 3, 4, 5, 6, 7, _account("court"), _account("randomness"), 8);
        _note("OfferBoard", "Offer", _hashes.offer(_word("salt"), "offer", _document(), t));
        Revision memory r = Revision(
            _word("offerId"), 9, "offer", _document(), Content(_word("previous"), 0x55), EntryTerms(1, 2, 3, 4)
        );
        _note("OfferBoard", "Revision", _hashes.revision(r));
        _note("OfferBoard", "Grant", _hashes.grant(Grant(_word("offerId"), _account("key"), 5, 6, 7)));
        _note("OfferBoard", "Revocation", _hashes.revocation(Revocation(_word("offerId"), _account("key"), 8)));
        _end("OfferBoard");
    }

    function test_keyLog() public {
        Update memory u = Update(_word("key"), 1, _word("digest"), 0x55, 2);
        Reservation memory r =
            Reservation(_word("offerId"), _account("client"), _account("writer"), "note", _word("digest"), 0x55);
        _note("KeyLog", "Reservation", _hashes.reservation(r));
        _note("KeyLog", "Update", _hashes.update(u));
        _note("KeyLog", "Receipt", _hashes.receipt(Receipt(_word("update"), 3, 4, 5)));
        _line("leaf", _hashes.leaf(Leaf(6, u, _word("r"), _word("vs"))));
        _line(
            "append", bytes26(keccak256(abi.encode(bytes26(_word("accumulator")), u.key, u.index, u.digest, u.codec)))
        );
        _line(
            "anchor",
            bytes26(keccak256(abi.encode(bytes26(_word("accumulator")), _account("relay"), _word("root"), uint32(7))))
        );
        _end("KeyLog");
    }

    function test_tickLog() public {
        Tick memory t;
        (t.offerId, t.tick, t.count, t.accumulator) = (_word("offerId"), 1, 2, _word("accumulator"));
        (t.updateRoot, t.stateRoot, t.document) = (_word("updateRoot"), _word("stateRoot"), _document());
        t.next = Commitment(_word("primesRoot"), _word("keysRoot"), _word("seedHash"));
        t.seed = _word("seed");
        bytes32 tickHash = _hashes.tick(t);
        _note("TickLog", "Tick", tickHash);
        _note("TickLog", "Replacement", _hashes.replacement(_word("record"), true, tickHash));
        _note("TickLog", "Attestation", _hashes.attestation(_word("offerId"), 1, _word("slot"), _document()));
        bytes32[] memory slots = new bytes32[](2);
        (slots[0], slots[1]) = (_word("slot 0"), _word("slot 1"));
        _line("slots leaf", _hashes.slotsLeaf(slots));
        _line("seed hash", keccak256(abi.encode(t.seed)));
        _end("TickLog");
    }
}
