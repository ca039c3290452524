//go:build ignore

package main

import (
	"bytes"
	"fmt"
)

// vector writes instructions and hands out registers.
type vector struct {
	out    *bytes.Buffer
	prefix string
	unused []int
}

func newVector(out *bytes.Buffer, prefix string, registers int) vector {
	v := vector{out: out, prefix: prefix}
	for i := registers - 1; i > 0; i-- { // 0 is the nonce
		v.unused = append(v.unused, i)
	}
	return v
}

func (v *vector) new() int {
	reg := v.unused[len(v.unused)-1]
	v.unused = v.unused[:len(v.unused)-1]
	return reg
}

func (v *vector) free(reg int) { v.unused = append(v.unused, reg) }

// op writes an instruction, its operands in the order of Go's assembler: the result comes last. A number is a register.
func (v *vector) op(name string, operands ...any) {
	fmt.Fprintf(v.out, "\t%s ", name)
	for i, o := range operands {
		if i > 0 {
			v.out.WriteString(", ")
		}
		if reg, ok := o.(int); ok {
			o = fmt.Sprintf("%s%d", v.prefix, reg)
		}
		fmt.Fprint(v.out, o)
	}
	v.out.WriteByte('\n')
}

func (v *vector) begin(name string, frame int) {
	fmt.Fprintf(v.out, `
// func %[1]s(r *run, low, n uint32) uint32
TEXT ·%[1]s(SB), NOSPLIT, $%d-20
	MOVQ r+0(FP), AX
	MOVL low+8(FP), CX
	MOVL n+12(FP), DX
	XORL BX, BX
`, name, frame)
}

// end writes what follows the loop: nothing was found, or CX has a bit for each lane where something was.
func (v *vector) end(lanes int) {
	fmt.Fprintf(v.out, `	ADDL $%d, BX
	CMPL BX, DX
	JCS  loop
	MOVL DX, ret+16(FP)
	VZEROUPPER
	RET

found:
	BSFL CX, CX
	ADDL CX, BX
	MOVL BX, ret+16(FP)
	VZEROUPPER
	RET
`, lanes)
}

// avx512 has 16 lanes, rotations, any function of three bits, and registers for all.
type avx512 struct{ vector }

func (m *avx512) begin() {
	m.vector.begin("scanAVX512", 0)
	m.out.WriteString("\tVPBROADCASTD CX, Z0\n\tVPADDD lanes<>(SB), Z0, Z0\n\tMOVL $16, SI\n\tVPBROADCASTD SI, Z31\n\nloop:\n")
	m.unused = m.unused[1:] // without Z31
}

func (m *avx512) check(a int) {
	m.op("VPTESTNMD.BCST", at(atMask), a, "K1")
	m.op("KMOVW", "K1", "CX")
	m.op("TESTL", "CX", "CX")
	m.op("JNE", "found")
}

func (m *avx512) end() {
	m.op("VPADDD", 31, 0, 0)
	m.vector.end(16)
}

func at(offset int) string { return fmt.Sprintf("%d(AX)", offset) }

// operand returns an operand and what to add to the name of its instruction.
func (m *avx512) operand(v value) (o any, suffix string) {
	if v.kind == constant {
		return at(v.n), ".BCST"
	}
	return v.n, ""
}

func (m *avx512) load(v value) int {
	reg := m.new()
	if v.kind == constant {
		m.op("VPBROADCASTD", at(v.n), reg)
	} else {
		m.op("VMOVDQA32", v.n, reg)
	}
	return reg
}

func (m *avx512) add(reg int, v value) {
	o, suffix := m.operand(v)
	m.op("VPADDD"+suffix, o, reg, reg)
}

func (m *avx512) sum(a int, v value) int {
	reg := m.new()
	o, suffix := m.operand(v)
	m.op("VPADDD"+suffix, o, a, reg)
	return reg
}

func (m *avx512) sigma(x value, by [3]int) int {
	var r [3]int
	for i, n := range by {
		r[i] = m.new()
		if n > 0 {
			m.op("VPRORD", fmt.Sprintf("$%d", n), x.n, r[i])
		} else {
			m.op("VPSRLD", fmt.Sprintf("$%d", -n), x.n, r[i])
		}
	}
	m.op("VPTERNLOGD", "$0x96", r[2], r[1], r[0])
	m.free(r[1])
	m.free(r[2])
	return r[0]
}

func (m *avx512) choose(e, f, g value) int   { return m.ternary("$0xca", e, f, g) }
func (m *avx512) majority(a, b, c value) int { return m.ternary("$0xe8", a, b, c) }

func (m *avx512) ternary(table string, x, y, z value) int {
	reg := m.load(x)
	if y.kind == constant {
		y = value{register, m.load(y)}
		defer m.free(y.n)
	}
	o, suffix := m.operand(z)
	m.op("VPTERNLOGD"+suffix, table, o, y.n, reg)
	return reg
}

func (m *avx512) keep(reg int) value { return value{register, reg} }
func (m *avx512) drop(v value)       { m.free(v.n) }
