// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clocks, Content, IJobAgency, JobSpec, Terms} from "../interfaces/IJobAgency.sol";

/// @title The fixed conditions of an agency, and what they allow a job to ask for
/// @dev The terms are immutables: nobody can change them, and reading them costs no storage access.
abstract contract AgencyTerms is IJobAgency {
    /* CONSTANTS */

    /// @dev Most seats of one job. It bounds every loop over workers.
    uint256 internal constant MAX_REPLICAS = 15;
    /// @dev Longest clock, so that no job and no payout can wait for ever.
    uint32 internal constant MAX_CLOCK = 30 days;
    /// @dev Most bytes of a peer address: enough for a dozen multiaddrs.
    uint256 private constant MAX_PEERS = 1024;
    /// @dev An idle claim, or one given back late, costs the deposit divided by this (SR-10).
    uint256 internal constant IDLE_DIVISOR = 20;
    /// @dev Units of fuel that `Terms.fuelPrice` is for.
    uint256 private constant FUEL_LOT = 1e9;
    /// @dev 4 GiB in pages of 64 KiB.
    uint32 private constant MAX_PAGES = 65_536;

    bytes1 private constant RAW = 0x55;
    bytes1 private constant DAG_PB = 0x70;
    bytes1 private constant DAG_CBOR = 0x71;

    /* TERMS */

    uint32 private immutable _MIN_MATCHING;
    uint32 private immutable _MIN_SETUP;
    uint32 private immutable _MIN_RUN;
    uint32 private immutable _MIN_DELIVER;
    uint32 private immutable _MIN_REVEAL;
    uint32 private immutable _MIN_CHALLENGE;
    uint32 internal immutable _CANCEL_DELAY;
    uint32 internal immutable _PAYOUT_PERIOD;
    uint24 internal immutable _PROBATION;
    uint88 internal immutable _PAYOUT_THRESHOLD;
    uint88 private immutable _MIN_DEPOSIT;
    uint88 private immutable _MAX_DEPOSIT;
    uint88 internal immutable _CLAIM_FEE;
    uint88 private immutable _FUEL_PRICE;

    /// @dev The cancel delay may be as short as a second on a development chain. A public agency should use five blocks
    /// and at least 60 seconds, so that a submission on its way is not overtaken (SR-09).
    /// Releasing in time must never cost more than falling silent, hence the limit of the claim fee.
    /// There are no auditors here yet; an agency that has them will accept a `maxAuditRate`.
    constructor(Terms memory chosen) {
        _requireClock("minimum.matching", chosen.minimum.matching);
        _requireClock("minimum.setup", chosen.minimum.setup);
        _requireClock("minimum.run", chosen.minimum.run);
        _requireClock("minimum.deliver", chosen.minimum.deliver);
        _requireClock("minimum.reveal", chosen.minimum.reveal);
        _requireClock("minimum.challenge", chosen.minimum.challenge);
        _requireClock("cancelDelay", chosen.cancelDelay);
        _requireTerm("payoutPeriod", chosen.payoutPeriod <= MAX_CLOCK);
        _requireTerm("maxAuditRate", chosen.maxAuditRate == 0);
        _requireTerm("minDeposit", chosen.minDeposit <= chosen.maxDeposit);
        _requireTerm("claimFee", chosen.claimFee <= chosen.minDeposit / IDLE_DIVISOR);

        _MIN_MATCHING = chosen.minimum.matching;
        _MIN_SETUP = chosen.minimum.setup;
        _MIN_RUN = chosen.minimum.run;
        _MIN_DELIVER = chosen.minimum.deliver;
        _MIN_REVEAL = chosen.minimum.reveal;
        _MIN_CHALLENGE = chosen.minimum.challenge;
        _CANCEL_DELAY = chosen.cancelDelay;
        _PAYOUT_PERIOD = chosen.payoutPeriod;
        _PROBATION = chosen.probation;
        _PAYOUT_THRESHOLD = chosen.payoutThreshold;
        _MIN_DEPOSIT = chosen.minDeposit;
        _MAX_DEPOSIT = chosen.maxDeposit;
        _CLAIM_FEE = chosen.claimFee;
        _FUEL_PRICE = chosen.fuelPrice;
    }

    /// @inheritdoc IJobAgency
    function terms() public view returns (Terms memory) {
        return Terms({
            minimum: Clocks({
                matching: _MIN_MATCHING,
                setup: _MIN_SETUP,
                run: _MIN_RUN,
                deliver: _MIN_DELIVER,
                reveal: _MIN_REVEAL,
                challenge: _MIN_CHALLENGE
            }),
            cancelDelay: _CANCEL_DELAY,
            payoutPeriod: _PAYOUT_PERIOD,
            probation: _PROBATION,
            maxAuditRate: 0,
            payoutThreshold: _PAYOUT_THRESHOLD,
            minDeposit: _MIN_DEPOSIT,
            maxDeposit: _MAX_DEPOSIT,
            claimFee: _CLAIM_FEE,
            fuelPrice: _FUEL_PRICE
        });
    }

    /* CHECKS */

    /// @dev Reverts unless the agency can run the job and bring it to an end.
    function _requireSpec(JobSpec calldata spec) internal view {
        _requireSupported("verifier", spec.verifier.digest == 0 && spec.verifier.codec == 0);
        _requireSupported("policy", spec.policy == 0);
        _requireSupported("flags", spec.flags == 0);
        _requireSupported("auditRate", spec.auditRate == 0);

        _requireField("code", _isContent(spec.code));
        _requireField("input", _isContentOrNone(spec.input));
        _requireField("options", _isContentOrNone(spec.options));
        _requireField("preload", _isContentOrNone(spec.preload));
        _requireField("engine", spec.engine != 0);
        _requireField("fuel", spec.fuel != 0);
        _requireField("memoryPages", spec.memoryPages != 0 && spec.memoryPages <= MAX_PAGES);
        _requireField("maxResult", spec.maxResult != 0);
        _requireField("deposit", spec.deposit >= _MIN_DEPOSIT && spec.deposit <= _MAX_DEPOSIT);
        _requireField("replicas", spec.replicas != 0 && spec.replicas <= MAX_REPLICAS);
        // One seat needs one result, more seats more than half of them (SR-07): two quorums can never both win.
        _requireField("quorum", spec.quorum > spec.replicas / 2 && spec.quorum <= spec.replicas);
        _requireClocks(spec.clocks);

        // Work has a floor price, else a poster could have long runs for nothing by letting them fail (SR-09).
        uint256 least = uint256(spec.fuel) * _FUEL_PRICE / FUEL_LOT;
        if (spec.reward < least) revert RewardTooLow(spec.reward, least);
    }

    /// @dev Reverts if a peer address is longer than readers of the log should have to bear.
    function _requirePeers(bytes calldata peers) internal pure {
        if (peers.length > MAX_PEERS) revert PeersTooLong(peers.length);
    }

    function _requireClocks(Clocks calldata clocks) private view {
        _requireField("matching", _isBetween(clocks.matching, _MIN_MATCHING));
        _requireField("setup", _isBetween(clocks.setup, _MIN_SETUP));
        _requireField("run", _isBetween(clocks.run, _MIN_RUN));
        _requireField("deliver", _isBetween(clocks.deliver, _MIN_DELIVER));
        _requireField("reveal", _isBetween(clocks.reveal, _MIN_REVEAL));
        _requireField("challenge", _isBetween(clocks.challenge, _MIN_CHALLENGE));
    }

    function _isBetween(uint32 clock, uint32 minimum) private pure returns (bool) {
        return clock >= minimum && clock <= MAX_CLOCK;
    }

    function _isContent(Content calldata content) private pure returns (bool) {
        bytes1 codec = content.codec;
        return content.digest != 0 && (codec == RAW || codec == DAG_PB || codec == DAG_CBOR);
    }

    function _isContentOrNone(Content calldata content) private pure returns (bool) {
        return _isContent(content) || (content.digest == 0 && content.codec == 0);
    }

    function _requireField(bytes32 field, bool holds) private pure {
        if (!holds) revert InvalidSpec(field);
    }

    function _requireSupported(bytes32 field, bool holds) private pure {
        if (!holds) revert Unsupported(field);
    }

    function _requireTerm(bytes32 field, bool holds) private pure {
        if (!holds) revert InvalidTerms(field);
    }

    function _requireClock(bytes32 field, uint32 clock) private pure {
        _requireTerm(field, clock != 0 && clock <= MAX_CLOCK);
    }
}
