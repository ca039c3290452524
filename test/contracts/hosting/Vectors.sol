// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "../Test.sol";

/// @title Writes what other languages must compute alike
/// @dev `UPDATE_VECTORS=true scripts/forge test --match-contract Vectors` writes the files, every other run compares.
/// Numbers are strings in decimal, bytes and addresses in hexadecimal.
abstract contract Vectors is Test {
    /// @dev The committed file must say this.
    function check(string memory name, string memory json) internal {
        string memory path = string.concat("test/vectors/", name, ".json");
        if (vm.envOr("UPDATE_VECTORS", false)) vm.writeFile(path, json);
        that(keccak256(bytes(vm.readFile(path))) == keccak256(bytes(json)), string.concat(path, " is not what is"));
    }

    function domain(string memory name, address where) internal view returns (string memory) {
        return string.concat(
            '  "domain": {"name": "',
            name,
            '", "version": "1", "chainId": "',
            vm.toString(block.chainid),
            '", "verifyingContract": "',
            vm.toString(where),
            '"}'
        );
    }

    /// @dev One signed message: its type as EIP-712 encodes it, its fields, the hash of the struct, what is signed.
    function message(string memory encoded, string memory fields, bytes32 hash, bytes32 digest)
        internal
        pure
        returns (string memory)
    {
        return string.concat(
            '    {\n      "type": "',
            encoded,
            '",\n      "message": {',
            fields,
            '},\n      "hash": "',
            vm.toString(hash),
            '",\n      "digest": "',
            vm.toString(digest),
            '"\n    }'
        );
    }

    function field(string memory name, bytes32 value) internal pure returns (string memory) {
        return text(name, vm.toString(value));
    }

    function field(string memory name, address value) internal pure returns (string memory) {
        return text(name, vm.toString(value));
    }

    function field(string memory name, uint256 value) internal pure returns (string memory) {
        return text(name, vm.toString(value));
    }

    function text(string memory name, string memory value) internal pure returns (string memory) {
        return string.concat('"', name, '": "', value, '"');
    }

    function list(string memory a, string memory b) internal pure returns (string memory) {
        return string.concat(a, ", ", b);
    }
}
