package ground

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/hosting"
	"emet/agents/market"
)

// reverted is the code of a refusal that is not one of the contracts' own errors.
const reverted = "Reverted"

// bound are the contracts whose errors are known.
var bound = []interface{ GetABI() abi.ABI }{board, registry, keys, ticks, court, channels, auditors, beacons, hashes}

// known are the contracts' errors by their selectors. Where contracts share one, it means the same.
var known = func() map[[4]byte]abi.Error {
	out := make(map[[4]byte]abi.Error)
	for _, c := range bound {
		for _, e := range c.GetABI().Errors {
			out[[4]byte(e.ID[:4])] = e
		}
	}
	return out
}()

// sentences say what the contracts' errors mean, their arguments numbered. A test fails when there is one without.
var sentences = map[string]string{
	"AboveBalance(bytes32,uint256,uint96)":          "the voucher promises %[2]s more than the %[3]s that channel %[1]s holds",
	"AlreadyBonded(bytes32)":                        "the bond of offer %[1]s is in place",
	"AlreadyComplained(bytes32,uint64)":             "identity %[1]s has complained in tick %[2]s: once in a tick is allowed",
	"AlreadyOperator(address)":                      "%[1]s is an operator already, or was one, which is for good",
	"AlreadyStarted(bytes32)":                       "the ticks of offer %[1]s have begun already",
	"BlockPassed(uint256)":                          "block %[1]s is not one to come",
	"BondTooLow(uint256,uint256)":                   "a bond of %[1]s is too small: %[2]s are needed",
	"CapExceeded(uint256,uint256,uint256)":          "%[2]s wei depend on block %[1]s already: %[3]s more are too many",
	"ChainNotLonger(uint64,uint64)":                 "the identity chain has %[1]s links on chain: one of %[2]s adds nothing",
	"ChannelExists(bytes32)":                        "channel %[1]s was opened before: choose another salt",
	"CheckpointUnorderedInsertion()":                "the epochs are out of order",
	"Closing(bytes32,uint40)":                       "channel %[1]s is closing: its payer can take the rest at %[2]s",
	"DeadlinePassed(uint40)":                        "the deadline passed at %[1]s",
	"DemandOpen(bytes32,uint64)":                    "tick %[2]s of offer %[1]s is being doubted: its signatures have to be shown first",
	"DepositTooLow(uint256,uint256)":                "a deposit of %[1]s is too small: the offer asks for %[2]s",
	"ECDSAInvalidSignature()":                       "a signature is malformed",
	"ECDSAInvalidSignatureLength(uint256)":          "a signature of %[1]s bytes is none",
	"ECDSAInvalidSignatureS(bytes32)":               "a signature is not in its canonical form",
	"IdentityExists(bytes32)":                       "identity %[1]s is registered already: a key is used once in an offer, whatever becomes of it",
	"Immature(bytes32,uint40)":                      "the voucher of channel %[1]s counts from %[2]s on, or once the identity chain is long enough",
	"InvalidBatch()":                                "the batch is empty or too large",
	"InvalidCertificate(bytes32)":                   "the %[1]s of the certificate is out of range",
	"InvalidChannel()":                              "the channel lacks its payee or signer, or its window is too short or too long",
	"InvalidClaim(bytes32)":                         "claim %[1]s comes too early, was made before, or is none",
	"InvalidCommitment(bytes32,uint64)":             "the commitment to tick %[2]s of offer %[1]s lacks a part, or there should be none",
	"InvalidConfiguration()":                        "the contract cannot be deployed with these parameters",
	"InvalidContent()":                              "an entry names no content",
	"InvalidDocument()":                             "the document is none: it is named by a sha2-256 CID",
	"InvalidProfile(bytes32)":                       "a registry cannot be deployed with such a value of %[1]s",
	"InvalidScope(uint8)":                           "powers of %[1]s are none: there are 1 ticks, 2 chains, 4 payments, 8 versions, and their sums",
	"InvalidShortString()":                          "a name is malformed",
	"InvalidTerms(bytes32)":                         "the board does not take this %[1]s of an offer",
	"InvalidTip()":                                  "the chain of secrets has no end",
	"InvalidWork()":                                 "the proof of work is missing, or its block is not among the last 256: do it again",
	"KeyExists(bytes32)":                            "key %[1]s is reserved already",
	"MalformedBatch()":                              "the batch is not a whole number of vouchers",
	"NoDemand(bytes32)":                             "nobody doubts the last tick of offer %[1]s",
	"NoFault()":                                     "what was shown proves no fault",
	"NoSuchLane(bytes32,uint8)":                     "channel %[1]s has no lane %[2]s",
	"NotAllowed(address)":                           "%[1]s is not the one who may do this with the channel",
	"NotAnchored(address,uint64)":                   "relay %[1]s did not anchor this in batch %[2]s",
	"NotAuthorised(address)":                        "%[1]s may not do this: it is neither the identity's nor a key of its supervisor that may",
	"NotAuthorised(bytes32,address)":                "%[2]s may not do this for offer %[1]s: it is neither the master nor a key that may",
	"NotBonded(bytes32)":                            "the bond of offer %[1]s is not in place",
	"NotClient(bytes32,address)":                    "%[2]s is no client of offer %[1]s: register it first",
	"NotGuilty(bytes32)":                            "Step %[1]s is right: this convicts nobody",
	"NotInnocent(bytes32)":                          "Step %[1]s is not shown to be right",
	"NotMissed(address,uint64)":                     "operator %[1]s has nothing to answer for: it owes the secret of epoch %[2]s, or none",
	"NotOpen(bytes32)":                              "channel %[1]s is not open, or no longer",
	"NotOperator(address)":                          "%[1]s is no operator of the beacon, or no longer",
	"NotOwner(uint32,address)":                      "slot %[1]s does not belong to %[2]s",
	"NotPosted(bytes32,uint64)":                     "this is not tick %[2]s of offer %[1]s as it was posted",
	"NotRelay(address)":                             "%[1]s is no relay in good standing",
	"NotReplaceable(bytes32,uint64)":                "tick %[2]s of offer %[1]s can be neither doubted nor replaced any more",
	"NotReporter(address)":                          "%[1]s may not report on auditors",
	"NotRevealed(bytes32,uint64)":                   "the seed of tick %[2]s of offer %[1]s is not revealed: wait, or it is lost",
	"NotRevocable(bytes32)":                         "the signer of channel %[1]s was revoked already, or is the payer itself",
	"NotSigned(bytes32)":                            "Step %[1]s is not signed by the server that it names",
	"NotStarted(bytes32)":                           "the ticks of offer %[1]s have not begun",
	"NotWriter(bytes32,address)":                    "%[2]s is not the writer of key %[1]s",
	"NothingNew(bytes32,uint96)":                    "nothing is new in the voucher: %[2]s of channel %[1]s are paid",
	"NothingToPay()":                                "there is nothing to pay",
	"NothingToWithdraw(address)":                    "nothing is due to %[1]s",
	"OfferExists(bytes32)":                          "offer %[1]s was posted already",
	"OfferNotFound(bytes32)":                        "there is no offer %[1]s: check the id and the network",
	"Reentered()":                                   "somebody called back while being paid",
	"ReentrancyGuardReentrantCall()":                "the receiver called back while it was being paid",
	"Revoked(bytes32,address)":                      "key %[2]s of offer %[1]s was revoked, which is for good: grant another one",
	"SafeCastOverflowedUintDowncast(uint8,uint256)": "the number %[2]s is larger than the contract can hold",
	"SafeERC20FailedOperation(address)":             "token %[1]s refused the transfer",
	"StaleNonce(bytes32,address,uint64)":            "key %[2]s of offer %[1]s has a newer certificate than number %[3]s",
	"StringTooLong(string)":                         "a name is too long",
	"TooEarly(bytes32,uint256)":                     "this can be done for offer %[1]s from block %[2]s on",
	"TooEarly(bytes32,uint40)":                      "the payer of channel %[1]s may take the rest after its window, at %[2]s; start to close first if that is 1970",
	"TooEarly(bytes32,uint64)":                      "tick %[2]s of offer %[1]s has not ended",
	"TooEarly(uint40)":                              "the deposit may leave at %[1]s, not before",
	"TooFewPassed(uint32,uint16)":                   "slot %[1]s has passed %[2]s audits, which are too few to sit",
	"TooFewSignatures(uint256,uint256)":             "%[1]s of %[2]s server slots have signed: two thirds are needed",
	"TooFewSlots(uint256,uint256)":                  "%[1]s slots stand for a draw: %[2]s are needed",
	"TooLate(bytes32,uint256)":                      "this could be done for offer %[1]s up to block %[2]s",
	"TooYoung(uint32,uint40)":                       "slot %[1]s can do this from %[2]s on",
	"TransferFailed(address)":                       "account %[1]s refused the ether",
	"UnknownBlock(uint256)":                         "the chain does not know the hash of block %[1]s, or no longer",
	"UnknownScope(bytes32)":                         "there is no offer %[1]s: check the id and the network",
	"UnlistedChain(uint256)":                        "the block hashes of chain %[1]s are not good enough",
	"WorkMissing(bytes32,uint8)":                    "the nonce does not solve the challenge with %[2]s zero bits",
	"WorkTooOld(uint64)":                            "the proof of work was begun at block %[1]s, which is too long ago: do it again",
	"WrongAmount(uint256,uint256)":                  "%[1]s wei or units arrived where %[2]s are needed",
	"WrongAnchor(bytes32,uint64,bytes32)":           "the tick of offer %[1]s cites other updates than the %[2]s on chain",
	"WrongCharge(bytes32)":                          "the charge against identity %[1]s does not hold, or is another",
	"WrongIndex(bytes32,uint64,uint64)":             "key %[1]s has %[3]s entries: number %[2]s does not follow",
	"WrongKeys(bytes32)":                            "the keys of Step %[1]s are not those that follow from the seed",
	"WrongLanes(uint256)":                           "a channel has 1 to 16 lanes and cannot have %[1]s",
	"WrongPhase(bytes32)":                           "the ticks of offer %[1]s have ended, or have not",
	"WrongPrevious(bytes32)":                        "Step %[1]s names another Step before it",
	"WrongSecret(address,uint64)":                   "this is not the secret of operator %[1]s for epoch %[2]s",
	"WrongSeed(bytes32,uint64)":                     "the seed of tick %[2]s of offer %[1]s is not the one that was committed to",
	"WrongSigner(address)":                          "the signature is by %[1]s, or by nobody: it is not by the key that it must be by",
	"WrongSigner(bytes32)":                          "a signature for %[1]s is not by the key that it must be by",
	"WrongSlots(bytes32,uint64)":                    "these are not the server slots of tick %[2]s of offer %[1]s",
	"WrongStamp(bytes32)":                           "the stamp is not the one in Step %[1]s, or is none",
	"WrongState(bytes32,uint8)":                     "identity %[1]s is %[2]s, which does not allow this",
	"WrongState(uint32)":                            "the state of slot %[1]s does not allow this",
	"WrongSubject(bytes32)":                         "%[1]s is neither the offer nor another identity in it",
	"WrongTick(bytes32,uint64,uint64)":              "tick %[3]s of offer %[1]s is due, not tick %[2]s",
	"WrongTime(uint64,uint256,uint256)":             "the secrets of epoch %[1]s are shown in blocks %[2]s to %[3]s",
	"WrongValue(uint256,uint256)":                   "%[1]s was sent where %[2]s is needed",
	"WrongVersion(bytes32,uint32)":                  "offer %[1]s has version %[2]s: the new one does not follow it",
}

