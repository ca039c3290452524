package node

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/rs/zerolog"

	"emet/agents/market"
	"emet/agents/sandbox/slot"
)

// EngineInfo is about an engine that this release has.
type EngineInfo struct {
	Name       market.Engine `json:"name"`
	Descriptor market.Engine `json:"descriptor"` // what the name stands for, for ever
}

// Engines lists the engines that are built in, by name.
func Engines() []EngineInfo {
	var list []EngineInfo
	for descriptor, name := range market.Aliases() {
		list = append(list, EngineInfo{name, descriptor})
	}
	slices.SortFunc(list, func(a, b EngineInfo) int { return strings.Compare(string(a.Name), string(b.Name)) })
	return list
}

// Confinement starts a job process and tells which layers hold it, and which ones this system does not grant, and why.
func Confinement(ctx context.Context, log zerolog.Logger) (layers, missing []string, err error) {
	p, err := slot.New(slot.Config{CacheDir: sandboxCache(), Size: 1, Log: log.Level(zerolog.ErrorLevel)})
	if err != nil {
		return nil, nil, fmt.Errorf("open the sandbox: %w", err)
	}
	defer func() { err = errors.Join(err, p.Close(context.WithoutCancel(ctx))) }()
	return p.Confinement(ctx)
}

// sandboxCache is where commands keep the engine's machine code.
func sandboxCache() string { return filepath.Join(xdg.CacheHome, "emet", "sandbox") }
