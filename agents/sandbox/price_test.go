package sandbox_test

import (
	"strings"
	"testing"

	"emet/agents/market"
	"emet/agents/sandbox"
)

// fuel is what calls cost, with some options.
func (c *calls) fuel(t *testing.T, options string) uint64 {
	t.Helper()
	task := job(t, "wasm/calls.wasm", "")
	task.Options = []byte(options)
	task.Input = append(c.memory[:len(c.memory):len(c.memory)], c.list...)
	return expect(t, task, market.OK).FuelUsed
}

// What the host does for a call is paid by how much there is to do. A call that costs the same for a thousand parts as for
// one could keep a worker busy between two looks at its clock.
func TestPartsOfCallsArePaid(t *testing.T) {
	price := func(name, options string, args ...uint64) uint64 {
		var c calls
		c.add(name, args...)
		return c.fuel(t, options)
	}
	const parts = 1000
	many := `{"args":["` + strings.Repeat(`","`, parts-1) + `"]}`
	for what, prices := range map[string][2]uint64{
		"counting arguments": {price("args_sizes_get", "", 0, 4), price("args_sizes_get", many, 0, 4)},
		"arguments":          {price("args_get", "", 0x20000, 0x30000), price("args_get", many, 0x20000, 0x30000)},
		"empty buffers":      {price("fd_write", "", 2, 2048, 1, 0), price("fd_write", "", 2, 2048, parts, 0)},
	} {
		if prices[1] < prices[0]+parts-1 {
			t.Errorf("%s: one costs %d, %d cost %d", what, prices[0], parts, prices[1])
		}
	}
}

// emptyCommand does nothing with so many pages of memory, fewer than 64.
func emptyCommand(pages byte) market.Task {
	code := "\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x03\x02\x01\x00" + "\x05\x03\x01\x00" + string(pages) +
		"\x07\x0a\x01\x06_start\x00\x00" + "\x0a\x04\x01\x02\x00\x0b"
	return market.Task{Engine: market.Wasm1, Name: "empty.wasm", Code: []byte(code), Limits: limits}
}

// Memory costs the same whether a program starts with it or grows into it: the host fills and hashes it either way.
func TestMemoryToBeginWithIsPaid(t *testing.T) {
	one, more := expect(t, emptyCommand(1), market.OK), expect(t, emptyCommand(60), market.OK)
	if got, want := more.FuelUsed-one.FuelUsed, uint64(59*8192); got != want {
		t.Errorf("59 pages cost %d, want %d", got, want)
	}
}

// A console hears of a program that writes byte by byte at least what a record keeps, and not of every byte for ever: each
// write is a message between processes.
func TestConsoleOfSmallWrites(t *testing.T) {
	writes := counter(0)
	log := sandbox.NewLog(&writes)
	for range market.MaxLog {
		log([]byte("x"))
	}
	if writes != market.MaxLog {
		t.Errorf("heard %d writes of %d", writes, market.MaxLog)
	}
	for range 100 * market.MaxLog {
		log([]byte("x"))
	}
	if writes > 2*market.MaxLog {
		t.Errorf("heard %d writes", writes)
	}
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c++; return len(b), nil }
