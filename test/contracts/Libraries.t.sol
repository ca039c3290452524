// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobAgency, Job, JobSpec, RunResult} from "../../contracts/interfaces/IJobAgency.sol";
import {JobCodec} from "../../contracts/libraries/JobCodec.sol";
import {Seal} from "../../contracts/libraries/Seal.sol";
import {Tally} from "../../contracts/libraries/Tally.sol";
import {Test} from "./Test.sol";

/// @dev Announces jobs from memory that others have left dirty.
contract Announcer {
    function announce(bytes32 id, bytes32 salt, JobSpec calldata spec, bytes calldata peers) external {
        assembly ("memory-safe") {
            let free := mload(0x40)
            for { let i := 0 } lt(i, 3000) { i := add(i, 0x20) } { mstore(add(free, i), not(0)) }
        }
        JobCodec.announce(id, salt, spec, peers);
    }
}

/// @notice The libraries by themselves.
contract LibrariesTest is Test {
    /// @notice The winner is the vote with a quorum, and there is none if nothing has one.
    function testFuzz_winner(uint256 seats, uint256 quorum, uint256 dice) public pure {
        seats = between(seats, 1, 15);
        quorum = between(quorum, seats / 2 + 1, seats);
        bytes25[] memory votes = new bytes25[](seats);
        uint256[4] memory count;
        for (uint256 i = 0; i < seats; ++i) {
            uint256 face = uint256(keccak256(abi.encode(dice, i))) % 5;
            if (face == 4) face = 1; // so that quorums happen
            votes[i] = bytes25(uint200(face));
            ++count[face];
        }
        bytes25 winner = 0;
        for (uint256 face = 1; face < 4; ++face) {
            if (count[face] >= quorum) winner = bytes25(uint200(face));
        }
        eq(Tally.winner(votes, quorum), winner, "winner");
    }

    function test_winner_ofNobody() public pure {
        eq(Tally.winner(new bytes25[](0), 1), 0, "no seats");
        eq(Tally.winner(new bytes25[](3), 2), 0, "silence wins nothing");
    }

    function testFuzz_announce(bytes32 id, bytes32 salt, JobSpec calldata spec, bytes calldata peers) public {
        vm.assume(peers.length <= 1024);
        Announcer announcer = new Announcer();
        vm.expectEmit(address(announcer));
        emit IJobAgency.JobPosted(id, address(this), spec.engine, Job(address(this), salt, spec), peers);
        announcer.announce(id, salt, spec, peers);
    }

    function testFuzz_sealOfAVote(RunResult calldata a, bytes32 print, bytes32 other) public pure {
        bytes25 seal = Seal.ofVote(a, print);
        eq(Seal.outcome(seal), a.outcome, "outcome");
        eq(Seal.fuelUsed(seal), a.fuelUsed, "fuel");
        that(print == other || seal != Seal.ofVote(a, other), "seals tell fingerprints apart");
    }

    function testFuzz_sealOfARecord(RunResult calldata a) public pure {
        (bytes25 seal, bytes16 tail) = Seal.ofRecord(a);
        eq(Seal.outcome(seal), a.outcome, "outcome");
        eq(Seal.fuelUsed(seal), a.fuelUsed, "fuel");
        eq(Seal.record(seal, tail), a.record, "record");
    }
}