// Explain turns the data of a revert into words. It never fails: what it does not know, it shows.
func Explain(data []byte) market.RefusedError {
	if len(data) < 4 {
		return market.RefusedError{Code: reverted, Sentence: "the contract refused without saying why"}
	}
	if reason, err := abi.UnpackRevert(data); err == nil {
		return market.RefusedError{Code: reverted, Sentence: "the contract refused: " + printable(reason)}
	}
	if e, ok := known[[4]byte(data[:4])]; ok {
		if args, err := e.Inputs.Unpack(data[4:]); err == nil {
			return market.RefusedError{Code: e.Name, Sentence: sentence(e, args)}
		}
	}
	return market.RefusedError{Code: reverted, Sentence: fmt.Sprintf("the contract refused with the unknown error 0x%x", data[:4])}
}

// Knows reports whether the data of a revert is one of these contracts' errors.
func Knows(data []byte) bool {
	_, ok := known[[4]byte(append(bytes.Clone(data[:min(len(data), 4)]), 0, 0, 0, 0)[:4])]
	return ok
}

func sentence(e abi.Error, args []any) string {
	words := make([]any, len(args))
	for i, a := range args {
		words[i] = word(e.Inputs[i], a)
	}
	s := sentences[e.Sig]
	if !strings.Contains(s, "%") {
		return s
	}
	return fmt.Sprintf(s, words...)
}

