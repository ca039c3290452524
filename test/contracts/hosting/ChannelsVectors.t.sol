// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Channel, Rules, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";
import {Vectors} from "./Vectors.sol";

/// @notice What Go and JavaScript must hash alike: ids of channels, digests and signatures of vouchers
contract ChannelsVectorsTest is ChannelsTest, Vectors {
    string private constant TYPE =
        "Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)";
    address private constant PLACE = 0x00000000000000000000000000000000C0FFEE01;

    function test_vectors() public {
        // At an address that does not depend on how this test is run.
        vm.etch(PLACE, address(channels).code);
        channels = PaymentChannels(PLACE);

        Channel[3] memory all = [plain(), delegated(), plain()];
        all[1].token = 0x5B38Da6a701c568545dCfcB03FcB875f56beddC4;
        all[2].rules = rules(type(uint32).max, 0, type(uint32).max);
        Voucher[3] memory vouchers = [
            promise_(1 ether),
            Voucher(15, type(uint96).max, type(uint40).max, type(uint32).max, bytes32(type(uint256).max)),
            Voucher(0, 1, 0, 0, 0)
        ];
        string memory ids = "";
        string memory messages = "";
        for (uint256 i = 0; i < 3; ++i) {
            string memory comma = i == 0 ? "" : ",\n";
            ids = string.concat(ids, comma, _channel(all[i]));
            messages = string.concat(messages, comma, _voucher(all[i], vouchers[i]));
        }
        check(
            "PaymentChannels",
            string.concat(
                "{\n",
                domain("emet PaymentChannels", PLACE),
                ',\n  "messages": [\n',
                messages,
                '\n  ],\n  "channels": [\n',
                ids,
                "\n  ]\n}\n"
            )
        );
    }

    function _channel(Channel memory c) private view returns (string memory) {
        string memory who = list(field("payer", c.payer), list(field("payee", c.payee), field("signer", c.signer)));
        string memory what = list(field("token", c.token), field("rules", uint256(Rules.unwrap(c.rules))));
        return string.concat("    {", list(who, list(what, field("id", channels.idOf(c)))), "}");
    }

    function _voucher(Channel memory c, Voucher memory v) private view returns (string memory) {
        bytes32 id = channels.idOf(c);
        string memory fields = list(field("channel", id), list(field("lane", v.lane), field("total", v.total)));
        fields = list(fields, list(field("matures", v.matures), list(field("length", v.length), field("head", v.head))));
        bytes32 hash = keccak256(abi.encode(keccak256(bytes(TYPE)), id, v));
        return message(
            TYPE,
            fields,
            hash,
            channels.digestOf(id, v),
            signed(c.signer == signer ? signerKey : payerKey, c, v),
            c.signer
        );
    }

    /// @dev A message with its signature in the form of EIP-2098.
    function message(
        string memory encoded,
        string memory fields,
        bytes32 hash,
        bytes32 digest,
        bytes memory compact,
        address by
    ) private pure returns (string memory) {
        string memory plainly = message(encoded, fields, hash, digest);
        bytes memory cut = bytes(plainly);
        assembly {
            mstore(cut, sub(mload(cut), 6)) // the line break, four spaces and the brace
        }
        return string.concat(
            string(cut),
            ",\n      ",
            text("signature", vm.toString(compact)),
            ",\n      ",
            field("signer", by),
            "\n    }"
        );
    }
}
