package hosted

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// Transaction says which transaction did what was asked for.
type Transaction struct {
	Tx    common.Hash `json:"tx"`
	Block uint64      `json:"number"`
	Gas   uint64      `json:"gas"`
	Fee   market.Wei  `json:"fee"`
}

// TransactionOf describes a receipt; nil if nothing had to be sent.
func TransactionOf(r node.Receipt) *Transaction {
	if r.Tx == (common.Hash{}) {
		return nil
	}
	return &Transaction{r.Tx, r.Block, r.Gas, market.NewWei(r.Fee)}
}

// Done is the document of a command that sent something.
type Done struct {
	Schema      string       `json:"schema"` // emet.done/v1
	Action      string       `json:"action"` // the command
	ID          common.Hash  `json:"id"`     // of what it was done to, or made
	Version     uint32       `json:"version,omitempty"`
	Index       *uint64      `json:"index,omitempty"`
	Amount      *market.Wei  `json:"amount,omitempty"`
	Transaction *Transaction `json:"transaction"` // null: nothing had to be sent
}

// Print prints what was done: the document, or a sentence.
func (d Done) Print(c *cli.Context, r node.Receipt, format string, args ...any) error {
	d.Schema, d.Action, d.Transaction = "emet.done/v1", c.Command.Name, TransactionOf(r)
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, d)
	}
	if t := d.Transaction; t != nil {
		fmt.Fprintf(c.App.ErrWriter, "transaction %s in block %d, fee %s\n", t.Tx, t.Block, app.About(&t.Fee.Int))
	}
	_, err := fmt.Fprintf(c.App.Writer, format+"\n", args...)
	return err
}

// identityDoc is the document of an identity.
type identityDoc struct {
	Schema string `json:"schema"` // emet.identity/v1
	hosting.Standing
}

// Identity prints an identity.
func Identity(c *cli.Context, s hosting.Standing) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, identityDoc{"emet.identity/v1", s})
	}
	w := c.App.Writer
	fmt.Fprintf(w, "identity  %s\nstate     %s\nscope     %s\nowner     %s\nsigner    %s\ndeposit   %s\nchain     %d links\n",
		s.ID, s.State, s.Scope, s.Owner, s.Signer, market.Ether(&s.Deposit.Int), s.Length)
	if !s.ExitAt.IsZero() {
		fmt.Fprintf(w, "leaves    %s, chain time\n", Moment(s.ExitAt))
	}
	if s.State == hosting.Dismissed {
		fmt.Fprintf(w, "charge    %s, refuted: %t\n", s.Charge, s.Refuted)
	}
	return nil
}

// Identities prints a list of identities.
func Identities(c *cli.Context, list []hosting.Standing) error {
	if c.Bool("json") {
		docs := make([]identityDoc, len(list))
		for i, s := range list {
			docs[i] = identityDoc{"emet.identity/v1", s}
		}
		return app.PrintJSON(c.App.Writer, docs)
	}
	w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "IDENTITY\tSTATE\tREGISTERED\tDEPOSIT\tCHAIN\tOWNER")
	for _, s := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%s\n", s.ID, s.State, Moment(s.Registered), market.Ether(&s.Deposit.Int), s.Length, s.Owner)
	}
	return w.Flush()
}

// Moment writes a time of the chain for people.
func Moment(t time.Time) string { return t.UTC().Format(time.DateTime) }
