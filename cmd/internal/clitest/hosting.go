package clitest

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rogpeppe/go-internal/testscript"

	"emet/agents/channel"
	"emet/agents/identity"
	"emet/agents/node"
	"emet/cmd/internal/hosted"
)

// asSupervisor does something as a supervisor of the script's network. Each script has one.
func asSupervisor(ts *testscript.TestScript, fn func(context.Context, *node.Supervisor) error) {
	ctx := context.Background()
	s, err := node.OpenSupervisor(ctx, node.Options{Network: of(ts).network, State: ts.Getenv("WORK") + "/.supervisor"})
	ts.Check(err)
	defer func() { ts.Check(s.Close()) }()
	ts.Check(fn(ctx, s))
}

func offer(ts *testscript.TestScript, args []string) {
	asSupervisor(ts, func(ctx context.Context, s *node.Supervisor) error {
		terms, err := s.DefaultTerms(ctx)
		if err != nil {
			return err
		}
		id, _, err := s.PostOffer(ctx, node.OfferRequest{Document: node.Bytes(strings.NewReader(ts.Name())), Terms: terms})
		ts.Setenv(args[0], id.Hex())
		return err
	})
}

func voucher(ts *testscript.TestScript, args []string) {
	asSupervisor(ts, func(ctx context.Context, s *node.Supervisor) error {
		deposit, promised := channel.NewAmount(1e16), channel.NewAmount(1e15)
		id, _, err := s.OpenChannel(ctx, node.ChannelRequest{Payee: common.HexToAddress(args[1]), Amount: deposit})
		if err != nil {
			return err
		}
		v, err := s.Pay(ctx, id, promised, identity.Checkpoint{})
		if err != nil {
			return err
		}
		blob, err := json.Marshal(hosted.Voucher{Schema: hosted.VoucherSchema, Signed: v})
		if err != nil {
			return err
		}
		return os.WriteFile(ts.MkAbs(args[0]), blob, 0o600)
	})
}

// closing starts to close the channel of a voucher.
func closing(ts *testscript.TestScript, args []string) {
	asSupervisor(ts, func(ctx context.Context, s *node.Supervisor) error {
		blob, err := os.ReadFile(ts.MkAbs(args[0]))
		if err != nil {
			return err
		}
		var v hosted.Voucher
		if err := json.Unmarshal(blob, &v); err != nil {
			return err
		}
		_, err = s.StartClose(ctx, v.Channel)
		return err
	})
}

// head writes the head of an identity's chain of seven links, as its supervisor signed it.
func head(ts *testscript.TestScript, args []string) {
	asSupervisor(ts, func(ctx context.Context, s *node.Supervisor) error {
		h, err := s.SignHead(ctx, common.HexToHash(args[1]), identity.Checkpoint{Length: 7, Head: common.Hash{7}})
		if err != nil {
			return err
		}
		blob, err := json.Marshal(h)
		if err != nil {
			return err
		}
		return os.WriteFile(ts.MkAbs(args[0]), blob, 0o600)
	})
}
