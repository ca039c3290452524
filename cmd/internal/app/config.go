package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/adrg/xdg"
	"github.com/urfave/cli/v2"
)

// maxConfig is how many bytes a configuration file may have.
const maxConfig = 64 << 10

func configFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "config", Usage: "configuration `FILE` (default " + filepath.Join("~", ".config", "emet", "config.json") + ")",
		EnvVars: []string{"EMET_CONFIG"}, Category: categoryOther,
	}
}

// configure sets the flags that neither the command line nor the environment set from the configuration file: a JSON
// object of flag names that all agents know, with an object for each command that has settings of its own.
//
//	{"network": "/srv/emet/network.json", "worker": {"slots": 4, "listen": ["/ip4/0.0.0.0/tcp/4001"]}}
func configure(c *cli.Context) error {
	path, blob, err := readConfig(c.String("config"))
	if err != nil || len(blob) == 0 {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(blob))
	d.UseNumber()
	shared := map[string]any{}
	if err := d.Decode(&shared); err != nil {
		return Usage("configuration file %s is not a JSON object: %w", path, err)
	}
	own, _ := shared[c.App.Name].(map[string]any)
	maps.DeleteFunc(shared, func(_ string, v any) bool {
		_, section := v.(map[string]any)
		return section
	})
	// What is said for one command counts more than what is said for all, so it comes first.
	if err := setFlags(c, own, slices.Concat(c.App.Flags, flagsOf(c))); err != nil {
		return Usage("configuration file %s, section %s: %w", path, c.App.Name, err)
	}
	if find(c.App.Flags, "network") == nil {
		return nil // no agent: what they share does not concern it
	}
	if err := setFlags(c, shared, NetworkFlags()); err != nil {
		return Usage("configuration file %s: %w", path, err)
	}
	return nil
}

// readConfig reads the configuration file: the one that was named, or the usual one, which need not be there.
func readConfig(named string) (path string, blob []byte, err error) {
	path = named
	if path == "" {
		path = filepath.Join(xdg.ConfigHome, "emet", "config.json")
	}
	f, err := os.Open(path) // #nosec G304 -- the user names the file
	if errors.Is(err, fs.ErrNotExist) && named == "" {
		return path, nil, nil
	}
	if err == nil {
		blob, err = io.ReadAll(io.LimitReader(f, maxConfig+1))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return path, nil, &Failure{Exit: ExitUsage, Err: fmt.Errorf("configuration file: %w", err)}
	}
	if len(blob) > maxConfig {
		return path, nil, Usage("configuration file %s has more than %d bytes", path, maxConfig)
	}
	return path, blob, nil
}

// setFlags sets those of the settings that this command has a flag for and nobody has set yet.
func setFlags(c *cli.Context, settings map[string]any, known []cli.Flag) error {
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		switch {
		case find(known, name) == nil:
			return unknownFlag("setting", "", name, known)
		case find(flagsOf(c), name) == nil, c.IsSet(name) && fmt.Sprint(c.Value(name)) != "":
			continue // an empty variable of the environment sets nothing
		}
		values, list := settings[name].([]any)
		if !list {
			values = []any{settings[name]}
		}
		for _, v := range values {
			if err := c.Set(name, fmt.Sprint(v)); err != nil {
				return fmt.Errorf("setting %s: %w", name, err)
			}
		}
	}
	return nil
}

// flagsOf returns the flags of the command that runs, or of the app if none does.
func flagsOf(c *cli.Context) []cli.Flag {
	if c.Command != nil && len(c.Command.Flags) > 0 {
		return c.Command.Flags
	}
	return c.App.Flags
}
