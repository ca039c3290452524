// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaymentChannels} from "../../../contracts/PaymentChannels.sol";
import {Channel, Voucher} from "../../../contracts/interfaces/IPaymentChannels.sol";
import {ChannelsTest} from "./ChannelsTest.sol";

/// @notice What other languages must agree with, in test/vectors. UPDATE_VECTORS=true writes the file anew.
contract ChannelsVectorsTest is ChannelsTest {
    string private constant FILE = "test/vectors/PaymentChannels.json";
    string private constant TYPE =
        "Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)";
    address private constant PLACE = 0xC0FFEe0000000000000000000000000000000001;

    function test_vectors() public {
        // At an address that does not depend on how this test is run.
        vm.chainId(1337);
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
        string memory list = "";
        string memory digests = "";
        for (uint256 i = 0; i < 3; ++i) {
            bytes32 id = channels.idOf(all[i]);
            list = string.concat(list, i == 0 ? "" : ",", _channel(all[i], id));
            digests = string.concat(digests, i == 0 ? "" : ",", _digest(id, all[i], vouchers[i]));
        }
        string memory json = string.concat(
            '{\n  "domain": {"name": "emet PaymentChannels", "version": "1", "chainId": 1337, "verifyingContract": "',
            vm.toString(PLACE),
            '"},\n  "channels": [',
            list,
            '\n  ],\n  "digests": [',
            digests,
            "\n  ]\n}\n"
        );
        if (vm.envOr("UPDATE_VECTORS", false)) vm.writeFile(FILE, json);
        eq(keccak256(bytes(vm.readFile(FILE))), keccak256(bytes(json)), "the vectors have changed");
    }

    function _channel(Channel memory c, bytes32 id) private pure returns (string memory) {
        return string.concat(
            string.concat('\n    {"payer": "', vm.toString(c.payer), '", "payee": "', vm.toString(c.payee)),
            string.concat('", "signer": "', vm.toString(c.signer), '", "token": "', vm.toString(c.token)),
            string.concat('", "rules": "', _number(abi.encode(c.rules)), '", "id": "', vm.toString(id), '"}')
        );
    }

    function _digest(bytes32 id, Channel memory c, Voucher memory v) private view returns (string memory) {
        bytes memory signature = signed(c.signer == signer ? signerKey : payerKey, c, v);
        return string.concat(
            string.concat('\n    {"type": "', TYPE, '",\n     "message": {"channel": "', vm.toString(id)),
            string.concat('", "lane": ', vm.toString(uint256(v.lane)), ', "total": "', vm.toString(uint256(v.total))),
            string.concat(
                '", "matures": ', vm.toString(uint256(v.matures)), ', "length": ', vm.toString(uint256(v.length))
            ),
            string.concat(', "head": "', vm.toString(v.head), '"},\n     "digest": "'),
            string.concat(vm.toString(channels.digestOf(id, v)), '", "signer": "', vm.toString(c.signer)),
            string.concat('", "compact": "', vm.toString(signature), '"}')
        );
    }

    function _number(bytes memory word) private pure returns (string memory) {
        return vm.toString(abi.decode(word, (uint256)));
    }
}
