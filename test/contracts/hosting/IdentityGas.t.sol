// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Certificate, Charge} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @notice What an identity's transactions cost, whole.
contract IdentityGasTest is IdentityTest {
    function _note(string memory name) private returns (uint256) {
        return vm.snapshotGasLastCall("IdentityRegistry", name);
    }

    // D-03
    /// @notice Registering costs at most 120,000, with every field of the certificate and the address record.
    function test_register() public {
        Certificate memory c = worker();
        // A nonce as large as a real one, of which no byte is free.
        c.nonce = solve(registry.challengeOf(c, owner), BITS, uint64(uint256(keccak256("far")) | 0x0101010101));
        bytes memory signature = possess(c, owner, signerKey);
        vm.prank(owner);
        bytes32 id = registry.register{value: DEPOSIT}(c, signature, content("record"));
        that(_note("register") <= 120_000, "above the goal");
        vm.prank(owner);
        registry.announce(id, content("record"), true);
        _note("announce");
        (bytes32 digest, bytes32 head) = grown(id, 0, 0, works(1));
        registry.advance(id, works(1), sign(chainKey, digest));
        _note("advance, first link");
        (digest,) = grown(id, 1, head, works(60));
        registry.advance(id, works(60), sign(chainKey, digest));
        _note("advance, sixty links");
        registry.attest(id, 100, head, sign(chainKey, registry.headDigest(id, 100, head)));
        _note("attest");
        complain(id, OFFER, uint64(block.number - 1));
        _note("complain");
        exit(id);
        _note("exit");
        vm.warp(block.timestamp + DELAY);
        registry.withdraw(id);
        _note("withdraw");
    }

    function test_dismissAndTombstone() public {
        bytes32 id = enter();
        dismiss(id, Charge.Absent, bytes32(uint256(1)));
        _note("dismiss");
        tombstone(id);
        _note("tombstone");
    }
}
