package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/inbound/guard"
	"emet/cmd/internal/app"
)

// lists are those of a file; they are read again when the file changes, and hold at once.
type lists struct {
	file  string
	guard *guard.Guard
	seen  os.FileInfo
}

func newLists(file string, g *guard.Guard) (*lists, error) {
	l := &lists{file: file, guard: g}
	if file == "" {
		return l, nil
	}
	if err := l.read(); err != nil {
		return nil, app.Usage("--access: %w", err)
	}
	return l, nil
}

func (l *lists) run(ctx context.Context, log zerolog.Logger) error {
	if l.file == "" {
		return nil
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		info, err := os.Stat(l.file)
		if err == nil && l.seen != nil && os.SameFile(info, l.seen) && info.ModTime().Equal(l.seen.ModTime()) && info.Size() == l.seen.Size() {
			continue
		}
		if err = l.read(); err != nil {
			log.Warn().Err(err).Msg("lists were left as they were")
			continue
		}
		log.Info().Str("file", l.file).Msg("lists were read again")
	}
}

// read reads the file. What is wrong with it changes nothing, and is told once.
func (l *lists) read() error {
	info, err := os.Stat(l.file)
	if err != nil {
		return err
	}
	blob, err := os.ReadFile(l.file)
	if err != nil {
		return err
	}
	l.seen = info
	allow, deny, err := parseLists(blob)
	if err != nil {
		return fmt.Errorf("%s: %w", l.file, err)
	}
	l.guard.SetList(guard.NewList(allow, deny))
	return nil
}

// parseLists takes a line for each network.
func parseLists(blob []byte) (allow, deny []netip.Prefix, err error) {
	lines := bufio.NewScanner(bytes.NewReader(blob))
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if len(words) != 2 || words[0] != "allow" && words[0] != "deny" {
			return nil, nil, fmt.Errorf("line %d: want allow CIDR or deny CIDR", n)
		}
		p, err := parseNet(words[1])
		if err != nil {
			return nil, nil, fmt.Errorf("line %d: %w", n, err)
		}
		if words[0] == "allow" {
			allow = append(allow, p)
		} else {
			deny = append(deny, p)
		}
	}
	return allow, deny, lines.Err()
}
