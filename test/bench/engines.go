package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rs/zerolog"
)

var quiet = zerolog.Nop()

// engines is the program that runs other engines; see test/peers/engines.
type engines struct {
	in   io.WriteCloser
	out  *bufio.Scanner
	stop func()
}

// startEngines gives nil if the program was not built.
func startEngines(ctx context.Context) (*engines, error) {
	binary, err := filepath.Abs("build/bin/engines")
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(binary); err != nil {
		return nil, nil //nolint:nilnil,nilerr // some comparisons less
	}
	ctx, cancel := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, binary) // #nosec G204 -- our own build
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		cancel()
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return &engines{in: in, out: bufio.NewScanner(out), stop: func() { cancel(); _ = cmd.Wait() }}, nil
}

// run has one engine run one program, and tells its processor time and its result.
func (e *engines) run(engine, file, name string, arg uint64) (time.Duration, string, error) {
	order := map[string]any{"engine": engine, "file": file, "name": name, "arg": arg}
	if err := json.NewEncoder(e.in).Encode(order); err != nil {
		return 0, "", err
	}
	if !e.out.Scan() {
		return 0, "", errors.Join(errors.New("the engines ended"), e.out.Err())
	}
	var answer struct {
		Nanos        int64
		Value, Error string
	}
	if err := json.Unmarshal(e.out.Bytes(), &answer); err != nil {
		return 0, "", err
	}
	if answer.Error != "" {
		return 0, "", errors.New(answer.Error)
	}
	return time.Duration(answer.Nanos), answer.Value, nil
}

// native runs a workload that was compiled by a C compiler.
func native(ctx context.Context, name string, size uint64) (time.Duration, string, error) {
	const binary = "build/bin/work-native"
	if _, err := os.Stat(binary); err != nil {
		return 0, "", err
	}
	out, err := exec.CommandContext(ctx, binary, name, strconv.FormatUint(size, 10)).Output() // #nosec G204 -- our own build
	if err != nil {
		return 0, "", err
	}
	return timed(string(out))
}

// onNode runs a script in node, without its start.
func onNode(ctx context.Context, file string) (time.Duration, string, error) {
	const script = `const { readFileSync } = require('fs'), { runInThisContext } = require('vm');
		const source = readFileSync(process.argv[1], 'utf8'), before = process.cpuUsage();
		const value = runInThisContext(source), { user, system } = process.cpuUsage(before);
		console.log((user + system) * 1000 + ' ' + value);`
	out, err := exec.CommandContext(ctx, "node", "-e", script, file).Output() // #nosec G204 -- ours
	if err != nil {
		return 0, "", err
	}
	return timed(string(out))
}

// timed reads nanoseconds and a result.
func timed(line string) (time.Duration, string, error) {
	nanos, value, ok := strings.Cut(strings.TrimSpace(line), " ")
	n, err := strconv.ParseInt(nanos, 10, 64)
	if !ok || err != nil {
		return 0, "", fmt.Errorf("an answer of %q", line)
	}
	return time.Duration(n), value, nil
}

// childMemory is the resident size of the largest child process in bytes, and how much of that no file holds.
func childMemory() (resident, own int64, err error) {
	lists, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil || len(lists) == 0 {
		return 0, 0, errors.Join(errors.New("this system does not tell"), err)
	}
	for _, list := range lists {
		b, _ := os.ReadFile(list) // #nosec G304 -- of the kernel
		for pid := range strings.FieldsSeq(string(b)) {
			status, _ := os.ReadFile("/proc/" + pid + "/status") // #nosec G304 -- of the kernel
			for line := range strings.Lines(string(status)) {
				f := strings.Fields(line)
				if len(f) < 2 {
					continue
				}
				n, _ := strconv.ParseInt(f[1], 10, 64)
				switch f[0] {
				case "VmRSS:":
					resident = max(resident, n<<10)
				case "RssAnon:":
					own = max(own, n<<10)
				}
			}
		}
	}
	if resident == 0 {
		return 0, 0, errors.New("no child process is to be seen")
	}
	return resident, own, nil
}
