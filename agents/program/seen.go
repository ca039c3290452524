package program

import "emet/agents/program/flow"

// with adds an operation on this value and others, which may be literals of the author's language: bools, ints, strings.
// A literal takes the type of this value where the operation wants equal types, else the one that it looks like.
func (s Seen) with(n flow.Node, others ...any) Seen {
	if s.n == nil {
		return s.of(nil)
	}
	args := []*node{s.n}
	for _, x := range others {
		if v, ok := x.(Seen); ok {
			args = append(args, v.n)
			continue
		}
		args = append(args, s.app.constant(s.app.literalType(n.Op, s.n.typ, x), x))
	}
	return s.app.seenValue(s.app.emit(n, args))
}

// Const returns a constant of type t.
func (s Seen) Const(t Type, x any) Seen { return s.app.seenValue(s.app.constant(t, x)) }

// Make returns a record of a type from its fields.
func (s Seen) Make(record Type, fields map[string]Seen) Seen {
	of := make(map[string]*node, len(fields))
	for name, v := range fields {
		of[name] = v.n
	}
	return s.app.seenValue(s.app.record(record, of))
}

// Construct returns a value with a tag of a declared variant, and its payload if it has one.
func (s Seen) Construct(tag string, payload ...Seen) Seen {
	return s.app.seenValue(s.app.construct(tag, nodes(payload)))
}

// Tuple returns a tuple of this value and others.
func (s Seen) Tuple(more ...Seen) Seen { return s.do(flow.Node{Op: flow.MakeTuple}, nodes(more)...) }

// List returns a list of this value and others, which can be put where one with that limit belongs.
func (s Seen) List(limit int, more ...Seen) Seen {
	if s.n == nil {
		return s.of(nil)
	}
	return s.do(flow.Node{Op: flow.MakeList, Type: List(s.n.typ, limit)}, nodes(more)...)
}

// Some returns an option that has this value.
func (s Seen) Some() Seen {
	if s.n == nil {
		return s.of(nil)
	}
	return s.app.seenValue(s.app.some(s.n))
}

// None returns an option of t that has no value.
func (s Seen) None(t Type) Seen {
	return s.app.seenValue(s.app.emit(flow.Node{Op: flow.Construct, Type: Option(t)}, nil))
}

// Leaf returns a tree of that type with this value as its one node.
func (s Seen) Leaf(tree Type) Seen { return s.do(flow.Node{Op: flow.MakeTree, Type: tree}) }

// Fuel returns a list of n units: what a loop that has to end goes over.
func (s Seen) Fuel(n int) Seen {
	return s.app.seenValue(s.app.emit(flow.Node{Op: flow.Fuel, N: n}, nil))
}

// And returns whether both bools are true.
func (s Seen) And(other any) Seen { return s.with(flow.Node{Op: flow.And}, other) }

// Or returns whether one of two bools is true.
func (s Seen) Or(other any) Seen { return s.with(flow.Node{Op: flow.Or}, other) }

// Not returns the contrary of a bool.
func (s Seen) Not() Seen { return s.with(flow.Node{Op: flow.Not}) }

// ToTag makes a bool a tag that structure may see and match: the report says so.
func (s Seen) ToTag() Seen { return s.with(flow.Node{Op: flow.ToTag}) }

// FromTag makes such a tag a bool.
func (s Seen) FromTag() Seen { return s.with(flow.Node{Op: flow.FromTag}) }

// Select returns yes if the bool is true, else no.
func (s Seen) Select(yes, no Seen) Seen { return s.with(flow.Node{Op: flow.Select}, yes, no) }

// Equal returns whether two values are equal.
func (s Seen) Equal(other any) Seen { return s.with(flow.Node{Op: flow.Equal}, other) }

// Less returns whether this number, time, string, byte string or id is less than the other. Strings go by their bytes.
func (s Seen) Less(other any) Seen { return s.with(flow.Node{Op: flow.Less}, other) }

// AtMost returns whether this one is less than the other or equal.
func (s Seen) AtMost(other any) Seen { return s.with(flow.Node{Op: flow.AtMost}, other) }

// Add returns the sum of two numbers. Like all arithmetic, it ends the request if the sum does not fit 64 bits.
func (s Seen) Add(other any) Seen { return s.with(flow.Node{Op: flow.Add}, other) }

// Sub returns the difference.
func (s Seen) Sub(other any) Seen { return s.with(flow.Node{Op: flow.Sub}, other) }

// Mul returns the product; of decimals, rounded half to even.
func (s Seen) Mul(other any) Seen { return s.with(flow.Node{Op: flow.Mul}, other) }

// Div returns the quotient: of ints towards zero, of decimals rounded half to even. Division by zero ends the request.
func (s Seen) Div(other any) Seen { return s.with(flow.Node{Op: flow.Div}, other) }

// Mod returns the rest of a division of ints, with the sign of this one.
func (s Seen) Mod(other any) Seen { return s.with(flow.Node{Op: flow.Mod}, other) }

// Neg returns the negative number.
func (s Seen) Neg() Seen { return s.with(flow.Node{Op: flow.Neg}) }

