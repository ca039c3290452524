// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {StampCourt} from "../../../contracts/StampCourt.sol";
import {IIdentityRegistry} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {Step} from "../../../contracts/interfaces/IStampCourt.sol";
import {ITickLog} from "../../../contracts/interfaces/ITickLog.sol";
import {Stamp} from "../../../contracts/libraries/Stamp.sol";
import {Plain} from "./StampPlain.sol";
import {Vectors} from "./Vectors.sol";

/// @notice The first Step of a request and the one after it, with all that they are made of, for fixed inputs.
contract StampVectorsTest is Vectors {
    string private constant TYPE =
        "Step(uint256 chainId,address court,bytes32 app,uint64 tick,bytes32 reqId,uint16 slot,bytes32 server,bytes32 site,uint16 duplicate,uint16 version,bytes32 keys,bytes32 previous,bytes32 stampIn,bytes32 stampOut,bytes32 delta)";
    bytes32 private constant SEED = keccak256("seed");
    uint16 private constant GAP = 42; // not the way to a prime: the court does not ask for primality

    StampCourt private _court;

    function test_vectors() public {
        _court = new StampCourt(IIdentityRegistry(address(1)), ITickLog(address(2)));
        bytes memory start = abi.encode(uint256(keccak256("r")) | (1 << 255) | 1);
        Step memory first;
        first.app = keccak256("offer");
        first.tick = 7;
        first.reqId = keccak256("request");
        first.stampOut = keccak256(start);

        Step memory step;
        (step.app, step.tick, step.reqId, step.slot) = (first.app, first.tick, first.reqId, 1);
        step.server = keccak256("server");
        (step.site, step.duplicate, step.version) = (keccak256("site"), 3, 4);
        (step.previous,) = _court.stepDigest(first);
        step.stampIn = first.stampOut;
        step.delta = keccak256("delta");
        uint256 p = Stamp.primeFloor(SEED, step.site, 3, 4) + GAP;
        bytes32 key = Stamp.keyOf(SEED, step.server, step.site, 3, 4);
        step.keys = _court.keysOf(step.server, step.site, 3, 4, p, key);
        uint256 q = Stamp.factor(key, step.reqId, step.delta, step.previous);
        bytes memory product = Plain.times(Plain.times(start, p), q);
        step.stampOut = keccak256(product);

        string memory parts = list(field("seed", SEED), field("gap", GAP));
        parts = list(list(parts, field("p", bytes32(p))), field("K", key));
        parts = list(
            list(parts, field("primeLeaf", Stamp.primeLeaf(step.site, 3, 4, p))), field("keyLeaf", _keyLeaf(step, key))
        );
        parts = list(list(parts, field("q", bytes32(q))), text("stampIn", vm.toString(start)));
        parts = list(parts, text("stampOut", vm.toString(product)));
        check(
            "StampCourt",
            string.concat(
                "{\n",
                domain("emet StampCourt", address(_court)),
                ',\n  "messages": [\n',
                _message(first),
                ",\n",
                _message(step),
                '\n  ],\n  "parts": {',
                parts,
                "}\n}\n"
            )
        );
    }

    function _keyLeaf(Step memory step, bytes32 key) private pure returns (bytes32) {
        return Stamp.keyLeaf(step.server, step.site, step.duplicate, step.version, key);
    }

    function _message(Step memory step) private view returns (string memory) {
        string memory fields = list(field("chainId", block.chainid), field("court", address(_court)));
        fields = list(list(fields, field("app", step.app)), field("tick", step.tick));
        fields = list(list(fields, field("reqId", step.reqId)), field("slot", step.slot));
        fields = list(list(fields, field("server", step.server)), field("site", step.site));
        fields = list(list(fields, field("duplicate", step.duplicate)), field("version", step.version));
        fields = list(list(fields, field("keys", step.keys)), field("previous", step.previous));
        fields = list(list(fields, field("stampIn", step.stampIn)), field("stampOut", step.stampOut));
        fields = list(fields, field("delta", step.delta));
        (bytes32 hash, bytes32 digest) = _court.stepDigest(step);
        that(hash == keccak256(abi.encode(keccak256(bytes(TYPE)), block.chainid, address(_court), step)), "type");
        return message(TYPE, fields, hash, digest);
    }
}
