// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Tick} from "../../../contracts/interfaces/ITickLog.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @notice What it costs a supervisor to answer a demand. The answer has to fit into one transaction, and that bounds how
/// many slots an offer can have.
contract AttestGasTest is LedgerTest {
    /// @dev What a transaction may use at most where EIP-7825 holds.
    uint256 private constant MOST = 1 << 24;

    bytes32[] private _slots;

    function slotsRoot() internal view override returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(bytes32("emet/slots/1"), keccak256(abi.encode(_slots))))));
    }

    function _key(uint256 i) private pure returns (uint256) {
        return uint256(keccak256(abi.encode("slot", i)));
    }

    /// @dev The gas of an answer by two thirds of `count` slots, each of another identity.
    function _attest(uint256 count, string memory name) private returns (uint256) {
        for (uint256 i = 0; i < count; ++i) {
            _slots.push(enlist(_key(i)));
        }
        start();
        Tick memory t = post(1);
        vm.prank(ANYBODY);
        tickLog.demand{value: PRICE}(offerId, 1);
        uint256[] memory signers = new uint256[](2 * count / 3);
        bytes[] memory signatures = new bytes[](signers.length);
        for (uint256 i = 0; i < signers.length; ++i) {
            signers[i] = i;
            bytes32 what = keccak256(
                abi.encode(
                    keccak256(
                        "Attestation(bytes32 offerId,uint64 tick,bytes32 slot,Content document)Content(bytes32 digest,bytes1 codec)"
                    ),
                    offerId,
                    1,
                    _slots[i],
                    hashContent(t.document)
                )
            );
            signatures[i] = signDigest(_key(i), onTickLog(what));
        }
        tickLog.attest(t, _slots, new bytes32[](0), signers, signatures);
        return vm.snapshotGasLastCall("TickLog", name);
    }

    function test_fewSlots() public {
        _attest(3, "attest, 2 of 3 slots");
    }

    // SR-20
    function test_manySlots() public {
        uint256 gas_ = _attest(90, "attest, 60 of 90 slots");
        // A share of what every transaction costs is counted in for each slot.
        that(512 * (gas_ / 90) < MOST, "512 slots fit into one transaction");
    }
}
