//go:build ignore

package main

import "fmt"

// avx2 has 8 lanes and half the registers: the words of the schedule are in the stack frame.
type avx2 struct {
	vector
	slots []int // that are unused
}

const scratch, slots = 15, 18

func (m *avx2) begin() {
	m.vector.begin("scanAVX2", slots*32)
	m.out.WriteString("\tMOVL CX, X0\n\tVPBROADCASTD X0, Y0\n\tVPADDD lanes<>(SB), Y0, Y0\n\nloop:\n")
	for i := range slots {
		m.slots = append(m.slots, slots-1-i)
	}
}

func (m *avx2) check(a int) {
	m.op("VPBROADCASTD", at(atMask), scratch)
	m.op("VPAND", scratch, a, a)
	m.op("VPXOR", scratch, scratch, scratch)
	m.op("VPCMPEQD", scratch, a, a)
	m.op("VMOVMSKPS", a, "CX")
	m.op("TESTL", "CX", "CX")
	m.op("JNE", "found")
}

func (m *avx2) end() {
	m.out.WriteString("\tMOVL $8, SI\n\tMOVL SI, X15\n\tVPBROADCASTD X15, Y15\n")
	m.op("VPADDD", scratch, 0, 0)
	m.vector.end(8)
}

// operand returns an operand; constants are in the scratch register until the next instruction.
func (m *avx2) operand(v value) any {
	switch v.kind {
	case constant:
		m.op("VPBROADCASTD", at(v.n), scratch)
		return scratch
	case slot:
		return fmt.Sprintf("%d(SP)", 32*v.n)
	}
	return v.n
}

func (m *avx2) load(v value) int {
	reg := m.new()
	if v.kind == constant {
		m.op("VPBROADCASTD", at(v.n), reg)
	} else {
		m.op("VMOVDQU", m.operand(v), reg)
	}
	return reg
}

func (m *avx2) add(reg int, v value) { m.op("VPADDD", m.operand(v), reg, reg) }

func (m *avx2) sum(a int, v value) int {
	reg := m.new()
	m.op("VPADDD", m.operand(v), a, reg)
	return reg
}

func (m *avx2) sigma(x value, by [3]int) int {
	if x.kind == slot {
		x = value{register, m.load(x)}
		defer m.free(x.n)
	}
	reg := m.new()
	for i, n := range by {
		to := scratch
		if i == 0 {
			to = reg
		}
		m.op("VPSRLD", fmt.Sprintf("$%d", max(n, -n)), x.n, to)
		if i > 0 {
			m.op("VPXOR", scratch, reg, reg)
		}
		if n > 0 {
			m.op("VPSLLD", fmt.Sprintf("$%d", 32-n), x.n, scratch)
			m.op("VPXOR", scratch, reg, reg)
		}
	}
	return reg
}

func (m *avx2) choose(e, f, g value) int { // ((f ^ g) & e) ^ g
	reg := m.load(g)
	m.op("VPXOR", m.operand(f), reg, reg)
	m.op("VPAND", m.operand(e), reg, reg)
	m.op("VPXOR", m.operand(g), reg, reg)
	return reg
}

func (m *avx2) majority(a, b, c value) int { // a & b | c & (a | b)
	both, any := m.load(b), m.load(b)
	m.op("VPAND", m.operand(a), both, both)
	m.op("VPOR", m.operand(a), any, any)
	m.op("VPAND", m.operand(c), any, any)
	m.op("VPOR", any, both, both)
	m.free(any)
	return both
}

func (m *avx2) keep(reg int) value {
	v := value{slot, m.slots[len(m.slots)-1]}
	m.slots = m.slots[:len(m.slots)-1]
	m.op("VMOVDQU", reg, m.operand(v))
	m.free(reg)
	return v
}

func (m *avx2) drop(v value) { m.slots = append(m.slots, v.n) }
