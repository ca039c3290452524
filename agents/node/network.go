// Package node builds the parts of an agent, hands them to a role, and runs and stops them. It is the only package
// that knows all the others; commands turn their flags into its Options and call it.
package node

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
)

// Network says where a network is: what `devnet` writes and every other command reads.
type Network struct {
	Schema    string         `json:"schema"` // networkSchema
	Dev       bool           `json:"dev"`    // a development network: keys are made and funded without asking
	ChainID   uint64         `json:"chainId"`
	RPC       string         `json:"rpc"` // HTTP
	WS        string         `json:"ws"`  // WebSocket, on which new blocks are announced; may be empty
	Agency    common.Address `json:"agency"`
	Birth     uint64         `json:"birth"`                  // block that deployed the agency
	Ground    Ground         `json:"ground,omitzero"`        // the contracts of hosted applications
	IPFS      []string       `json:"ipfs"`                   // multiaddrs of nodes that keep the network's content
	Accounts  []Account      `json:"accounts,omitempty"`     // funded, on a development network
	Password  string         `json:"passwordFile,omitempty"` // of their key files
	StateDir  string         `json:"stateDir,omitempty"`     // where agents on this network keep their state by default
	ProcessID int            `json:"pid,omitempty"`          // of the devnet
}

// Ground says where the contracts of hosted applications are.
type Ground = ground.Addresses

// Account is an account of a development network.
type Account struct {
	Address common.Address `json:"address"`
	KeyFile string         `json:"keyFile"`
}

const networkSchema = "emet.network/v1"

// ErrNoNetwork means that no network was named and none was found.
var ErrNoNetwork = errors.New("no network: start one with `bin/devnet`, or name one with --network FILE or --rpc URL --agency ADDRESS")

// RunningFile is where a running dev network leaves its description, for the commands of the same user.
func RunningFile() string { return filepath.Join(xdg.StateHome, "emet", "devnet.json") }

// LoadNetwork reads a description of a network.
func LoadNetwork(path string) (Network, error) {
	blob, err := os.ReadFile(path) // #nosec G304 -- the operator names the file
	if err != nil {
		return Network{}, err
	}
	var n Network
	if err := json.Unmarshal(blob, &n); err != nil {
		return Network{}, fmt.Errorf("network file %s: %w", path, err)
	}
	if n.Schema != networkSchema {
		return Network{}, fmt.Errorf("network file %s has schema %q: this release reads %q", path, n.Schema, networkSchema)
	}
	return n, nil
}

// FindNetwork returns the network described in the file at path, or, without a path, the running dev network.
func FindNetwork(path string) (Network, error) {
	if path != "" {
		return LoadNetwork(path)
	}
	n, err := LoadNetwork(RunningFile())
	if errors.Is(err, fs.ErrNotExist) {
		return Network{}, ErrNoNetwork
	}
	return n, err
}

// Save writes the description so that a reader sees all of it or nothing.
func (n Network) Save(path string) error {
	n.Schema = networkSchema
	blob, err := json.MarshalIndent(n, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".network-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(append(blob, '\n'))
	if err = errors.Join(err, tmp.Close()); err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return os.Rename(tmp.Name(), path)
}

// StateDir is where agents keep their state on a network that does not say so itself: one directory an agency.
func StateDir(agency common.Address) string {
	return filepath.Join(xdg.StateHome, "emet", agency.Hex())
}
