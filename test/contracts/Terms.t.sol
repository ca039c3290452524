// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../contracts/JobAgency.sol";
import {IJobAgency, Terms} from "../../contracts/interfaces/IJobAgency.sol";
import {Deploy} from "../../scripts/Deploy.s.sol";
import {AgencyTest} from "./AgencyTest.sol";

contract TermsTest is AgencyTest {
    function test_terms_areKept() public view {
        eq(keccak256(abi.encode(agency.terms())), keccak256(abi.encode(terms())), "terms");
    }

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

    function _invalid(bytes32 field, Terms memory chosen) private {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.InvalidTerms.selector, field));
        new JobAgency(chosen);
    }

    function test_terms_refuseClocksOutOfRange() public {
        Terms memory t = terms();
        t.minimum.matching = 0;
        _invalid("minimum.matching", t);
        t = terms();
        t.minimum.setup = 0;
        _invalid("minimum.setup", t);
        t = terms();
        t.minimum.run = 0;
        _invalid("minimum.run", t);
        t = terms();
        t.minimum.deliver = 30 days + 1;
        _invalid("minimum.deliver", t);
        t = terms();
        t.minimum.reveal = 0;
        _invalid("minimum.reveal", t);
        t = terms();
        t.minimum.challenge = 0;
        _invalid("minimum.challenge", t);
        t = terms();
        t.cancelDelay = 0;
        _invalid("cancelDelay", t);
        t = terms();
        t.payoutPeriod = 30 days + 1;
        _invalid("payoutPeriod", t);
    }

    function test_terms_refuseWhatCannotBeKept() public {
        Terms memory t = terms();
        t.maxAuditRate = 1;
        _invalid("maxAuditRate", t);
        t = terms();
        t.minDeposit = t.maxDeposit + 1;
        _invalid("minDeposit", t);
        t = terms();
        t.claimFee = t.minDeposit / 20 + 1;
        _invalid("claimFee", t);
    }
}
