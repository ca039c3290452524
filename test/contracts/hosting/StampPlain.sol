// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Long multiplication in another way than the court's
library Plain {
    /// @notice A big-endian number times a word, one word longer: in limbs of sixteen bytes, so that nothing overflows.
    function times(bytes memory digits, uint256 factor) internal pure returns (bytes memory product) {
        uint256 n = digits.length / 16;
        product = new bytes(digits.length + 32);
        uint256[2] memory f = [factor & type(uint128).max, factor >> 128];
        for (uint256 j = 0; j < 2; ++j) {
            uint256 carry = 0;
            for (uint256 i = 0; i < n; ++i) {
                uint256 sum = _limb(digits, i) * f[j] + _limb(product, i + j) + carry;
                _set(product, i + j, sum & type(uint128).max);
                carry = sum >> 128;
            }
            _set(product, n + j, carry);
        }
    }

    /// @dev Limb `i` from the end.
    function _limb(bytes memory digits, uint256 i) private pure returns (uint256 limb) {
        uint256 end = digits.length - 16 * i;
        assembly {
            limb := shr(128, mload(add(add(digits, 0x20), sub(end, 16))))
        }
    }

    function _set(bytes memory digits, uint256 i, uint256 limb) private pure {
        uint256 end = digits.length - 16 * i;
        assembly {
            let place := add(add(digits, 0x20), sub(end, 16))
            mstore(place, or(shl(128, limb), shr(128, shl(128, mload(place)))))
        }
    }
}
