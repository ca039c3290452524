// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {JobAgency} from "../contracts/JobAgency.sol";
import {Clocks, Terms} from "../contracts/interfaces/IJobAgency.sol";

/// @dev What a deployment asks of forge.
interface IVm {
    function readFile(string calldata path) external view returns (string memory);
    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);
    function startBroadcast() external;
    function stopBroadcast() external;
}

/// @title Deploys an agency with the terms of a named profile
/// @notice `scripts/forge script scripts/Deploy.s.sol --sig 'run(string)' public --rpc-url URL --account NAME --broadcast`
/// @dev The profiles are data in contracts/terms.json, which the Go agents read too: both deploy the same bytes.
///
/// `dev` is for chains where blocks come as fast as transactions do: clocks of a second, cancellations that take
/// effect after five, no probation, every credit paid out at once, no deposit and no price unless a job asks for them.
///
/// `public` takes no risk. A clock that waits for a transaction lasts five blocks at least. Thirty minutes to reveal
/// and two hours to challenge survive a congested day. Payout is weekly, or from 0.05 ether, after ten accepted jobs. The
/// cap of the deposit bounds what a hostile quorum can take from an honest worker; an idle claim costs at least the claim
/// fee of a twentieth of the smallest deposit; 10 gwei for 10^9 units of fuel is about the price of a second of CPU.
contract Deploy {
    // solhint-disable-next-line const-name-snakecase
    IVm private constant vm = IVm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice Deploys an agency from the sender's account.
    /// @param profile A name in contracts/terms.json: `dev` or `public`.
    function run(string calldata profile) external returns (JobAgency agency) {
        Terms memory chosen = terms(profile);
        vm.startBroadcast();
        agency = new JobAgency(chosen);
        vm.stopBroadcast();
    }

    /// @notice Reads the terms of a profile.
    function terms(string calldata profile) public view returns (Terms memory t) {
        string memory json = vm.readFile("contracts/terms.json");
        string memory root = string.concat(".", profile, ".");
        t.minimum = Clocks({
            matching: _seconds(json, string.concat(root, "minimum.matching")),
            setup: _seconds(json, string.concat(root, "minimum.setup")),
            run: _seconds(json, string.concat(root, "minimum.run")),
            deliver: _seconds(json, string.concat(root, "minimum.deliver")),
            reveal: _seconds(json, string.concat(root, "minimum.reveal")),
            challenge: _seconds(json, string.concat(root, "minimum.challenge"))
        });
        t.cancelDelay = _seconds(json, string.concat(root, "cancelDelay"));
        t.payoutPeriod = _seconds(json, string.concat(root, "payoutPeriod"));
        t.probation = SafeCast.toUint24(vm.parseJsonUint(json, string.concat(root, "probation")));
        t.maxAuditRate = SafeCast.toUint16(vm.parseJsonUint(json, string.concat(root, "maxAuditRate")));
        t.payoutThreshold = _wei(json, string.concat(root, "payoutThreshold"));
        t.minDeposit = _wei(json, string.concat(root, "minDeposit"));
        t.maxDeposit = _wei(json, string.concat(root, "maxDeposit"));
        t.claimFee = _wei(json, string.concat(root, "claimFee"));
        t.fuelPrice = _wei(json, string.concat(root, "fuelPrice"));
    }

    function _seconds(string memory json, string memory key) private pure returns (uint32) {
        return SafeCast.toUint32(vm.parseJsonUint(json, key));
    }

    function _wei(string memory json, string memory key) private pure returns (uint88) {
        return SafeCast.toUint88(vm.parseJsonUint(json, key));
    }
}
