// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A channel: who pays whom, in what, and by which rules. It never changes; the contract keeps only what moves,
/// under the channel's id.
struct Channel {
    address payer;
    address payee;
    address signer; // of the vouchers: the payer itself, another key of its, or a contract (EIP-1271)
    address token; // an ERC-20 token; zero: ether
    Rules rules;
}

/// @notice Three numbers of 32 bits each, from the highest: the window, the seconds in which the payee can still redeem
/// after the payer has started to close; the threshold, the length of the payee's identity chain from which vouchers count
/// at once; the salt, chosen by the payer, which makes two equal channels two.
type Rules is uint96;

/// @notice What the payer has promised in one lane of a channel, in all.
struct Voucher {
    uint8 lane;
    uint96 total; // since the lane was opened; earlier vouchers are part of it
    uint40 matures; // header time from which it counts, however short the identity chain
    uint32 length; // of the payee's identity chain when it was signed,
    bytes32 head; // and its head: evidence, and nothing more
}

/// @notice What moves in a channel.
struct Balance {
    uint96 left; // deposited and not yet paid
    uint96 paid; // in lane 0
    uint40 closeAt; // header time at which the payer may take the rest; zero: open; the largest there is: closed
    uint8 lanes; // zero: there never was such a channel
    bool revoked; // the signer has been revoked; see `revokedAt`
}

/// @title Unidirectional payment channels
/// @notice A payer locks a deposit for one payee and pays with signed, cumulative vouchers, off chain. Whoever holds the
/// last voucher redeems it: the payee gets what is new in it. A deposit can be drawn on by up to 16 independent counters,
/// the lanes.
///
/// A voucher counts once the payee's identity chain, as the payer put it into the voucher, has reached the channel's
/// threshold, or at its maturity, or as soon as the payer starts to close or revokes the signer: a threshold delays, it
/// never voids (SR-15). Neither the head of the chain nor what becomes of the identity matters.
///
/// The payer gets its rest back when the payee closes, or by closing itself and waiting for the window to end. All
/// deadlines are in header time.
/// @dev The identifier of a channel is `keccak256(abi.encode(block.chainid, address(this), channel))`. A closed channel
/// stays closed: its vouchers can never meet another channel of the same id.
/// @dev Vouchers are signed as EIP-712 data of the type
/// `Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)`.
/// @dev Warning: a payee must refuse vouchers once the highest totals of all lanes exceed the deposit together. The
/// contract pays a voucher whole or not at all.
/// @dev Warning: a contract that signs (EIP-1271) can change its mind until a voucher has been redeemed.
/// @dev Warning: tokens that take a fee are refused. Tokens whose balances change by themselves can leave the contract
/// with less than it owes in that token; no other token is touched.
interface IPaymentChannels {
    /* EVENTS */

    /// @notice A channel was opened with one lane and a deposit of `amount`.
    event Opened(
        bytes32 indexed id,
        address indexed payer,
        address indexed payee,
        address signer,
        address token,
        Rules rules,
        uint96 amount
    );
    /// @notice The deposit of a channel grew by `amount`.
    event ToppedUp(bytes32 indexed id, uint96 amount);
    /// @notice The channel has `lanes` lanes now.
    event LanesAdded(bytes32 indexed id, uint8 lanes);
    /// @notice The payee was paid up to `total` in a lane.
    event Redeemed(bytes32 indexed id, uint8 lane, uint96 total, uint32 length, bytes32 head);
    /// @notice The payee was paid `amount` for several vouchers. An entry has 45 bytes: the channel (32), the lane (1) and
    /// the total (12). Vouchers that did not count are not among them. What else they said is in the call's data.
    event BatchRedeemed(address indexed payee, address indexed token, uint256 amount, bytes entries);
    /// @notice The payer closes. Vouchers can be redeemed until `closeAt` at least.
    event CloseStarted(bytes32 indexed id, uint40 closeAt);
    /// @notice The channel ended; `refund` went back to the payer.
    event Closed(bytes32 indexed id, uint96 refund);
    /// @notice From `revokedAt` on, vouchers count only if the payer itself signed them.
    event SignerRevoked(bytes32 indexed id, uint40 revokedAt);
    /// @notice A transfer was refused: `amount` waits until the account fetches it with `withdraw`.
    event Credited(address indexed account, address indexed token, uint256 amount);
    /// @notice An account fetched what had been refused to it.
    event Withdrawn(address indexed account, address indexed token, address indexed to, uint256 amount);

    /* ERRORS */

