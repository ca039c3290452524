package e2e_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain"
	"emet/agents/chain/chaintest"
	"emet/agents/chain/ground"
	"emet/test/need"
)

// Foundry's script and Go deploy the same contracts with the same parameters, in the same order: given one account at
// one nonce on two chains, all is equal, the addresses and the state that constructors wrote included.
func TestFoundryAndGoDeployTheSameGround(t *testing.T) {
	forge := filepath.Join("..", "..", "scripts", "forge")
	if err := exec.CommandContext(t.Context(), forge, "--version").Run(); err != nil {
		need.Missing(t, "forge", "`npm ci` installs it")
	}
	for _, profile := range []string{"dev", "public"} {
		faucet, genesis := newFaucet(t)
		one, two := chaintest.Anvil(t, genesis).URL, chaintest.Anvil(t, genesis).URL
		fromGo, fromForge := the(chain.Dial(t.Context(), one))(t), the(chain.Dial(t.Context(), two))(t)
		defer fromGo.Close()
		defer fromForge.Close()
		at := the(ground.Deploy(t.Context(), fromGo, faucet.key, profile))(t)
		said := forgeDeployGround(t, forge, two, profile, faucet)
		for name, address := range map[string]common.Address{
			"randomness": at.Randomness, "offerBoard": at.OfferBoard, "identityRegistry": at.IdentityRegistry,
			"keyLog": at.KeyLog, "tickLog": at.TickLog, "stampCourt": at.StampCourt, "paymentChannels": at.PaymentChannels,
		} {
			if said[name] != address {
				t.Errorf("%s: Go deployed the %s at %s, forge at %s", profile, name, address, said[name])
			}
			a := the(fromGo.CodeAt(t.Context(), address, nil))(t)
			b := the(fromForge.CodeAt(t.Context(), address, nil))(t)
			if len(a) == 0 || !bytes.Equal(a, b) {
				t.Errorf("%s: of the %s Go deployed %d bytes, forge %d, and they differ", profile, name, len(a), len(b))
			}
			for slot := range 16 { // what constructors write
				key := common.Hash{31: byte(slot)}
				x := the(fromGo.StorageAt(t.Context(), address, key, nil))(t)
				if y := the(fromForge.StorageAt(t.Context(), address, key, nil))(t); !bytes.Equal(x, y) {
					t.Errorf("%s: slot %d of the %s is %x from Go, %x from forge", profile, slot, name, x, y)
				}
			}
		}
	}
}

// forgeDeployGround runs scripts/DeployGround.s.sol and returns the addresses that it says.
func forgeDeployGround(t *testing.T, forge, url, profile string, f faucet) map[string]common.Address {
	t.Helper()
	abs := the(filepath.Abs(forge))(t)
	cmd := exec.CommandContext(t.Context(), abs, "script", "scripts/DeployGround.s.sol", "--sig", "run(string)", profile,
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
		if json.Unmarshal(line, &said) == nil && len(said.Returns) > 0 {
			at := make(map[string]common.Address)
			for name, r := range said.Returns {
				at[name] = common.HexToAddress(r.Value)
			}
			return at
		}
	}
	t.Fatalf("forge script does not say where the contracts are:\n%s", out)
	return nil
}
