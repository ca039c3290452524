// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Who may be drawn to audit
/// @notice An auditor holds slots, each with the same stake, and is drawn once per slot: many identities are worth no
/// more than one with as many slots. A slot can be drawn once it is old enough, has passed enough audits or canaries, and
/// its owner asks for it. Draws of an epoch are made among the slots that stood one epoch before, so that nobody can
/// enter or leave a draw whose outcome can be guessed (SR-05).
interface IAuditorSlots {
    /* EVENTS */

    /// @notice A slot was bought.
    event SlotOpened(uint32 indexed slot, address indexed owner);
    /// @notice A slot passed an audit or canary.
    event SlotPassed(uint32 indexed slot, uint16 passed);
    /// @notice A slot can be drawn from the epoch after the next.
    event SlotSeated(uint32 indexed slot, uint32 seat);
    /// @notice A slot leaves. Its stake is free at `freeAt`.
    event SlotClosing(uint32 indexed slot, uint40 freeAt);
    /// @notice A slot was convicted, its stake is burnt.
    event SlotConvicted(uint32 indexed slot, address indexed owner, uint256 burnt);
    /// @notice The stake of a slot went back to its owner.
    event SlotReleased(uint32 indexed slot, address indexed owner);

    /* ERRORS */

    error WrongValue(uint256 sent, uint256 needed);
    error NotOwner(uint32 slot, address account);
    error NotReporter(address account);
    /// @notice Thrown when the slot's state does not allow the call.
    error WrongState(uint32 slot);
    error TooYoung(uint32 slot, uint40 notBefore);
    error TooFewPassed(uint32 slot, uint16 passed);
    /// @notice Thrown when there are not enough slots for a draw.
    error TooFewSlots(uint256 slots, uint256 needed);
    error TransferFailed(address account);
    error InvalidConfiguration();

    /* AUDITORS */

    /// @notice Buys a slot.
    function open() external payable returns (uint32 slot);

    /// @notice Takes a seat, when the slot is ready.
    function sit(uint32 slot) external;

    /// @notice Leaves. Draws of this and the next epoch can still name the slot.
    function close(uint32 slot) external;

    /// @notice Pays the stake of a slot that left to its owner.
    function release(uint32 slot) external;

    /* REPORTERS */

    /// @notice A slot passed an audit or canary.
    function pass(uint32 slot) external;

    /// @notice A jury convicted a slot: its stake is burnt, and its owner cannot sit again.
    function convict(uint32 slot) external;

    /* VIEWS */

    /// @notice Draws `count` different slots for what was submitted in `epoch`.
    /// @param seed A value of `IRandomness`.
    /// @param excluded The parties and their owners.
    function draw(bytes32 seed, uint64 epoch, uint256 count, address[] calldata excluded)
        external
        view
        returns (uint32[] memory slots, address[] memory owners);

    /// @notice How many slots stand for draws of an epoch. Below 16 `draw` refuses, unless there is a bootstrap list.
    function sizeOf(uint64 epoch) external view returns (uint256);

    /// @notice Whether draws of an epoch are made from the bootstrap list. Then a slot's number is its place there.
    function isBootstrap(uint64 epoch) external view returns (bool);

    /// @notice The bootstrap list.
    function bootstrap() external view returns (address[] memory);

    /// @notice The epoch that it is now.
    function epochNow() external view returns (uint64);

    /// @notice What is known of a slot.
    function slotOf(uint32 slot)
        external
        view
        returns (address owner, uint40 openedAt, uint16 passed, bool seated, uint40 freeAt, bool convicted);
}
