package flow

import (
	"math/bits"

	"emet/agents/program/data"
)

// costOf returns what a node costs in steps, without what it calls. It goes by the greatest values of the types, not by
// those at hand: so it is known before the program runs, and a run has nothing to count but calls.
func costOf(n Node, args []*data.Type, out *data.Type) uint64 {
	units := 0
	switch n.Op {
	case MakeTuple, MakeRecord, MakeList, Fuel, Zip, Enumerate, Concat, Reverse, Take, Entries, Flatten, Map, MapTree, FoldTree, Clip, Slice:
		units = bulk(out)
	case Filter, Up, Left, Right, Edit, Insert, Delete, Whole:
		units = bulk(args[0])
	case Put, Remove:
		units = bulk(args[0]) + search(args[0], args[1])
	case Equal, Less, AtMost:
		units = min(args[0].Size(), args[1].Size()) / 8
	case Contains, HasPrefix, HasSuffix, Find, Split, ToLower, ToUpper, FoldCase, Length, Update:
		for _, a := range args {
			units += bulk(a)
		}
		units += n.N // of the parts of a split
	case ToBytes:
		units = bulk(out)
	case SHA256, Keccak256:
		units = 32 + args[0].Max
	case Verify:
		units = verifySteps
	case Get:
		units = search(args[0], args[1])
	default:
	}
	return plus(1, uint64(max(units, 0))) // #nosec G115 -- not negative
}

// verifySteps is what the check of a signature costs.
const verifySteps = 50_000

// bulk is how much there is to copy of a value: elements, or words of eight bytes.
func bulk(t *data.Type) int {
	switch t.Kind {
	case data.String, data.Bytes:
		return t.Max / 8
	case data.List, data.Dict, data.Tree, data.Zipper:
		return t.Max
	default:
		return len(t.Of)
	}
}

// search is how much of keys there is to compare until one is found in a dict, or not. A list needs none of it.
func search(in, key *data.Type) int {
	if in.Kind != data.Dict {
		return 0
	}
	return bits.Len(uint(in.Max)) * (1 + key.Size()/8) // #nosec G115 -- limits are not negative
}

// stepsOf returns the greatest number of steps that a node's calls take.
func stepsOf(n Node, args []*data.Type, calls []uint64) (steps uint64) {
	for _, c := range calls {
		steps = max(steps, c)
	}
	switch n.Op {
	case Map, Filter, Fold, MapTree, FoldTree:
		return times(uint64(args[0].Max), plus(1, steps)) // #nosec G115 -- limits are not negative
	default:
		return steps
	}
}

// plus and times stop above the limit, so that they do not overflow.
func plus(a, b uint64) uint64 { return min(a+b, MaxSteps+1) }

func times(a, b uint64) uint64 {
	if a != 0 && b > MaxSteps/a {
		return MaxSteps + 1
	}
	return a * b
}
