package identity

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
)

// Host is where an identity can be reached. The zero value is nowhere.
type Host struct {
	Name string // in lower case: a name as RFC 1123 has it, or an IPv4 address
	Port uint16
}

// The longest name and the longest part of one, in bytes.
const (
	maxName  = 253
	maxLabel = 63
)

// NewHost returns a host, its name in lower case, if it is one.
func NewHost(name string, port uint16) (Host, error) {
	h := Host{lower(name), port}
	if h == (Host{}) {
		return h, errors.New("no host name and no port")
	}
	return h, h.Check()
}

// Check reports what is wrong with a host that came from outside. Nothing is wrong with the zero value.
func (h Host) Check() error {
	if h == (Host{}) {
		return nil
	}
	if len(h.Name) > maxName {
		return fmt.Errorf("host name of %d bytes: at most %d are allowed", len(h.Name), maxName)
	}
	labels := strings.Split(h.Name, ".")
	for _, l := range labels {
		if !isLabel(l) {
			return fmt.Errorf("%q is no host name", h.Name)
		}
	}
	// A name that ends with a number is an address to most software, whatever it says (RFC 1123, 2.1).
	if isNumber(labels[len(labels)-1]) {
		if _, err := netip.ParseAddr(h.Name); err != nil {
			return fmt.Errorf("%q is neither a host name nor an IPv4 address", h.Name)
		}
	}
	if h.Port == 0 {
		return fmt.Errorf("host %s lacks a port", h.Name)
	}
	return nil
}

func isLabel(s string) bool {
	if s == "" || len(s) > maxLabel || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// isNumber reports whether software may take the last part of a name for part of an address: 10, or 0x0a.
func isNumber(s string) bool {
	return strings.Trim(s, "0123456789") == "" || strings.HasPrefix(s, "0x") && strings.Trim(s[2:], "0123456789abcdef") == ""
}

// lower is [strings.ToLower] of ASCII: what has another form in Unicode is no host name in either.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// Hash returns keccak256(abi.encode(hostname, port)), as the contract does; zero for the zero value.
func (h Host) Hash() common.Hash {
	if h == (Host{}) {
		return common.Hash{}
	}
	buf := make([]byte, 0, 96+len(h.Name)+31)
	for _, w := range []eip712.Word{eip712.Uint(64), eip712.Uint(uint64(h.Port)), eip712.Uint(uint64(len(h.Name)))} {
		buf = append(buf, w[:]...)
	}
	buf = append(buf, h.Name...)
	return crypto.Keccak256Hash(append(buf, make([]byte, (32-len(h.Name)%32)%32)...))
}

// String returns the host as programs take it.
func (h Host) String() string { return h.Name + ":" + strconv.Itoa(int(h.Port)) }
