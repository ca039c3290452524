package hosted

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// Voucher is the document that carries a voucher from payer to payee.
type Voucher struct {
	Schema string `json:"schema"` // VoucherSchema
	channel.Signed
}

// VoucherSchema is the schema of vouchers.
const VoucherSchema = "emet.voucher/v1"

type channelDoc struct {
	Schema string `json:"schema"` // emet.channel/v1
	node.ChannelView
}

// Channels prints channels.
func Channels(c *cli.Context, list []node.ChannelView) error {
	if c.Bool("json") {
		docs := make([]channelDoc, len(list))
		for i, v := range list {
			docs[i] = channelDoc{"emet.channel/v1", v}
		}
		return app.PrintJSON(c.App.Writer, docs)
	}
	w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
	unread := false
	fmt.Fprintln(w, "CHANNEL\tSTATE\tPAYER\tPAYEE\tDEPOSIT\tPROMISED\tPAID")
	for _, v := range list {
		deposit := v.State.Deposit()
		paid, _ := deposit.Minus(v.State.Left) // what is left is a part of the deposit
		promised := units(v.Channel, v.Promised)
		if unread = unread || v.Unread; v.Unread {
			promised = "?"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", v.ID, stateOf(v.State), v.Channel.Payer, v.Channel.Payee,
			units(v.Channel, deposit), promised, units(v.Channel, paid))
	}
	if unread {
		fmt.Fprintln(c.App.ErrWriter, "another process has the book: what was promised is shown again when that one has ended")
	}
	return w.Flush()
}

func stateOf(s channel.State) string {
	switch {
	case s.Closed:
		return "closed"
	case len(s.Paid) == 0:
		return "not open yet"
	case s.CloseAt > 0:
		return "closes " + Moment(time.Unix(int64(s.CloseAt), 0)) // #nosec G115 -- 40 bits on chain
	}
	return "open"
}

// units writes an amount of what a channel pays with.
func units(c channel.Channel, a channel.Amount) string {
	if c.Token == (common.Address{}) {
		return market.Ether(a.Big())
	}
	return a.String() + " units"
}
