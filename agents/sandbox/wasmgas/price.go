package wasmgas

// group is a set of instructions that are paid for together, when the first of them is reached: from there all of them are
// executed, unless the run ends. Groups follow from the structure of the code alone: what comes after a block belongs to
// the group in which the block was entered if no branch within leads out of it.
type group struct {
	at    int // offset in the code
	cost  int64
	check bool // the balance is looked at
}

// dead is the group of instructions that are out of reach.
const dead = -1

func (f *rewriter) begin(check bool) {
	f.now = len(f.groups)
	f.groups = append(f.groups, group{at: len(f.out.b), check: check})
}

// split begins a group where code is executed depending on a condition.
func (f *rewriter) split(check bool) {
	if f.now != dead {
		f.begin(check)
	}
}

func (f *rewriter) pay(n int64) {
	if f.now != dead {
		f.groups[f.now].cost += n
	}
}

// reaches notes a branch to a frame.
func (f *rewriter) reaches(target int) {
	if f.now == dead {
		return
	}
	if t := &f.stack.frames[target]; t.op != opLoop {
		t.targeted = true
	}
	f.stack.top().reach = min(f.stack.top().reach, target)
}

// ended goes on after a block, which is closed already.
func (f *rewriter) ended(c frame) {
	depth := len(f.stack.frames)
	f.stack.top().reach = min(f.stack.top().reach, c.reach)
	alone := c.op != opIf && !c.targeted // nobody comes here but by falling out of the block
	switch {
	case c.group == dead, alone && f.now == dead:
		f.now = dead
	case c.reach >= depth: // whoever enters the block comes out of it here
		f.now = c.group
	case !alone:
		f.begin(false)
	}
}

// priced is the code with its charges but the first, which is taken on entry.
func (f *rewriter) priced() []byte {
	var out asm
	from := 0
	for _, g := range f.groups[1:] {
		if g.cost == 0 {
			continue
		}
		out.raw(f.out.b[from:g.at]...)
		from = g.at
		out.op(opGlobalGet, f.fuel).i64(g.cost).raw(opI64Sub).op(opGlobalSet, f.fuel)
		if g.check {
			out.settle(f.plan)
		}
	}
	return out.raw(f.out.b[from:]...).b
}

func (f *rewriter) slots() int64 { return int64(8 + len(f.locals) + f.stack.peak) }

// counted tells whether the function takes slots. There is at most one frame that calls nothing, so those do not, unless
// they are large.
func (f *rewriter) counted() bool { return f.calls || f.slots() > leafMost }

// light tells whether the function may be entered without a look at the balance: it ends soon, or comes to a loop that
// looks.
func (f *rewriter) light() bool {
	sum := int64(0)
	for _, g := range f.groups {
		sum += g.cost
	}
	return !f.counted() && sum <= lightest
}

// entry takes the price of the first group and the slots. Both limits are looked at in one comparison: the signs of
// fuel and of depth minus low are of interest.
func (f *rewriter) entry(a *asm) {
	a.op(opGlobalGet, f.fuel).i64(f.groups[0].cost).raw(opI64Sub).op(opGlobalSet, f.fuel)
	switch {
	case f.counted():
		a.op(opGlobalGet, f.depth).i32(f.slots()).raw(opI32Sub).op(opGlobalSet, f.depth)
		a.op(opGlobalGet, f.depth).op(opGlobalGet, f.low).raw(opI32Sub)
		a.op(opGlobalGet, f.fuel).i64(32).raw(opI64ShrS, opI32WrapI64, opI32Or).i32(0)
		a.raw(opI32GeS, opIf, emptyBlock, opElse).op(opCall, f.enter).raw(opEnd)
	case !f.light():
		a.settle(f.plan)
	}
}
