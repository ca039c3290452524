//go:build linux

package inbound_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"emet/test/spaces"
)

// iperf measures through the gate with the tool that everybody has for it: by TCP, and paced by UDP. How fast it
// went is told; that everything came through is the test.
func iperf(t *testing.T, from spaces.Space, public string) {
	t.Helper()
	if _, err := exec.LookPath("iperf3"); err != nil {
		t.Log("there is no iperf3 (package of that name)")
		return
	}
	ways := [][]string{{}, {"-R"}, {"-u", "-b", "5M", "-l", "1000"}}
	for _, way := range pick(ways[1:], ways) {
		command := from.Command(append([]string{"iperf3", "-c", public, "-p", fmt.Sprint(portPerf), "-t", pick("1", "3"), "-J"}, way...)...)
		var said struct {
			Error string
			End   struct {
				Received struct {
					Bits float64 `json:"bits_per_second"`
				} `json:"sum_received"`
				Sum struct {
					Lost float64 `json:"lost_percent"`
					Bits float64 `json:"bits_per_second"`
				} `json:"sum"`
			}
		}
		var err error
		// The server has one client at a time, and may not be done with the last one.
		until(t, "the iperf3 server has time", func() bool {
			said.Error = ""
			out, ran := exec.CommandContext(t.Context(), command[0], command[1:]...).Output() // #nosec G204 -- the test's own
			err = errors.Join(ran, json.Unmarshal(out, &said))
			return !strings.Contains(said.Error, "busy")
		})
		if err != nil || said.Error != "" {
			t.Errorf("iperf3 %v at %s: %v: %s", way, public, err, said.Error)
			continue
		}
		rate := max(said.End.Received.Bits, said.End.Sum.Bits)
		t.Logf("iperf3 %v at %s: %.0f Mb/s, %.2f %% lost", way, public, rate/1e6, said.End.Sum.Lost)
		if rate == 0 || said.End.Sum.Lost > 50 {
			t.Errorf("iperf3 %v at %s: hardly anything came through", way, public)
		}
	}
}

// iperfServer runs where the services are.
func iperfServer(t *testing.T, space spaces.Space) {
	t.Helper()
	if _, err := exec.LookPath("iperf3"); err != nil {
		return
	}
	command := space.Command("iperf3", "-s", "-p", fmt.Sprint(portPerf))
	c := exec.Command(command[0], command[1:]...) // #nosec G204 //nolint:noctx // it ends with the test
	must(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed
	})
}
