package stamp

import (
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"
	"github.com/klauspost/cpuid/v2"
)

//go:noescape
func permute8(s *[25]limb)

// machineHash is the fastest of this processor.
func machineHash() hasher {
	if cpuid.CPU.Supports(cpuid.AVX512F) {
		return hashVector
	}
	return hashEach
}

// hashVector is Keccak-256 with a state in each lane.
func hashVector(messages *[8][]byte, begun *midstate) (out [8]common.Hash) {
	var s [25]limb
	at, length := 0, len(messages[0])
	if begun != nil {
		for i, word := range begun {
			for lane := range s[i] {
				s[i][lane] = word
			}
		}
		at = rate
	}
	for ; at+rate <= length; at += rate {
		absorb(&s, messages, at, at+rate)
		permute8(&s)
	}
	absorb(&s, messages, at, length)
	words := (length - at) / 8
	for lane := range out {
		s[words][lane] ^= 1
		s[rate/8-1][lane] ^= 1 << 63
	}
	permute8(&s)
	for lane := range out {
		for i := range 4 {
			binary.LittleEndian.PutUint64(out[lane][8*i:], s[i][lane])
		}
	}
	return out
}

// absorb takes in part of the messages, in whole words.
func absorb(s *[25]limb, messages *[8][]byte, from, to int) {
	for lane, m := range messages {
		if len(m) < to {
			continue // there is none
		}
		part := m[from:to]
		for i := range len(part) / 8 {
			s[i][lane] ^= binary.LittleEndian.Uint64(part[8*i:])
		}
	}
}

// machineBegin returns the state behind a block.
func machineBegin(block []byte) *midstate {
	if !cpuid.CPU.Supports(cpuid.AVX512F) {
		return nil
	}
	var s [25]limb
	absorb(&s, &[8][]byte{block, block, block, block, block, block, block, block}, 0, rate)
	permute8(&s)
	out := new(midstate)
	for i := range out {
		out[i] = s[i][0]
	}
	return out
}
