//go:build ignore

package main

import (
	"fmt"
	"math/bits"
)

// keccak writes the permutation of Keccak for eight states at once. Lanes stay in their registers all the time: where a
// round moves them, they only get other names.
func keccak() {
	var w writer
	w.WriteString(header + "\n")
	constants := roundConstants()
	for i, c := range constants {
		w.WriteString(fmt.Sprintf("DATA rounds<>+%d(SB)/8, $0x%016x\n", 8*i, c))
	}
	fmt.Fprintf(&w, "GLOBL rounds<>(SB), RODATA|NOPTR, $%d\n", 8*len(constants))
	w.WriteString("\n// func permute8(s *[25]limb)\nTEXT ·permute8(SB), NOSPLIT, $0-8\n")
	w.op("MOVQ s+0(FP), DI")
	var at [25]int // register of lane x + 5y
	for i := range at {
		at[i] = i
		w.op("VMOVDQU64 %d(DI), Z%d", 64*i, i)
	}
	for round := range constants {
		at = w.round(at, round)
	}
	for i, reg := range at {
		w.op("VMOVDQU64 Z%d, %d(DI)", reg, 64*i)
	}
	w.op("VZEROUPPER")
	w.op("RET")
	w.keep("keccak_amd64.s")
}

func (w *writer) round(at [25]int, round int) [25]int {
	const column, turned = 25, 30
	for x := range 5 {
		w.op("VMOVDQA64 Z%d, Z%d", at[x], column+x)
		w.op("VPTERNLOGQ $0x96, Z%d, Z%d, Z%d", at[x+5], at[x+10], column+x)
		w.op("VPTERNLOGQ $0x96, Z%d, Z%d, Z%d", at[x+15], at[x+20], column+x)
	}
	for x := range 5 {
		w.op("VPROLQ $1, Z%d, Z%d", column+(x+1)%5, turned)
		for y := range 5 {
			w.op("VPTERNLOGQ $0x96, Z%d, Z%d, Z%d", turned, column+(x+4)%5, at[x+5*y])
		}
	}
	moved := at
	for x, y, t := 1, 0, 0; t < 24; t++ {
		w.op("VPROLQ $%d, Z%[2]d, Z%[2]d", (t+1)*(t+2)/2%64, at[x+5*y])
		moved[y+5*((2*x+3*y)%5)] = at[x+5*y]
		x, y = y, (2*x+3*y)%5
	}
	for y := range 5 {
		row := moved[5*y : 5*y+5]
		w.op("VMOVDQA64 Z%d, Z%d", row[0], column)
		w.op("VMOVDQA64 Z%d, Z%d", row[1], column+1)
		row = append(append([]int{}, row...), column, column+1)
		for x := range 5 {
			w.op("VPTERNLOGQ $0xd2, Z%d, Z%d, Z%d", row[x+2], row[x+1], row[x])
		}
	}
	w.op("VPXORQ.BCST rounds<>+%d(SB), Z%[2]d, Z%[2]d", 8*round, moved[0])
	return moved
}

// roundConstants follow from a shift register: see FIPS 202, section 3.2.5.
func roundConstants() (out [24]uint64) {
	register := uint8(1)
	for i := range out {
		for j := range 7 {
			out[i] |= uint64(register&1) << (1<<j - 1)
			carry := register >> 7
			register = bits.RotateLeft8(register, 1)&^1 ^ carry*0x71
		}
	}
	return out
}
