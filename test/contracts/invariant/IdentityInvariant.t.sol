// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "../../../contracts/IdentityRegistry.sol";
import {Identity, IdentityState} from "../../../contracts/interfaces/IIdentityRegistry.sol";
import {IOfferBoard, OfferTerms} from "../../../contracts/interfaces/IOfferBoard.sol";
import {Test} from "../Test.sol";
import {PlainBoard} from "../hosting/IdentityTest.sol";
import {IdentityHandler} from "./IdentityHandler.sol";

/// @notice What must hold whatever owners, supervisors and courts do.
contract IdentityInvariantTest is Test {
    bytes32 private constant OFFER = keccak256("offer");

    IdentityRegistry private _registry;
    IdentityHandler private _handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        vm.roll(1000);
        PlainBoard board = new PlainBoard();
        OfferTerms memory terms;
        terms.tickBlocks = 1;
        terms.exitDelay = 3 days;
        terms.court = address(0xC0);
        board.post(OFFER, address(0xA0), terms);
        board.grant(OFFER, vm.addr(77), 2);
        _registry = new IdentityRegistry(IOfferBoard(address(board)), 1 days, 256, terms);
        _handler = new IdentityHandler(_registry, OFFER, address(0xA0), address(0xC0));
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice The registry holds every deposit that has been neither withdrawn nor burnt, and what is burnt stays.
    function invariant_depositsAreThere() public view {
        uint256 deposits = 0;
        for (uint256 i = 0; i < _handler.count(); ++i) {
            bytes32 id = _handler.ids(i);
            Identity memory identity = _registry.identity(id);
            eq(identity.deposit, _handler.deposited(id), "nobody's deposit changes but as its state says");
            deposits += identity.deposit;
        }
        eq(address(_registry).balance, deposits + _handler.burnt() + _handler.forced(), "balance");
        eq(_handler.paidIn(), deposits + _handler.burnt() + _handler.paidOut(), "nothing else was paid");
    }

    /// @notice No state leads back, and only the court's ends all.
    function invariant_statesOnlyMoveOn() public view {
        for (uint8 from = 0; from < 6; ++from) {
            for (uint8 to = 0; to < 6; ++to) {
                if (_handler.moves(IdentityState(from), IdentityState(to)) == 0) continue;
                that(_mayMove(IdentityState(from), IdentityState(to)), "a move that must not be");
            }
        }
    }

    function _mayMove(IdentityState from, IdentityState to) private pure returns (bool) {
        if (from == IdentityState.None) return to == IdentityState.Active;
        if (to == IdentityState.Tombstoned) return from != IdentityState.Tombstoned;
        if (to == IdentityState.Exiting) return from == IdentityState.Active;
        if (to == IdentityState.Dismissed) return from == IdentityState.Active || from == IdentityState.Exiting;
        return to == IdentityState.Gone && from == IdentityState.Exiting;
    }

    /// @notice Who has left or was sent away has a time at which its deposit may go; whoever works has none.
    function invariant_everyStateHasAnExit() public view {
        for (uint256 i = 0; i < _handler.count(); ++i) {
            Identity memory identity = _registry.identity(_handler.ids(i));
            if (identity.state == IdentityState.Active) eq(identity.exitAt, 0, "no exit yet");
            if (identity.state == IdentityState.Exiting || identity.state == IdentityState.Dismissed) {
                that(identity.exitAt != 0 && identity.exitAt <= block.timestamp + 90 days, "an end in sight");
            }
            if (identity.state == IdentityState.Gone) eq(identity.deposit, 0, "gone with its deposit");
            if (identity.state == IdentityState.Tombstoned) eq(identity.deposit, 0, "burnt");
        }
    }
}
