package sandbox

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"
)

// shell is a module without its instructions: all functions are there, with their types, and give up at once. It is what an
// engine has to know of a module whose machine code it is given, and is read in no time. The module's digest is in it, so
// that no two modules share a shell.
func shell(wasm []byte, module [sha256.Size]byte) ([]byte, error) {
	const header = 8 // the magic number and the version
	if len(wasm) < header {
		return nil, errNoModule
	}
	out := bytes.Clone(wasm[:header])
	for rest := wasm[header:]; len(rest) > 0; {
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errNoModule
		}
		end := 1 + n + int(size)
		if rest[0] == sectionCode {
			count, n := binary.Uvarint(rest[1+n : end])
			if n <= 0 || count > size {
				return nil, errNoModule
			}
			functions := bytes.Repeat([]byte{3, 0, opUnreachable, opEnd}, int(count)) // three bytes each, no locals
			out = appendSection(out, sectionCode, binary.AppendUvarint(nil, count), functions)
		} else {
			out = append(out, rest[:end]...)
		}
		rest = rest[end:]
	}
	const name = "emet.code"
	return appendSection(out, sectionCustom, []byte{byte(len(name))}, []byte(name), module[:]), nil
}

var errNoModule = errors.New("not a module")

const (
	sectionCustom = 0
	sectionCode   = 10
	opUnreachable = 0x00
	opEnd         = 0x0b
)

func appendSection(b []byte, id byte, parts ...[]byte) []byte {
	content := slices.Concat(parts...)
	return append(binary.AppendUvarint(append(b, id), uint64(len(content))), content...)
}
