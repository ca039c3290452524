// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobSpec, JobState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

contract PostTest is AgencyTest {
    // CM-01
    function test_post_logsTheJobAndEscrowsItsReward() public {
        JobSpec memory spec = replicated(3, 2);
        Job memory job = Job(poster, SALT, spec);
        bytes32 id = agency.jobId(job);
        uint256 before = address(agency).balance;
        vm.expectEmit(address(agency));
        emit IJobAgency.JobPosted(id, poster, "js/1", job, PEERS);
        vm.prank(poster);
        bytes32 posted = agency.post{value: 3 * uint256(REWARD)}(SALT, spec, PEERS);
        eq(posted, id, "id");
        eq(posted, idOf(job), "as any encoder has it");
        isState(job, JobState.Open);
        eq(deadlineOf(job), block.timestamp + 1 hours, "matching clock");
        eq(address(agency).balance, before + 3 * uint256(REWARD), "escrow");
    }

    /// @notice The event that is written by hand is the one that the compiler would write, whatever the peers are.
    function testFuzz_post_event(bytes calldata peers, bytes32 salt, bytes32 engine, uint88 reward) public {
        vm.assume(peers.length <= 1024 && engine != 0);
        JobSpec memory spec = audited();
        spec.engine = engine;
        spec.reward = uint88(between(reward, 1 gwei, 1 ether));
        Job memory job = Job(poster, salt, spec);
        bytes32 id = idOf(job);
        vm.expectEmit(address(agency));
        emit IJobAgency.JobPosted(id, poster, engine, job, peers);
        vm.prank(poster);
        agency.post{value: spec.reward}(salt, spec, peers);
    }

    function test_post_idsDifferByChainAgencyPosterAndSalt() public {
        Job memory job = Job(poster, SALT, audited());
        bytes32 id = agency.jobId(job);
        job.salt = 0;
        that(agency.jobId(job) != id, "salt");
        job = Job(workers[0], SALT, audited());
        that(agency.jobId(job) != id, "poster");
        job.poster = poster;
        vm.chainId(5);
        that(agency.jobId(job) != id, "chain");
    }

    /// @notice A narrow field with stray bits would name a job that no other encoder can name.
    function testFuzz_post_refusesStrayBits(uint256 which, uint256 bit) public {
        // For each word of the spec that is not full: its index, and how many of its bits must be zero.
        uint8[2][20] memory narrow = [
            [1, 248],
            [3, 248],
            [5, 248],
            [7, 248],
            [9, 248],
            [11, 192],
            [12, 224],
            [13, 224],
            [14, 168],
            [15, 168],
            [16, 248],
            [17, 248],
            [18, 240],
            [19, 224],
            [20, 224],
            [21, 224],
            [22, 224],
            [23, 224],
            [24, 224],
            [27, 248]
        ];
        uint256 index = narrow[which % 20][0];
        bit %= narrow[which % 20][1];
        if (index > 9) bit = 255 - bit; // numbers are padded on the left, byte strings on the right
        bytes memory data = abi.encodeCall(IJobAgency.post, (SALT, audited(), ""));
        assembly {
            let word := add(add(data, 0x44), mul(index, 0x20)) // after length, selector and salt
            mstore(word, or(mload(word), shl(bit, 1)))
        }
        vm.deal(address(this), REWARD);
        (bool done, bytes memory reason) = address(agency).call{value: REWARD}(data);
        that(!done && reason.length == 0, "the decoder must refuse");
    }

    function test_post_refusesTheSameJobTwice() public {
        Job memory job = post(audited());
        bytes32 id = agency.jobId(job);
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobExists.selector, id));
        vm.prank(poster);
        agency.post{value: REWARD}(job.salt, job.spec, "");

        cancel(job); // its end does not free the identifier
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.JobExists.selector, id));
        vm.prank(poster);
        agency.post{value: REWARD}(job.salt, job.spec, "");
    }

    function test_post_refusesAnotherValue() public {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongValue.selector, REWARD - 1, REWARD));
        vm.prank(poster);
        agency.post{value: REWARD - 1}(SALT, audited(), "");
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.WrongValue.selector, REWARD + 1, REWARD));
        vm.prank(poster);
        agency.post{value: REWARD + 1}(SALT, audited(), "");
    }

    function test_post_refusesLongPeers() public {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.PeersTooLong.selector, 1025));
        vm.prank(poster);
        agency.post{value: REWARD}(SALT, audited(), new bytes(1025));
    }

    // SR-09
    function test_post_refusesARewardBelowTheFuelPrice() public {
        JobSpec memory spec = audited();
        spec.fuel = 1e9 * 1e6; // 10^6 lots of fuel at 1 gwei
        spec.reward = 1e15 - 1;
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.RewardTooLow.selector, 1e15 - 1, 1e15));
        vm.prank(poster);
        agency.post{value: spec.reward}(SALT, spec, "");
        spec.reward = 1e15;
        post(spec);
    }

    function _unsupported(bytes32 field, JobSpec memory spec) private {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.Unsupported.selector, field));
        vm.prank(poster);
        agency.post{value: REWARD}(SALT, spec, "");
    }

    function test_post_refusesWhatIsReserved() public {
        JobSpec memory spec = audited();
        spec.verifier = content("verifier");
        _unsupported("verifier", spec);
        spec = audited();
        spec.policy = SALT;
        _unsupported("policy", spec);
        spec = audited();
        spec.flags = 1;
        _unsupported("flags", spec);
        spec = audited();
        spec.auditRate = 1;
        _unsupported("auditRate", spec);
    }

    function _invalid(bytes32 field, JobSpec memory spec) private {
        vm.expectRevert(abi.encodeWithSelector(IJobAgency.InvalidSpec.selector, field));
        vm.prank(poster);
        agency.post{value: uint256(spec.reward) * spec.replicas}(SALT, spec, "");
    }

    function test_post_refusesBadContents() public {
        JobSpec memory spec = audited();
        spec.code.digest = 0;
        _invalid("code", spec);
        spec = audited();
        spec.code.codec = 0x00;
        _invalid("code", spec);
        spec = audited();
        spec.input.codec = 0x72;
        _invalid("input", spec);
        spec = audited();
        spec.options.digest = 0;
        _invalid("options", spec);
        spec = audited();
        spec.preload.codec = 0x70;
        _invalid("preload", spec);
    }

    function test_post_takesEveryCodecAndNone() public {
        JobSpec memory spec = audited();
        spec.code.codec = 0x70;
        spec.input.codec = 0x71;
        spec.options.digest = 0;
        spec.options.codec = 0;
        post(spec);
    }

    function test_post_refusesBadLimits() public {
        JobSpec memory spec = audited();
        spec.engine = 0;
        _invalid("engine", spec);
        spec = audited();
        spec.fuel = 0;
        _invalid("fuel", spec);
        spec = audited();
        spec.memoryPages = 0;
        _invalid("memoryPages", spec);
        spec.memoryPages = 65_537;
        _invalid("memoryPages", spec);
        spec = audited();
        spec.maxResult = 0;
        _invalid("maxResult", spec);
        spec = audited();
        spec.deposit = 0.1 ether - 1;
        _invalid("deposit", spec);
        spec.deposit = 10 ether + 1;
        _invalid("deposit", spec);
    }

    /// @notice Every limit is itself within the limits.
    function test_post_takesTheLimits() public {
        JobSpec memory spec = audited();
        (spec.memoryPages, spec.deposit) = (65_536, 0.1 ether);
        post(spec);
        (spec.memoryPages, spec.deposit) = (1, 10 ether);
        post(spec);
        vm.prank(poster);
        agency.post{value: REWARD}(SALT, audited(), new bytes(1024));
    }

    // SR-07
    function test_post_refusesQuorumsOfHalfOrLess() public {
        _invalid("replicas", replicated(0, 0));
        _invalid("replicas", replicated(16, 9));
        _invalid("quorum", replicated(1, 0));
        _invalid("quorum", replicated(1, 2));
        _invalid("quorum", replicated(2, 1));
        _invalid("quorum", replicated(4, 2));
        _invalid("quorum", replicated(3, 4));
        post(replicated(2, 2));
        post(replicated(15, 8));
    }

    function test_post_refusesClocksOutOfRange() public {
        bytes32[6] memory names = [bytes32("matching"), "setup", "run", "deliver", "reveal", "challenge"];
        for (uint256 i = 0; i < 6; ++i) {
            _invalid(names[i], _withClock(i, 9));
            _invalid(names[i], _withClock(i, 30 days + 1));
            post(_withClock(i, 10));
            post(_withClock(i, 30 days));
        }
    }

    function _withClock(uint256 which, uint32 clock) private pure returns (JobSpec memory spec) {
        spec = audited();
        if (which == 0) spec.clocks.matching = clock;
        if (which == 1) spec.clocks.setup = clock;
        if (which == 2) spec.clocks.run = clock;
        if (which == 3) spec.clocks.deliver = clock;
        if (which == 4) spec.clocks.reveal = clock;
        if (which == 5) spec.clocks.challenge = clock;
    }
}