// ToDecimal returns an int or decimal with that many digits after the point, rounded half to even.
func (s Seen) ToDecimal(scale int) Seen { return s.with(flow.Node{Op: flow.ToDecimal, N: scale}) }

// Round returns a decimal rounded to an int, half to even.
func (s Seen) Round() Seen { return s.with(flow.Node{Op: flow.Round}) }

// Since returns the seconds from the other time to this one.
func (s Seen) Since(other Seen) Seen { return s.with(flow.Node{Op: flow.Since}, other) }

// Later returns the time some seconds after this one.
func (s Seen) Later(seconds any) Seen { return s.with(flow.Node{Op: flow.Later}, seconds) }

// Length returns the number of code points of a string, bytes, elements of a list, or entries of a dict.
func (s Seen) Length() Seen { return s.with(flow.Node{Op: flow.Length}) }

// ByteLength returns the number of bytes of a string.
func (s Seen) ByteLength() Seen { return s.with(flow.Node{Op: flow.ByteLength}) }

// Concat returns two strings, byte strings or lists one after the other.
func (s Seen) Concat(other any) Seen { return s.with(flow.Node{Op: flow.Concat}, other) }

// Slice returns the part of a string (by code points), byte string or list from one place to before another. Both are
// cut to what there is.
func (s Seen) Slice(from, to any) Seen { return s.with(flow.Node{Op: flow.Slice}, from, to) }

// Contains returns whether the other string, or byte string, is within this one.
func (s Seen) Contains(other any) Seen { return s.with(flow.Node{Op: flow.Contains}, other) }

// HasPrefix returns whether this string, or byte string, begins with the other.
func (s Seen) HasPrefix(other any) Seen { return s.with(flow.Node{Op: flow.HasPrefix}, other) }

// HasSuffix returns whether this string, or byte string, ends with the other.
func (s Seen) HasSuffix(other any) Seen { return s.with(flow.Node{Op: flow.HasSuffix}, other) }

// Find returns where the other string, or byte string, first is within this one, in code points or bytes, or none.
func (s Seen) Find(other any) Seen { return s.with(flow.Node{Op: flow.Find}, other) }

// Split returns the parts of a string between separators, at most so many: the last has the rest.
func (s Seen) Split(separator any, parts int) Seen {
	return s.with(flow.Node{Op: flow.Split, N: parts}, separator)
}

// ToLower returns a string with the letters of ASCII in lower case.
func (s Seen) ToLower() Seen { return s.with(flow.Node{Op: flow.ToLower}) }

// ToUpper returns a string with the letters of ASCII in upper case.
func (s Seen) ToUpper() Seen { return s.with(flow.Node{Op: flow.ToUpper}) }

// FoldCase returns a string in which letters that differ only by case are the same, in all scripts.
func (s Seen) FoldCase() Seen { return s.with(flow.Node{Op: flow.FoldCase}) }

// Format returns a number in decimal.
func (s Seen) Format() Seen { return s.with(flow.Node{Op: flow.Format}) }

// Clip returns at most n bytes of a string or byte string, or elements of a list, from the start.
func (s Seen) Clip(n int) Seen { return s.with(flow.Node{Op: flow.Clip, N: n}) }

// ToBytes returns the bytes of a string or id.
func (s Seen) ToBytes() Seen { return s.with(flow.Node{Op: flow.ToBytes}) }

// SHA256 returns the hash of bytes.
func (s Seen) SHA256() Seen { return s.with(flow.Node{Op: flow.SHA256}) }

// Keccak256 returns the hash of bytes that Ethereum uses.
func (s Seen) Keccak256() Seen { return s.with(flow.Node{Op: flow.Keccak256}) }

// Verify returns whether this account, 20 bytes, signed a digest of 32 bytes: the signature is r, s and v in 65 bytes, as
// ecrecover takes it, with the lower s.
func (s Seen) Verify(digest, signature Seen) Seen {
	return s.with(flow.Node{Op: flow.Verify}, digest, signature)
}

// Get returns an element of a list, or the value of a key of a dict, or none.
func (s Seen) Get(key any) Seen { return s.with(flow.Node{Op: flow.Get}, key) }

// Put returns a dict with a value under a key, or none if it is full.
func (s Seen) Put(key any, value Seen) Seen { return s.with(flow.Node{Op: flow.Put}, key, value) }

// Remove returns a dict without a key.
func (s Seen) Remove(key any) Seen { return s.with(flow.Node{Op: flow.Remove}, key) }

// literalType returns the type that a literal has as an operand beside a value of type t.
func (a *App) literalType(op flow.Op, t Type, x any) Type {
	switch op {
	case flow.Get, flow.Put, flow.Remove:
		if len(t.Of) == 2 {
			return t.Of[0] // of the keys
		}
	case flow.Equal, flow.Less, flow.AtMost, flow.Add, flow.Sub, flow.Mul, flow.Div, flow.Mod:
		if text, ok := x.(string); ok && t.Kind == String(0).Kind {
			return String(len(text))
		}
		return t
	default:
	}
	switch x := x.(type) {
	case bool:
		return Bool
	case string:
		return String(len(x))
	case []byte:
		return Bytes(len(x))
	default:
		return Int
	}
}
