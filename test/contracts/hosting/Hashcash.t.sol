// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashcash} from "../../../contracts/libraries/Hashcash.sol";
import {Test} from "../Test.sol";

/// @notice Proof of work, checked by one compression.
contract HashcashTest is Test {
    /// @notice The check is `sha256(challenge || nonce)` with so many zero bits in front, for every number of bits.
    function test_isTheHashOfFortyBytes(bytes32 challenge, uint64 nonce) public view {
        uint256 hash = uint256(sha256(abi.encodePacked(challenge, nonce)));
        for (uint256 bits = 0; bits < 256; ++bits) {
            bool solved = hash >> (256 - bits) == 0;
            // forge-lint: disable-next-line(unsafe-typecast)
            that(Hashcash.isSolved(challenge, nonce, uint8(bits)) == solved, "solved");
        }
    }

    function test_solutionsAreFoundAtTheRateThatTheBitsSay() public view {
        uint256 found = 0;
        for (uint64 nonce = 0; nonce < 4096; ++nonce) {
            if (Hashcash.isSolved(keccak256("challenge"), nonce, 4)) ++found;
        }
        that(found > 192 && found < 320, "one in sixteen");
    }

    // D-03
    /// @notice The check costs at most 260 of execution, beyond what calling any function costs.
    function test_gas() public {
        uint256 cost = _cost(Hashcash.isSolved) - _cost(_none);
        vm.snapshotValue("IdentityRegistry", "hashcash check, execution", cost);
        that(cost <= 260, "above the goal");
    }

    function _cost(function(bytes32, uint64, uint8) view returns (bool) check) private view returns (uint256) {
        uint256 start = gasleft();
        check(keccak256("challenge"), 7, 34);
        return start - gasleft();
    }

    function _none(bytes32, uint64, uint8) private view returns (bool) {}
}
