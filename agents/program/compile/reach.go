package compile

// calls gives the functions that a body calls. It knows the instructions that a C compiler gives for the runtime and
// those that are used here; bodies begin behind their length.
func calls(body []byte) (called []int) {
	r := &reader{rest: body}
	for range r.unsigned() {
		r.unsigned() // locals of
		r.take(1)    // a type
	}
	for len(r.rest) > 0 {
		switch op := r.take(1)[0]; {
		case op == opCall:
			called = append(called, r.unsigned())
		case op == opBrTable:
			for range r.unsigned() + 1 {
				r.unsigned()
			}
		case op >= opBlock && op <= opIf, op == opI32Const, op == opI64Const:
			r.signed()
		case op == opBr, op == opBrIf, op >= opGet && op <= 0x24, op == 0x3f, op == 0x40: // locals and globals, size and growth of the memory
			r.unsigned()
		case op >= 0x28 && op <= 0x3e: // loads and stores
			r.unsigned()
			r.unsigned()
		case op == 0xfc:
			switch r.unsigned() {
			case 10: // memory.copy
				r.take(2)
			case 11: // memory.fill
				r.take(1)
			default:
				panic("an instruction that the runtime does not have")
			}
		case op <= opElse, op == opEnd, op == 0x0f, op == 0x1a, op == opSelect, op >= opI32Eqz && op <= 0xc4: // without operands
		default:
			panic("an instruction that the runtime does not have")
		}
	}
	return called
}

// stub is the body of a function that nobody calls.
var stub = []byte{0, opUnreachable, opEnd}

// reached gives the bodies of the runtime, without those that the functions that were added have no use for: so a run
// does not pay for them.
func (l *linker) reached() [][]byte {
	needed := make([]bool, len(l.funcs))
	var visit func(body []byte)
	visit = func(body []byte) {
		for _, f := range calls(body) {
			if f < l.imports || f >= len(l.funcs) || needed[f] {
				continue
			}
			needed[f] = true
			visit(l.code[f-l.imports])
		}
	}
	for _, b := range l.bodies {
		visit(b)
	}
	bodies := make([][]byte, len(l.code))
	for i, b := range l.code {
		if bodies[i] = stub; needed[l.imports+i] {
			bodies[i] = b
		}
	}
	return bodies
}
