// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../../contracts/interfaces/IJobAgency.sol";
import {Deploy} from "../../scripts/Deploy.s.sol";
import {Test} from "./Test.sol";

contract DeployTest is Test {
    /// @notice The profiles that ship can be deployed, and say what the file says.
    function test_terms_ofTheProfiles() public {
        Deploy deploy = new Deploy();
        Terms memory dev = deploy.run("dev").terms();
        eq(dev.minimum.challenge, 1, "a second is enough");
        eq(dev.maxDeposit, 1000 ether, "dev cap");
        Terms memory open = deploy.run("public").terms();
        eq(open.minimum.matching, 60, "matching");
        eq(open.minimum.setup, 60, "setup");
        eq(open.minimum.run, 10, "run");
        eq(open.minimum.deliver, 120, "deliver");
        eq(open.minimum.reveal, 30 minutes, "reveal");
        eq(open.minimum.challenge, 2 hours, "challenge");
        eq(open.cancelDelay, 60, "cancel delay"); // SR-09
        eq(open.payoutPeriod, 7 days, "weekly"); // CM-06
        eq(open.probation, 10, "probation"); // CM-15
        eq(open.payoutThreshold, 0.05 ether, "threshold");
        eq(open.minDeposit, 0.001 ether, "least deposit");
        eq(open.maxDeposit, 1 ether, "cap"); // SR-07
        eq(open.claimFee, 0.00005 ether, "claim fee");
        eq(open.fuelPrice, 10 gwei, "fuel price");
    }
}
