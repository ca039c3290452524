// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Beacon} from "../../../contracts/Beacon.sol";
import {BlockhashBeacon} from "../../../contracts/BlockhashBeacon.sol";
import {IBeacon} from "../../../contracts/interfaces/IBeacon.sol";
import {IBlockhashBeacon} from "../../../contracts/interfaces/IBlockhashBeacon.sol";
import {Test} from "../Test.sol";

/// @notice Randomness that is known once, or lost, and never rolled again.
contract BeaconTest is Test {
    uint256 private constant START = 1000;
    uint256 private constant EPOCH = 20;
    uint256 private constant REVEAL = 10;
    uint256 private constant BOND = 1 ether;
    bytes32 private constant DOMAIN = keccak256("domain");

    Beacon private _beacon;
    address[] private _operators;

    function setUp() public {
        vm.roll(START);
        for (uint160 i = 1; i <= 4; ++i) {
            _operators.push(address(0xBEAC00 + i));
            vm.deal(_operators[i - 1], 10 ether);
        }
        _beacon = new Beacon(_operators, uint64(EPOCH), uint64(REVEAL), BOND);
        for (uint256 i = 0; i < 3; ++i) {
            _join(i);
        }
    }

    /* STEPS */

    /// @dev A chain of 64 links. Epoch 2 shows link 1, epoch 3 link 2, and so on.
    function _link(uint256 who, uint256 number) private view returns (bytes32 link) {
        link = keccak256(abi.encode("chain", _operators[who]));
        for (uint256 i = 64; i > number; --i) {
            link = keccak256(abi.encode(link));
        }
    }

    function _join(uint256 who) private {
        bytes32 tip = _link(who, 0);
        vm.prank(_operators[who]);
        _beacon.join{value: BOND}(tip);
    }

    function _reveal(uint256 who, uint64 epoch) private {
        _beacon.reveal(_operators[who], epoch, _link(who, epoch - 1));
    }

    function _firstOf(uint64 epoch) private pure returns (uint256) {
        return START + epoch * EPOCH;
    }

    /// @dev The first block in which the secrets of an epoch may be shown, with the hashes of the epoch at hand.
    function _end(uint64 epoch) private {
        vm.roll(_firstOf(epoch) + EPOCH);
        for (uint256 b = _firstOf(epoch); b < _firstOf(epoch) + EPOCH; ++b) {
            vm.setBlockhash(b, keccak256(abi.encode("hash", b)));
        }
    }

    function _all(uint64 epoch) private {
        _end(epoch);
        for (uint256 i = 0; i < 3; ++i) {
            _reveal(i, epoch);
        }
    }

    function _is(uint256 blockNumber, bool known, bool lost) private view returns (bytes32) {
        (bool k, bool l, bytes32 value) = _beacon.randomness(blockNumber, DOMAIN);
        that(k == known, known ? "should be known" : "should not be known");
        that(l == lost, lost ? "should be lost" : "should not be lost");
        that(k == (value != 0), "a value if and only if it is known");
        return value;
    }

    /* THE WAY IT GOES */

    // SR-04
    function test_knownWhenAllHaveShown() public {
        uint256 blockNumber = _firstOf(2) + 7;
        _is(blockNumber, false, false);
        _end(2);
        _is(blockNumber, false, false);
        _reveal(0, 2);
        _reveal(1, 2);
        _is(blockNumber, false, false);
        _reveal(2, 2);
        bytes32 sum = 0;
        for (uint256 i = 0; i < 3; ++i) {
            sum ^= keccak256(abi.encode(_operators[i], uint64(2), _link(i, 1)));
        }
        eq(
            _is(blockNumber, true, false),
            keccak256(abi.encode(sum, keccak256(abi.encode("hash", blockNumber)), DOMAIN)),
            "value"
        );
        (,, bytes32 other) = _beacon.randomness(blockNumber, "other");
        that(other != _is(blockNumber, true, false), "another domain, another value");
        that(_is(blockNumber + 1, true, false) != _is(blockNumber, true, false), "another block, another value");
        _all(3);
        _is(_firstOf(3), true, false);
        (uint256 expected, uint256 shown,) = _beacon.secretsOf(3);
        eq(expected, 3, "expected");
        eq(shown, 3, "shown");
    }

    function test_recordedBlocksAreNotForgotten() public {
        _all(2);
        uint256 blockNumber = _firstOf(2);
        bytes32 value = _is(blockNumber, true, false);
        _beacon.record(blockNumber);
        vm.roll(blockNumber + 1000);
        eq(_is(blockNumber, true, false), value, "the same");
        _is(blockNumber + 1, false, true);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.UnknownBlock.selector, blockNumber + 1));
        _beacon.record(blockNumber + 1);
    }

    function test_operatorsTakePartFromTheEpochAfterTheNext() public {
        _is(START, false, false);
        _is(_firstOf(1), false, false);
        vm.roll(_firstOf(2));
        _is(_firstOf(1), false, true); // nobody took part in epoch 1
        _is(START - 1, false, true);
        vm.roll(_firstOf(3) - 1);
        _join(3);
        (, uint64 from,,,) = _beacon.operatorOf(_operators[3]);
        eq(from, 4, "from");
        _all(2);
        _all(3);
        _is(_firstOf(3), true, false);
        _all(4);
        _is(_firstOf(4), false, false); // the fourth has not shown yet
        bytes32 secret = _link(3, 1);
        _beacon.reveal(_operators[3], 4, secret);
        _is(_firstOf(4), true, false);
    }

    function test_operatorLeavesWithItsBond() public {
        vm.roll(_firstOf(2));
        vm.prank(_operators[0]);
        _beacon.leave();
        vm.prank(_operators[0]);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotOperator.selector, _operators[0]));
        _beacon.leave();
        _all(2);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NothingToWithdraw.selector, _operators[0]));
        _beacon.withdraw(_operators[0]);
        _all(3);
        uint256 before = _operators[0].balance;
        _beacon.withdraw(_operators[0]);
        eq(_operators[0].balance, before + BOND, "bond");
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NothingToWithdraw.selector, _operators[0]));
        _beacon.withdraw(_operators[0]);
        _is(_firstOf(3), true, false);
        _end(4);
        _is(_firstOf(4), false, true); // two are too few
        bytes32 tip = _link(0, 0);
        vm.prank(_operators[0]);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.AlreadyOperator.selector, _operators[0]));
        _beacon.join{value: BOND}(tip);
    }

    /// @notice Whoever has shown all that it owed has missed nothing, however long it leaves its bond here.
    function test_attack_bondOfAnOperatorThatIsThrough() public {
        vm.roll(_firstOf(2));
        vm.prank(_operators[0]);
        _beacon.leave();
        _all(2);
        _all(3);
        _end(4);
        bytes32 more = _link(0, 3);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongSecret.selector, _operators[0], 4));
        _beacon.reveal(_operators[0], 4, more);
        vm.roll(_firstOf(9));
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotMissed.selector, _operators[0], 4));
        _beacon.miss(_operators[0]);
        _beacon.withdraw(_operators[0]);
    }

    function test_operatorThatLeavesEarlyOwesOneEpoch() public {
        vm.prank(_operators[0]);
        _beacon.leave();
        (,, uint64 until, uint64 owes,) = _beacon.operatorOf(_operators[0]);
        eq(until, 2, "until");
        eq(owes, 2, "owes");
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NothingToWithdraw.selector, _operators[0]));
        _beacon.withdraw(_operators[0]);
    }

    /* ATTACKS */

    function test_attack_secretBeforeTheEpochEnds() public {
        vm.roll(_firstOf(3) - 1);
        bytes32 secret = _link(0, 1);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongTime.selector, 2, _firstOf(3), _firstOf(3) + REVEAL - 1));
        _beacon.reveal(_operators[0], 2, secret);
        vm.roll(_firstOf(3) + REVEAL);
        vm.expectPartialRevert(IBeacon.WrongTime.selector);
        _beacon.reveal(_operators[0], 2, secret);
        vm.roll(_firstOf(3) + REVEAL - 1);
        _beacon.reveal(_operators[0], 2, secret);
    }

    function test_attack_anotherSecret() public {
        _end(2);
        bytes32[3] memory wrong = [_link(0, 2), _link(1, 1), _link(0, 0)];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongSecret.selector, _operators[0], 2));
            _beacon.reveal(_operators[0], 2, wrong[i]);
        }
        _reveal(0, 2);
        bytes32 right = _link(0, 1);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongSecret.selector, _operators[0], 2));
        _beacon.reveal(_operators[0], 2, right);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotOperator.selector, _operators[3]));
        _beacon.reveal(_operators[3], 2, right);
    }

    // SR-04
    function test_attack_missingBeaconReveal() public {
        uint256 blockNumber = _firstOf(2);
        _end(2);
        _reveal(0, 2);
        _reveal(1, 2);
        vm.roll(_firstOf(3) + REVEAL - 1);
        _is(blockNumber, false, false);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotMissed.selector, _operators[2], 2));
        _beacon.miss(_operators[2]);
        vm.roll(_firstOf(3) + REVEAL);
        _is(blockNumber, false, true);
        _beacon.miss(_operators[2]);
        _is(blockNumber, false, true);
        (,,,, bool bonded) = _beacon.operatorOf(_operators[2]);
        that(!bonded, "out");
        eq(address(_beacon).balance, 3 * BOND, "the bond is nobody's");
        vm.expectPartialRevert(IBeacon.NotMissed.selector);
        _beacon.miss(_operators[2]);
        vm.expectPartialRevert(IBeacon.NotMissed.selector);
        _beacon.miss(_operators[0]);
    }

    // SR-04
    /// @notice Whether or when somebody takes a bond, a block comes back late, or an operator is gone: what is lost stays
    /// lost, and what is known keeps its value.
    function test_attack_reRollOfRandomness() public {
        _join(3); // from epoch 2 on, as the others
        _end(2);
        for (uint256 i = 0; i < 3; ++i) {
            _reveal(i, 2);
        }
        vm.roll(_firstOf(3) + REVEAL); // the fourth keeps its secret back
        _is(_firstOf(2), false, true);
        _beacon.miss(_operators[3]);
        _is(_firstOf(2), false, true);
        _all(3); // it was still expected then: its chain does not skip a link
        bytes32 next = _link(3, 2);
        vm.expectPartialRevert(IBeacon.NotOperator.selector);
        _beacon.reveal(_operators[3], 3, next);
        _is(_firstOf(3), false, false);
        vm.roll(_firstOf(4) + REVEAL);
        _is(_firstOf(3), false, true);
        _all(4);
        bytes32 value = _is(_firstOf(4), true, false);
        _beacon.record(_firstOf(4));
        vm.prank(_operators[0]);
        _beacon.leave();
        _all(5);
        _all(6);
        _beacon.withdraw(_operators[0]);
        eq(_is(_firstOf(4), true, false), value, "the same for ever");
        _is(_firstOf(3), false, true);
        _is(_firstOf(2), false, true);
    }

    /// @notice The same without anybody calling `miss`.
    function test_attack_bondNotTaken() public {
        _join(3);
        for (uint64 e = 2; e <= 3; ++e) {
            _all(e);
        }
        _all(4);
        _is(_firstOf(4), true, false);
        (uint256 expected,,) = _beacon.secretsOf(3);
        eq(expected, 4, "epoch 3 began before the secret was overdue");
        vm.prank(_operators[3]);
        _beacon.leave();
        vm.roll(_firstOf(5) + REVEAL);
        _beacon.miss(_operators[3]);
        vm.expectPartialRevert(IBeacon.NothingToWithdraw.selector);
        _beacon.withdraw(_operators[3]);
        (expected,,) = _beacon.secretsOf(3);
        eq(expected, 4, "still");
        (expected,,) = _beacon.secretsOf(4);
        eq(expected, 3, "still");
    }

    /// @notice Whoever kept a secret back cannot show it for a later epoch, and so be none the worse.
    function test_attack_secretOfAnEarlierEpoch() public {
        _all(2);
        _end(3);
        _end(4);
        bytes32 kept = _link(0, 2);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongSecret.selector, _operators[0], 4));
        _beacon.reveal(_operators[0], 4, kept);
    }

    /// @notice Where an epoch begins in the last block in which an earlier secret can be shown, its owner is expected in it:
    /// else showing it there would change who is.
    function test_expectedWhileThereIsTime() public {
        _beacon = new Beacon(_operators, uint64(EPOCH), uint64(EPOCH + 1), BOND);
        for (uint256 i = 0; i < 4; ++i) {
            _join(i);
        }
        (, uint256 last) = _beacon.revealsOf(2);
        eq(last, _firstOf(4), "epoch 4 begins");
        vm.roll(last);
        (uint256 before,,) = _beacon.secretsOf(4);
        _reveal(0, 2);
        (uint256 expected,,) = _beacon.secretsOf(4);
        eq(before, 4, "all are expected");
        eq(expected, 4, "they still are");
        vm.roll(last + 1);
        (expected,,) = _beacon.secretsOf(5);
        eq(expected, 1, "and the others no more");
    }

    function test_attack_equalSecretsCancelOut() public {
        bytes32 tip = _link(0, 0);
        vm.prank(_operators[3]);
        _beacon.join{value: BOND}(tip);
        _all(2);
        bytes32 secret = _link(0, 1);
        (,, bytes32 before) = _beacon.secretsOf(2);
        _beacon.reveal(_operators[3], 2, secret);
        (,, bytes32 sum) = _beacon.secretsOf(2);
        eq(sum ^ before, keccak256(abi.encode(_operators[3], uint64(2), secret)), "its own share");
    }

    function test_joinRefusals() public {
        vm.deal(address(this), 10 ether);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotOperator.selector, address(this)));
        _beacon.join{value: BOND}("tip");
        vm.prank(_operators[3]);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.WrongValue.selector, 1, BOND));
        _beacon.join{value: 1}("tip");
        vm.prank(_operators[3]);
        vm.expectRevert(IBeacon.InvalidTip.selector);
        _beacon.join{value: BOND}(0);
    }

    function test_configurations() public {
        address[] memory few = new address[](2);
        (few[0], few[1]) = (_operators[0], _operators[1]);
        _refused(few, 10, 10);
        address[] memory twice = new address[](3);
        (twice[0], twice[1], twice[2]) = (_operators[0], _operators[1], _operators[0]);
        _refused(twice, 10, 10);
        twice[2] = address(0);
        _refused(twice, 10, 10);
        _refused(_operators, 0, 10);
        _refused(_operators, 10, 0);
        _refused(_operators, 200, 51);
        new Beacon(_operators, 200, 50, 0);
        address[] memory many = new address[](17);
        for (uint160 i = 0; i < 17; ++i) {
            many[i] = address(i + 1);
        }
        _refused(many, 10, 10);
    }

    function _refused(address[] memory operators, uint64 epochBlocks, uint64 revealBlocks) private {
        vm.expectRevert(IBeacon.InvalidConfiguration.selector);
        new Beacon(operators, epochBlocks, revealBlocks, BOND);
    }

    /* BLOCK HASHES ALONE */

    function test_blockHashIsKnownAfterItsBlockAndLostAfter256() public {
        BlockhashBeacon b = new BlockhashBeacon(1 ether);
        (bool known, bool lost, bytes32 value) = b.randomness(START, DOMAIN);
        that(!known && !lost && value == 0, "to come");
        vm.roll(START + 1);
        vm.setBlockhash(START, keccak256("hash"));
        (known, lost, value) = b.randomness(START, DOMAIN);
        that(known && !lost, "known");
        eq(value, keccak256(abi.encode(keccak256("hash"), DOMAIN)), "value");
        vm.roll(START + 258);
        (known, lost, value) = b.randomness(START, DOMAIN);
        that(!known && lost && value == 0, "lost");
        vm.roll(START + 1);
        vm.chainId(1);
        (known, lost,) = b.randomness(START, DOMAIN);
        that(!known && lost, "another chain");
    }

    // SR-04
    function test_attack_chainWhoseBlockHashIsChosen() public {
        uint32[6] memory refused = [uint32(10), 137, 8453, 42161, 59144, 2];
        for (uint256 i = 0; i < refused.length; ++i) {
            vm.chainId(refused[i]);
            vm.expectRevert(abi.encodeWithSelector(IBlockhashBeacon.UnlistedChain.selector, refused[i]));
            new BlockhashBeacon(1 ether);
        }
        uint32[5] memory listed = [uint32(1), 11155111, 560048, 1337, 31337];
        for (uint256 i = 0; i < listed.length; ++i) {
            vm.chainId(listed[i]);
            new BlockhashBeacon(1 ether);
        }
    }

    // SR-04
    function test_valueOfOneBlockIsCapped() public {
        BlockhashBeacon b = new BlockhashBeacon(10);
        b.rely(START + 1, 4);
        b.rely(START + 1, 6);
        eq(b.relianceOf(address(this), START + 1), 10, "ten");
        vm.expectRevert(abi.encodeWithSelector(IBlockhashBeacon.CapExceeded.selector, START + 1, 10, 1));
        b.rely(START + 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IBlockhashBeacon.CapExceeded.selector, START + 2, 0, type(uint256).max));
        b.rely(START + 2, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IBlockhashBeacon.BlockPassed.selector, START));
        b.rely(START, 1);
        vm.prank(_operators[0]);
        b.rely(START + 1, 10); // strangers use up nobody's cap
    }
}
