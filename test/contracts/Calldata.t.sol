// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Content, IJobAgency, Job, JobSpec, JobState} from "../../contracts/interfaces/IJobAgency.sol";
import {AgencyTest} from "./AgencyTest.sol";

/// @notice Calldata that no honest encoder writes. Jobs are hashed and announced as they lie there, so it must never
/// have an effect that the plain encoding would not have.
contract CalldataTest is AgencyTest {
    /// @dev For each word of a job that is not full: its index, and which of its bits must be zero.
    function _narrow(uint256 which) private pure returns (uint256 index, uint256 stray) {
        uint8[2][21] memory words = [
            // Byte strings are padded on the right,
            [3, 8],
            [5, 8],
            [7, 8],
            [9, 8],
            [11, 8],
            // numbers on the left.
            [0, 160],
            [13, 64],
            [14, 32],
            [15, 32],
            [16, 88],
            [17, 88],
            [18, 8],
            [19, 8],
            [20, 16],
            [21, 32],
            [22, 32],
            [23, 32],
            [24, 32],
            [25, 32],
            [26, 32],
            [29, 8]
        ];
        which %= words.length;
        index = words[which][0];
        uint256 width = words[which][1];
        stray = which < 5 ? type(uint256).max >> width : type(uint256).max << width;
    }

    /// @dev Sets stray bits in the job whose salt lies at `at` behind the selector.
    function _soil(bytes memory data, uint256 at, uint256 which, uint256 dirt) private pure {
        (uint256 index, uint256 stray) = _narrow(which);
        dirt = dirt & stray == 0 ? stray : dirt & stray;
        assembly ("memory-safe") {
            let word := add(add(add(data, 0x04), at), mul(index, 0x20)) // the salt has index 1
            mstore(word, or(mload(word), dirt))
        }
    }

    function _refused(address sender, bytes memory data, bytes memory what) private {
        vm.prank(sender);
        (bool done,) = address(agency).call(data);
        that(!done, string(what));
    }

    function testFuzz_strayBitsPostNothing(uint256 which, uint256 dirt) public {
        Job memory job = Job(poster, SALT, replicated(3, 2));
        bytes memory data = abi.encodeCall(IJobAgency.post, (SALT, job.spec, PEERS));
        which = between(which, 0, 20);
        vm.assume(which != 5); // the poster is the sender
        _soil(data, 0, which, dirt);
        vm.prank(poster);
        (bool done, bytes memory reason) = address(agency).call{value: 3 * uint256(REWARD)}(data);
        that(!done && reason.length == 0, "the decoder must refuse");
    }

    function testFuzz_strayBitsNameNoJob(uint256 which, uint256 dirt) public {
        Job memory job = post(audited());
        bytes32 id = idOf(job);
        bytes32[] memory proof = new bytes32[](0);
        bytes memory data = abi.encodeCall(IJobAgency.claim, (job, proof));
        _soil(data, 0x20, which, dirt);
        _refused(workers[0], data, "claim");
        data = abi.encodeCall(IJobAgency.cancel, (job));
        _soil(data, 0x20, which, dirt);
        _refused(poster, data, "cancel");
        claim(job, workers[0]);
        data = abi.encodeCall(IJobAgency.release, (job, 2, Content(0, 0)));
        _soil(data, 0x20, which, dirt);
        _refused(workers[0], data, "release");
        data = abi.encodeCall(IJobAgency.submit, (job, success("yes"), SALT));
        _soil(data, 0x20, which, dirt);
        _refused(workers[0], data, "submit");
        data = abi.encodeCall(IJobAgency.jobId, (job));
        _soil(data, 0x20, which, dirt);
        (bool done, bytes memory named) = address(agency).call(data);
        that(!done || abi.decode(named, (bytes32)) != id, "jobId");
    }

    function testFuzz_strayBitsSettleNothing(uint256 which, uint256 dirt) public {
        Job[] memory jobs = new Job[](2);
        (jobs[0], jobs[1]) = (post(audited()), post(audited()));
        vm.warp(block.timestamp + 1 hours + 1);
        bytes memory data = abi.encodeCall(IJobAgency.settle, (jobs, new address[][](2)));
        _soil(data, 0x80, which, dirt);
        (bool done,) = address(agency).call(data);
        that(done, "the rest of the batch must not suffer");
        isState(jobs[0], JobState.Open);
        isState(jobs[1], JobState.Expired);
    }

    /// @notice Calldata that ends too early is not filled up with zeros.
    function testFuzz_shortCalldataIsRefused(uint256 length) public {
        JobSpec memory spec = audited(); // its last word, `flags`, is zero
        _cut(abi.encodeCall(IJobAgency.post, (SALT, spec, "")), length, REWARD, poster);
        Job memory job = post(spec);
        _cut(abi.encodeCall(IJobAgency.claim, (job, new bytes32[](0))), length, 0, workers[0]);
        _cut(abi.encodeCall(IJobAgency.cancel, (job)), length, 0, poster);
        claim(job, workers[0]);
        _cut(abi.encodeCall(IJobAgency.submit, (job, success("yes"), SALT)), length, 0, workers[0]);
    }

    function _cut(bytes memory data, uint256 length, uint256 value, address sender) private {
        length %= data.length;
        assembly ("memory-safe") {
            mstore(data, length)
        }
        vm.prank(sender);
        (bool done,) = address(agency).call{value: value}(data);
        that(!done, "cut short");
    }

    /// @notice Peers that lie elsewhere, overlap the spec, or are followed by garbage are announced as a decoder reads
    /// them, with zeros behind.
    function testFuzz_peersAreAnnouncedAsRead(uint256 offset, uint256 length, bytes calldata garbage) public {
        JobSpec memory spec = audited();
        bytes memory data = bytes.concat(abi.encodeCall(IJobAgency.post, (SALT, spec, PEERS)), garbage, new bytes(64));
        offset = between(offset, 0, data.length - 4 - 32);
        length = between(length, 0, data.length - 4 - 32 - offset);
        if (length > 1024) length = 1024;
        // A length may be written only where it does no harm to the spec; elsewhere what lies there is the length.
        if (offset >= 30 * 32) _write(data, offset, length);
        else length = _read(data, offset);
        _write(data, 29 * 32, offset);
        if (offset < 30 * 32 && offset + 32 > 29 * 32) length = _read(data, offset);
        bool fits = length <= 1024 && length <= data.length - 4 - 32 - offset;

        Job memory job = Job(poster, SALT, spec);
        if (fits) {
            bytes memory peers = new bytes(length);
            for (uint256 i = 0; i < length; ++i) {
                peers[i] = data[4 + offset + 32 + i];
            }
            vm.expectEmit(address(agency));
            emit IJobAgency.JobPosted(idOf(job), poster, spec.engine, job, peers);
        }
        vm.prank(poster);
        (bool done,) = address(agency).call{value: REWARD}(data);
        eq(done ? 1 : 0, fits ? 1 : 0, "posted");
    }

    function _write(bytes memory data, uint256 at, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(add(add(data, 0x24), at), value)
        }
    }

    function _read(bytes memory data, uint256 at) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(add(data, 0x24), at))
        }
    }
}
