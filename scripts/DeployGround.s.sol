// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BlockhashBeacon} from "../contracts/BlockhashBeacon.sol";
import {IdentityRegistry} from "../contracts/IdentityRegistry.sol";
import {KeyLog} from "../contracts/KeyLog.sol";
import {OfferBoard} from "../contracts/OfferBoard.sol";
import {PaymentChannels} from "../contracts/PaymentChannels.sol";
import {StampCourt} from "../contracts/StampCourt.sol";
import {TickLog} from "../contracts/TickLog.sol";
import {OfferTerms} from "../contracts/interfaces/IOfferBoard.sol";

/// @dev What a deployment asks of forge.
interface IVm {
    function readFile(string calldata path) external view returns (string memory);
    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);
    function startBroadcast() external;
    function stopBroadcast() external;
}

/// @title Deploys the contracts of hosted applications with the parameters of a named profile
/// @notice `scripts/forge script scripts/DeployGround.s.sol --sig 'run(string)' public --rpc-url URL --account NAME --broadcast`
/// @dev The profiles are data in contracts/ground.json, which the Go agents read too: both deploy the same bytes, in the
/// same order. Each contract names those before it, so that no address has to be known ahead.
///
/// `dev` is for chains where blocks come as fast as transactions do: delays of seconds, small bonds, ticks of any length.
///
/// `public` takes no risk. A week before a deposit or an offer's terms can leave (SR-12); ticks of half an hour at most,
/// as primes live no longer (X-02); a day in which a relay may answer and a payee redeem, as sequencers fail for hours;
/// an hour to show signatures. What a claim or a demand costs is more than what answering it does. The beacon of block
/// hashes carries no more than what a proposer earns by a block.
contract DeployGround {
    // solhint-disable-next-line const-name-snakecase
    IVm private constant vm = IVm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice Deploys the contracts from the sender's account.
    /// @param profile A name in contracts/ground.json: `dev` or `public`.
    function run(string calldata profile)
        external
        returns (
            BlockhashBeacon randomness,
            OfferBoard offerBoard,
            IdentityRegistry identityRegistry,
            KeyLog keyLog,
            TickLog tickLog,
            StampCourt stampCourt,
            PaymentChannels paymentChannels
        )
    {
        string memory json = vm.readFile("contracts/ground.json");
        string memory root = string.concat(".", profile, ".");
        vm.startBroadcast();
        randomness = new BlockhashBeacon(_uint(json, root, "randomness.cap"));
        offerBoard = new OfferBoard(
            _uint32(json, root, "offerBoard.minExitDelay"),
            _uint32(json, root, "offerBoard.maxTickBlocks"),
            SafeCast.toUint128(_uint(json, root, "offerBoard.minBond"))
        );
        identityRegistry = new IdentityRegistry(
            offerBoard,
            _uint32(json, root, "identityRegistry.exitFloor"),
            _uint(json, root, "identityRegistry.workAge"),
            _agency(json, string.concat(root, "identityRegistry.agency."), address(randomness))
        );
        keyLog = new KeyLog(
            offerBoard,
            identityRegistry,
            _uint96(json, root, "keyLog.relayBond"),
            _uint96(json, root, "keyLog.claimPrice"),
            _uint32(json, root, "keyLog.window")
        );
        tickLog = new TickLog(
            offerBoard,
            keyLog,
            identityRegistry,
            _uint96(json, root, "tickLog.demandPrice"),
            _uint32(json, root, "tickLog.window")
        );
        stampCourt = new StampCourt(identityRegistry, tickLog);
        paymentChannels = new PaymentChannels(
            _uint32(json, root, "paymentChannels.shortest"), _uint32(json, root, "paymentChannels.longest")
        );
        vm.stopBroadcast();
    }

    /// @dev For identities whose scope is an agency. No court is competent for them, as they have no supervisor.
    function _agency(string memory json, string memory root, address randomness)
        private
        pure
        returns (OfferTerms memory t)
    {
        t.workerBits = SafeCast.toUint8(_uint(json, root, "workerBits"));
        t.clientBits = SafeCast.toUint8(_uint(json, root, "clientBits"));
        t.complaintBits = SafeCast.toUint8(_uint(json, root, "complaintBits"));
        t.workerDeposit = _uint96(json, root, "workerDeposit");
        t.exitDelay = _uint32(json, root, "exitDelay");
        t.tickBlocks = _uint32(json, root, "tickBlocks");
        t.randomness = randomness;
    }

    function _uint(string memory json, string memory root, string memory key) private pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(root, key));
    }

    function _uint32(string memory json, string memory root, string memory key) private pure returns (uint32) {
        return SafeCast.toUint32(_uint(json, root, key));
    }

    function _uint96(string memory json, string memory root, string memory key) private pure returns (uint96) {
        return SafeCast.toUint96(_uint(json, root, key));
    }
}
