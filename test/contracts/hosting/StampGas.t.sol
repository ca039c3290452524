// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Charge} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {StampTest} from "./StampTest.sol";

/// @notice What a conviction costs, whole transaction, for a tick of sixteen sites and sixteen servers.
contract StampGasTest is StampTest {
    /// @notice The last of sixteen servers, with the longest stamp: at most 100,000.
    function test_lastOfSixteen() public {
        Run memory run = honestRun(16);
        join(15);
        run.steps[16].stampOut = keccak256("not the product");
        signStep(run, 15);
        stampCourt.convictProduct(run.steps[16], run.signatures[16], run.stamps[15], GAP);
        uint256 gas = vm.snapshotGasLastCall("StampCourt", "convict product, 16 sites");
        that(convicted(15), "convicted");
        that(gas <= 100_000, "above the goal");
    }

    function test_others() public {
        Run memory run = honestRun(16);
        join(14);
        bytes32 id = join(15);
        (bytes32 hash,) = stampCourt.stepDigest(run.steps[16]);
        dismiss(id, Charge.Stamp, hash);
        stampCourt.acquit(run.steps[16], run.stamps[15], GAP, run.steps[15]);
        vm.snapshotGasLastCall("StampCourt", "acquit, 16 sites");
        run.stamps[14] = run.stamps[13];
        honest(run, 14);
        stampCourt.convictLink(run.steps[15], run.signatures[15], run.steps[14]);
        vm.snapshotGasLastCall("StampCourt", "convict link");
    }
}