// word writes an argument. Its name and type say what it is: all numbers of 40 bits are times.
func word(of abi.Argument, v any) string {
	switch v := v.(type) {
	case common.Address:
		return v.Hex()
	case [32]byte:
		if of.Name == "field" {
			return printable(string(bytes.TrimRight(v[:], "\x00")))
		}
		return common.Hash(v).Hex()
	case uint8:
		if of.Name == "state" {
			return hosting.State(v).String()
		}
	case *big.Int:
		switch of.Name {
		case "sent", "needed", "bond", "least":
			return market.Ether(v)
		}
		if of.Type.Size == 40 && v.IsInt64() {
			return time.Unix(v.Int64(), 0).UTC().Format(time.RFC3339)
		}
	}
	return printable(fmt.Sprint(v))
}

// refusal finds the contract's reason in a node's error.
func refusal(err error) error {
	var data rpc.DataError
	if !errors.As(err, &data) {
		return fmt.Errorf("ask a contract: %w", err)
	}
	text, ok := data.ErrorData().(string)
	if !ok {
		return fmt.Errorf("ask a contract: %w", err)
	}
	why := Explain(common.FromHex(text))
	return &why
}

// price makes a call that is offered nothing, and reads from the refusal what it wants.
func (g *Ground) price(ctx context.Context, m ethereum.CallMsg) (*big.Int, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, err := g.client.CallContract(ctx, m, nil)
	if err == nil {
		return new(big.Int), nil
	}
	if refused, ok := errors.AsType[rpc.DataError](err); ok {
		text, _ := refused.ErrorData().(string)
		if data := common.FromHex(text); len(data) >= 4 {
			switch e := known[[4]byte(data[:4])]; e.Name {
			case "WrongValue", "BondTooLow": // what was sent, and what is needed
				if args, err := e.Inputs.Unpack(data[4:]); err == nil {
					return args[1].(*big.Int), nil
				}
			}
		}
	}
	return nil, fmt.Errorf("ask for a price: %w", refusal(err))
}

func offerNotFound(id hosting.OfferID) error {
	return &market.RefusedError{Code: "OfferNotFound", Sentence: fmt.Sprintf(sentences["OfferNotFound(bytes32)"], id.Hex())}
}

// printable keeps a contract's words from playing tricks on a terminal.
func printable(s string) string {
	const most = 500
	clean := bytes.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) {
			return -1
		}
		return r
	}, []byte(s))
	return string(clean[:min(len(clean), most)])
}
