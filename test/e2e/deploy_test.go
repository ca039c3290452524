package e2e_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/chain/chaintest"
	"emet/test/need"
)

// Foundry's script and Go deploy the same code with the same terms. CM-21
func TestFoundryAndGoDeployTheSameAgency(t *testing.T) {
	forge := filepath.Join("..", "..", "scripts", "forge")
	if err := exec.CommandContext(t.Context(), forge, "--version").Run(); err != nil {
		need.Missing(t, "forge", "`npm ci` installs it")
	}
	faucet, genesis := newFaucet(t)
	url := chaintest.Anvil(t, genesis).URL
	client := the(chain.Dial(t.Context(), url))(t)
	defer client.Close()
	for _, profile := range []string{"dev", "public"} {
		fromGo, _, err := agency.Deploy(t.Context(), client, faucet.key, profile)
		must(t, err)
		fromForge := forgeDeploy(t, forge, url, profile, faucet)
		a := the(client.CodeAt(t.Context(), fromGo, nil))(t)
		b := the(client.CodeAt(t.Context(), fromForge, nil))(t)
		if len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s: Go deployed %d bytes, forge %d, and they differ", profile, len(a), len(b))
		}
		x := the(agency.Open(t.Context(), client, fromGo))(t).Terms()
		y := the(agency.Open(t.Context(), client, fromForge))(t).Terms()
		if !reflect.DeepEqual(x, y) || x.Minimum != the(agency.Profile(profile))(t).Minimum {
			t.Errorf("%s: Go deployed the terms %+v, forge %+v", profile, x, y)
		}
	}
}

// forgeDeploy runs scripts/Deploy.s.sol and returns the address that it says.
func forgeDeploy(t *testing.T, forge, url, profile string, f faucet) common.Address {
	t.Helper()
	abs := the(filepath.Abs(forge))(t)
	cmd := exec.CommandContext(t.Context(), abs, "script", "scripts/Deploy.s.sol", "--sig", "run(string)", profile,
		"--rpc-url", url, "--keystore", f.file, "--password-file", f.password, "--sender", f.key.Address().Hex(),
		"--broadcast", "--json")
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(os.Environ(), "FOUNDRY_BROADCAST="+t.TempDir())
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("forge script: %v\n%s\n%s", err, out, exit.Stderr)
		}
		t.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		var said struct {
			Returns map[string]struct {
				Value string `json:"value"`
			} `json:"returns"`
		}
		if json.Unmarshal(line, &said) == nil && said.Returns["agency"].Value != "" {
			return common.HexToAddress(said.Returns["agency"].Value)
		}
	}
	t.Fatalf("forge script does not say where the agency is:\n%s", out)
	return common.Address{}
}
