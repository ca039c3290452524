// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {Certificate} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Content} from "../../../contracts/interfaces/IJobAgency.sol";
import {IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Hashcash} from "../../../contracts/libraries/Hashcash.sol";
import {Vectors} from "./Vectors.sol";

/// @notice Identifiers, challenges and digests of identities, for fixed inputs.
contract IdentityVectorsTest is Vectors {
    IdentityRegistry private _registry;

    function test_vectors() public {
        vm.roll(1000);
        vm.setBlockhash(999, keccak256("block 999"));
        OfferTerms memory terms;
        terms.tickBlocks = 1;
        _registry = new IdentityRegistry(IOfferBoard(address(1)), 7 days, 256, terms);
        check(
            "IdentityRegistry",
            string.concat(
                "{\n",
                domain("emet IdentityRegistry", address(_registry)),
                ',\n  "messages": [\n',
                _possession(),
                ",\n",
                _link(),
                ",\n",
                _head(),
                "\n  ],\n",
                _work(),
                "\n}\n"
            )
        );
    }

    function _certificate() private pure returns (Certificate memory) {
        return Certificate({
            scope: keccak256("offer"),
            role: 1,
            signer: vm.addr(2),
            sealingKey: keccak256("sealing key"),
            host: keccak256(abi.encode("worker.example", uint16(4001))),
            blockNumber: 999,
            nonce: 0
        });
    }

    function _possession() private view returns (string memory) {
        Certificate memory c = _certificate();
        string memory encoded = "Possession(address owner,bytes32 scope,uint8 role,bytes32 sealingKey,bytes32 host)";
        bytes32 hash =
            keccak256(abi.encode(keccak256(bytes(encoded)), vm.addr(1), c.scope, c.role, c.sealingKey, c.host));
        string memory fields = list(field("owner", vm.addr(1)), field("scope", c.scope));
        fields = list(list(fields, field("role", c.role)), field("sealingKey", c.sealingKey));
        return message(encoded, list(fields, field("host", c.host)), hash, _registry.possessionDigest(c, vm.addr(1)));
    }

    function _link() private view returns (string memory) {
        bytes32 id = _registry.idOf(keccak256("offer"), vm.addr(2));
        (bytes32 digest, bytes32 hash) = _registry.linkDigest(id, 60, keccak256("head 59"), keccak256("work"));
        string memory fields = list(field("identity", id), field("length", uint256(60)));
        fields = list(list(fields, field("prevHead", keccak256("head 59"))), field("workHash", keccak256("work")));
        return message("Link(bytes32 identity,uint64 length,bytes32 prevHead,bytes32 workHash)", fields, hash, digest);
    }

    function _head() private view returns (string memory) {
        bytes32 id = _registry.idOf(keccak256("offer"), vm.addr(2));
        string memory encoded = "Head(bytes32 identity,uint64 length,bytes32 head)";
        bytes32 hash = keccak256(abi.encode(keccak256(bytes(encoded)), id, uint64(60), keccak256("head 60")));
        string memory fields = list(field("identity", id), field("length", uint256(60)));
        fields = list(fields, field("head", keccak256("head 60")));
        return message(encoded, fields, hash, _registry.headDigest(id, 60, keccak256("head 60")));
    }

    function _work() private view returns (string memory) {
        Certificate memory c = _certificate();
        string memory fields = list(field("owner", vm.addr(1)), field("scope", c.scope));
        fields = list(list(fields, field("role", c.role)), field("signer", c.signer));
        fields = list(list(fields, field("sealingKey", c.sealingKey)), field("host", c.host));
        fields = list(fields, field("blockHash", keccak256("block 999")));
        return string.concat(
            '  "host": {',
            list(list(text("hostname", "worker.example"), field("port", uint256(4001))), field("hash", c.host)),
            '},\n  "identity": {',
            list(
                list(field("scope", c.scope), field("signer", c.signer)), field("id", _registry.idOf(c.scope, c.signer))
            ),
            '},\n  "challenge": {',
            list(fields, _solved(_registry.challengeOf(c, vm.addr(1)), 12)),
            '},\n  "complaint": {',
            _complaint(),
            "}"
        );
    }

    function _complaint() private view returns (string memory) {
        bytes32 id = _registry.idOf(keccak256("offer"), vm.addr(2));
        Content memory evidence = Content(keccak256("evidence"), 0x55);
        string memory fields = list(field("id", id), field("subject", keccak256("offer")));
        fields = list(list(fields, field("digest", evidence.digest)), text("codec", "0x55"));
        fields = list(fields, field("blockHash", keccak256("block 999")));
        return list(fields, _solved(_registry.complaintChallengeOf(id, keccak256("offer"), evidence, 999), 8));
    }

    /// @dev The first nonce that solves the challenge.
    function _solved(bytes32 challenge, uint8 bits) private view returns (string memory) {
        uint64 nonce = 0;
        while (!Hashcash.isSolved(challenge, nonce, bits)) ++nonce;
        return list(list(field("challenge", challenge), field("bits", bits)), field("nonce", nonce));
    }
}
