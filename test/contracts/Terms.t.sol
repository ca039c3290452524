// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {JobAgency} from "../../contracts/JobAgency.sol";
import {IJobAgency, Terms} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

contract TermsTest is AgencyTest {
    function test_terms_areKept() public view {
        eq(keccak256(abi.encode(agency.terms())), keccak256(abi.encode(terms())), "terms");
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

    function test_terms_takeTheLimits() public {
        Terms memory t = terms();
        (t.minimum.reveal, t.payoutPeriod, t.maxDeposit) = (30 days, 30 days, t.minDeposit);
        eq(keccak256(abi.encode(new JobAgency(t).terms())), keccak256(abi.encode(t)), "terms");
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
