//go:build ignore

package main

import (
	"bytes"
	"fmt"
)

// extensions writes the scan that uses the SHA extensions: two nonces side by side, as each instruction waits for the one
// before it, from round 8 on.
func extensions(out *bytes.Buffer) {
	v := newVector(out, "X", 0)
	v.begin("scanSHA", 0)
	out.WriteString("\nloop:\n")
	type lane struct {
		abef, cdgh int
		m          [4]int
	}
	lanes := []lane{{1, 2, [4]int{3, 4, 5, 6}}, {7, 8, [4]int{9, 10, 11, 12}}}
	for i, l := range lanes {
		v.op("MOVOU", at(atABEF), l.abef)
		v.op("MOVOU", at(atCDGH), l.cdgh)
		for j, reg := range l.m {
			v.op("MOVOU", at(atM+16*j), reg)
		}
		v.op("LEAL", fmt.Sprintf("%d(CX)", i), "SI")
		v.op("PINSRD", "$1", "SI", l.m[2])
	}
	const tmp = 13
	for j := 2; j < 16; j++ { // four rounds each
		for _, l := range lanes {
			here, before := l.m[j%4], l.m[(j+3)%4]
			if j >= 4 {
				v.op("SHA256MSG1", l.m[(j+1)%4], here)
				v.op("MOVOA", before, tmp)
				v.op("PALIGNR", "$4", l.m[(j+2)%4], tmp)
				v.op("PADDL", tmp, here)
				v.op("SHA256MSG2", before, here)
			}
			v.op("MOVOU", fmt.Sprintf("·k+%d(SB)", 16*j), 0)
			v.op("PADDL", here, 0)
			v.op("SHA256RNDS2", 0, l.abef, l.cdgh)
			v.op("PSHUFD", "$0x0e", 0, 0)
			v.op("SHA256RNDS2", 0, l.cdgh, l.abef)
		}
	}
	for i, l := range lanes {
		v.op("PEXTRD", "$3", l.abef, "SI")
		v.op("ADDL", "·iv(SB)", "SI")
		v.op("TESTL", "SI", at(atMask))
		v.op("JEQ", fmt.Sprintf("found%d", i))
	}
	out.WriteString(`	ADDL $2, CX
	ADDL $2, BX
	CMPL BX, DX
	JCS  loop
	MOVL DX, ret+16(FP)
	RET

found1:
	INCL BX

found0:
	MOVL BX, ret+16(FP)
	RET
`)
}
