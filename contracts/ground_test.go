package contracts_test

import (
	"testing"
	"time"

	"emet/contracts"
)

// slotTime is the time between two blocks of Ethereum.
const slotTime = 12 * time.Second

// SR-12
// TestEvidenceExpiresFirst: a deposit stays until the last Step that its owner can have signed is beyond judgement. Keys
// are committed to three ticks ahead, so a server that leaves right afterwards serves for up to three more, and the log
// forgets a seed when it closes the 253rd tick after: as the blocks of the next one begin, or end.
func TestEvidenceExpiresFirst(t *testing.T) {
	public := profile(t, "public")
	const ticks = 3 + 253 + 2
	window := ticks * time.Duration(public.OfferBoard.MaxTickBlocks) * slotTime
	for name, delay := range map[string]uint32{
		"exitFloor":        public.IdentityRegistry.ExitFloor,
		"minExitDelay":     public.OfferBoard.MinExitDelay,
		"agency.exitDelay": public.IdentityRegistry.Agency.ExitDelay,
	} {
		// A quarter more, since slots may pass without a block.
		if got := time.Duration(delay) * time.Second; got < window+window/4 {
			t.Errorf("%s is %v, and evidence counts for %v", name, got, window)
		}
	}
}

// SR-12
// TestDepositsOutlastAllWindows: whoever has a window to act in against somebody finds the deposit there at its end.
func TestDepositsOutlastAllWindows(t *testing.T) {
	public := profile(t, "public")
	for name, window := range map[string]uint32{"keyLog": public.KeyLog.Window, "tickLog": public.TickLog.Window} {
		if window >= public.IdentityRegistry.ExitFloor {
			t.Errorf("%s.window outlasts the exit", name)
		}
	}
	tick := time.Duration(public.OfferBoard.MaxTickBlocks) * slotTime
	if window := time.Duration(public.TickLog.Window) * time.Second; window < 2*tick {
		t.Errorf("%v to answer a demand: a supervisor looks once in a tick of %v", window, tick)
	}
	if shortest := time.Duration(public.PaymentChannels.Shortest) * time.Second; shortest < 2*tick {
		t.Errorf("%v to redeem in: a voucher may wait for two ticks of %v", shortest, tick)
	}
}

// X-02, SR-19
// TestTicksAreShort: what a stamp is worth ends with its tick, so on a public network none is longer than half an hour; a
// network to try things on may have shorter ones.
func TestTicksAreShort(t *testing.T) {
	public := profile(t, "public").OfferBoard.MaxTickBlocks
	if longest := time.Duration(public) * slotTime; longest > 30*time.Minute || longest == 0 {
		t.Errorf("a tick may last %v", longest)
	}
	if dev := profile(t, "dev").OfferBoard.MaxTickBlocks; dev == 0 {
		t.Error("nobody can try an application")
	}
}

// D-03
// TestWorkIsFresh: every chain remembers 256 hashes of blocks, and work is tied to one.
func TestWorkIsFresh(t *testing.T) {
	for _, name := range []string{"dev", "public"} {
		if age := profile(t, name).IdentityRegistry.WorkAge; age != 256 {
			t.Errorf("%s: work may be %d blocks old", name, age)
		}
	}
}

func profile(t *testing.T, name string) contracts.Ground {
	t.Helper()
	all, err := contracts.GroundProfiles()
	if err != nil {
		t.Fatal(err)
	}
	ground, ok := all[name]
	if !ok {
		t.Fatalf("there is no profile %q", name)
	}
	return ground
}
