package member

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// Policy is what a worker wants of an application before it hosts it (D-02). The zero value takes whatever is offered on
// terms that the network knows.
type Policy struct {
	Offers     []hosting.OfferID // these only; default all
	MinPay     market.Wei        // for an observation, at least
	MaxDeposit market.Wei        // at stake, at most; default any
	MaxBits    uint8             // of proof of work, at most; default 40
	MaxExit    time.Duration     // until the deposit is back, at most; default 30 days
	Complaints uint64            // about the application and its supervisor, at most
	Apps       int               // applications at once; default 8
}

const (
	defaultBits = 40
	defaultExit = 30 * 24 * time.Hour
	defaultApps = 8
)

// ErrUnwilling means that the policy says no.
var ErrUnwilling = errors.New("not willing to host it")

// Prospect is what there is to decide about.
type Prospect struct {
	Offer      hosting.Offer
	Document   *tick.Offer
	Complaints uint64 // that weigh something
	Known      bool   // its court and its randomness are the network's
	Hosted     int    // applications that are hosted already
}

// Wants reports whether an application is one of those that the policy names.
func (p Policy) Wants(id hosting.OfferID) bool {
	return len(p.Offers) == 0 || slices.Contains(p.Offers, id)
}

// Decide says why an application is not to be hosted, or nil. It is pure. The errors wrap [ErrUnwilling].
func (p Policy) Decide(x Prospect) error {
	if reason := p.objection(x); reason != "" {
		return fmt.Errorf("%w: %s", ErrUnwilling, reason)
	}
	return nil
}

func (p Policy) objection(x Prospect) string {
	t := x.Offer.Terms
	bits, exit, apps := p.MaxBits, p.MaxExit, p.Apps
	if bits == 0 {
		bits = defaultBits
	}
	if exit == 0 {
		exit = defaultExit
	}
	if apps == 0 {
		apps = defaultApps
	}
	switch {
	case !p.Wants(x.Offer.ID):
		return "it is not one of those that were named"
	case x.Hosted >= apps:
		return fmt.Sprintf("%d applications are hosted already: allow more with --host-apps", x.Hosted)
	case !x.Known:
		return "its court or its randomness is not the network's: who chose them can convict whom it likes"
	case t.WorkerBits > bits:
		return fmt.Sprintf("it wants a proof of work of %d bits: at most %d are allowed", t.WorkerBits, bits)
	case p.MaxDeposit.Sign() > 0 && t.WorkerDeposit.Cmp(&p.MaxDeposit.Int) > 0:
		return fmt.Sprintf("it wants a deposit of %s wei: at most %s are allowed", &t.WorkerDeposit.Int, &p.MaxDeposit.Int)
	case time.Duration(t.ExitDelay)*time.Second > exit:
		return fmt.Sprintf("it keeps the deposit for %d s: at most %s are allowed", t.ExitDelay, exit)
	case x.Document.Pay.Point.Cmp(&p.MinPay.Int) < 0:
		return fmt.Sprintf("it pays %s wei for an observation: %s is the least", &x.Document.Pay.Point.Int, &p.MinPay.Int)
	case x.Complaints > p.Complaints:
		return fmt.Sprintf("%d complaints were made about it: at most %d are allowed", x.Complaints, p.Complaints)
	}
	return ""
}