    /// @notice Thrown by `open` for a channel that lacks something, or whose window is out of bounds.
    error InvalidChannel();
    /// @notice Thrown by `open` when there is or was such a channel.
    error ChannelExists(bytes32 id);
    /// @notice Thrown when there is no such channel, or no longer.
    error NotOpen(bytes32 id);
    /// @notice Thrown when the payer has started to close.
    error Closing(bytes32 id, uint40 closeAt);
    /// @notice Thrown before the payer may take the rest; `closeAt` is zero if nobody has started to close.
    error TooEarly(bytes32 id, uint40 closeAt);
    /// @notice Thrown when this is for somebody else to do.
    error NotAllowed(address caller);
    /// @notice Thrown when the amount is zero or too large, or not what arrived.
    error WrongAmount(uint256 arrived, uint256 amount);
    /// @notice Thrown when a channel would have more lanes than 16, or no more than before.
    error WrongLanes(uint256 lanes);
    /// @notice Thrown when a channel does not have the lane.
    error NoSuchLane(bytes32 id, uint8 lane);
    /// @notice Thrown when nothing is new in a voucher.
    error NothingNew(bytes32 id, uint96 paid);
    /// @notice Thrown when a voucher promises more than there is.
    error AboveBalance(bytes32 id, uint256 amount, uint96 left);
    /// @notice Thrown before a voucher counts.
    error Immature(bytes32 id, uint40 matures);
    /// @notice Thrown when a voucher is not signed by whom it must be.
    error WrongSigner(bytes32 id);
    /// @notice Thrown when the signer was revoked already, or is the payer itself.
    error NotRevocable(bytes32 id);
    /// @notice Thrown when a batch is not a whole number of vouchers.
    error MalformedBatch();
    /// @notice Thrown when no voucher of a batch counts, or an account has no credit.
    error NothingToPay();
    /// @notice Thrown when somebody who is being paid, or a token, calls back.
    error Reentered();
    /// @notice Thrown when the receiver refused the payment.
    error TransferFailed(address to);

    /* PAYER */

    /// @notice Opens a channel with one lane. The deposit is `amount`, in ether sent along or in approved tokens.
    /// @param channel The caller must be its payer.
    function open(Channel calldata channel, uint96 amount) external payable returns (bytes32 id);

    /// @notice Adds lanes. Not while the channel closes: all that the payee can still be owed is known by then.
    function addLanes(Channel calldata channel, uint8 more) external;

    /// @notice Starts to close. From now on every voucher counts at once, and when the window has passed, the rest goes
    /// back to the payer. This can neither be repeated nor taken back.
    function startClose(Channel calldata channel) external;

    /// @notice Revokes the signer, if that is another than the payer. Its vouchers count at once and until the window has
    /// passed, so that the payee can redeem what it holds; then only the payer's own do.
    function revokeSigner(Channel calldata channel) external;

    /* PAYEE */

    /// @notice Ends the channel at once: the rest goes back to the payer. The payee gives up what it has not redeemed.
    function close(Channel calldata channel) external;

    /// @notice Redeems and then closes.
    function redeemAndClose(Channel calldata channel, Voucher calldata voucher, bytes calldata signature) external;

    /* ANYBODY */

    /// @notice Adds the ether that is sent along to the deposit of a channel in ether. Not while it closes.
    function topUp(bytes32 id) external payable;

    /// @notice Adds the caller's tokens to the deposit of a channel in tokens. Not while it closes.
    function topUpTokens(Channel calldata channel, uint96 amount) external;

    /// @notice Pays the payee what is new in a voucher.
    /// @param signature 64 bytes of an ECDSA signature in the form of EIP-2098, or whatever the signer takes by EIP-1271.
    function redeem(Channel calldata channel, Voucher calldata voucher, bytes calldata signature) external;

    /// @notice Pays a payee for vouchers of many channels that have token, window and threshold in common. A voucher that
    /// does not count, for instance because somebody was faster, is left out; the others are paid. Only ECDSA signatures:
    /// a batch asks no stranger's contract.
    /// @param items The vouchers, packed: a byte of zero (1), the payer (20), salt (4), maturity (5), length (4), lane (1),
    /// total (12), head (32), and the signature in the form of EIP-2098 (64). Where the signer is not the payer, the first
    /// byte is one and the signer (20) precedes the payer.
    /// @return amount What was paid.
    function redeemMany(address payee, address token, uint32 window, uint32 threshold, bytes calldata items)
        external
        returns (uint256 amount);

    /// @notice Ends a channel whose window has passed: the rest goes back to the payer.
    function finish(Channel calldata channel) external;

    /// @notice Sends the caller's credit, all of it, to an account of its choice.
    /// @param token Zero: ether.
    function withdraw(address token, address to) external;

    /* VIEWS */

    /// @notice The identifier of a channel.
    function idOf(Channel calldata channel) external view returns (bytes32);

    /// @notice What is signed for a voucher.
    function digestOf(bytes32 id, Voucher calldata voucher) external view returns (bytes32);

    /// @notice What moves in a channel.
    function balanceOf(bytes32 id) external view returns (Balance memory);

    /// @notice What was paid in a lane.
    function paidOf(bytes32 id, uint8 lane) external view returns (uint96);

    /// @notice The header time from which the signer's vouchers no longer count; zero if it was not revoked.
    function revokedAt(bytes32 id) external view returns (uint40);

    /// @notice What was refused to an account and waits for it.
    function creditOf(address token, address account) external view returns (uint256);

    /// @notice The shortest and longest window that a channel may have, in seconds.
    function windowBounds() external view returns (uint32 shortest, uint32 longest);
}
