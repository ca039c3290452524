package data

// Value is a value of some [Type]. It does not know its type: whoever reads it has to. The zero Value is the unit, false,
// 0, the empty string, the first tag without payload, and what has no parts. Values never change; they are copied freely
// and safe for concurrent use.
type Value struct {
	n int64   // a bool, number, time or tag; of a tree the nodes it has; of a place the number among its siblings
	o *object // what does not fit into n
}

// object is the greater part of a value. It is never changed once it is part of one.
type object struct {
	text  string  // of a string, bytes or id
	parts []Value // fields, payload, elements, keys and values in turn, or what a tree or place consists of
}

// NewUnit returns the unit.
func NewUnit() Value { return Value{} }

// NewBool returns a bool.
func NewBool(b bool) Value {
	if b {
		return Value{n: 1}
	}
	return Value{}
}

// NewTruth returns a bool that structure may see.
func NewTruth(b bool) Value { return NewBool(b) }

// NewInt returns an int, a time, or a decimal in units of its last digit.
func NewInt(n int64) Value { return Value{n: n} }

// NewString returns a string. It should be valid UTF-8.
func NewString(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{o: &object{text: s}}
}

// NewBytes returns a copy of bytes.
func NewBytes(b []byte) Value { return NewString(string(b)) }

// NewID returns an id.
func NewID(id [IDLength]byte) Value { return NewString(string(id[:])) }

// NewTuple returns a tuple or a record. The parts belong to it from now on.
func NewTuple(parts ...Value) Value { return NewList(parts) }

// NewPair is [NewTuple] of two parts in less memory.
func NewPair(a, b Value) Value { return Value{o: two(a, b)} }

// NewTagged returns a value of an option or variant. The payload of a tag without one is the unit.
func NewTagged(tag int, payload Value) Value {
	if payload == (Value{}) {
		return Value{n: int64(tag)}
	}
	o := &struct {
		object
		of [1]Value
	}{of: [1]Value{payload}}
	o.parts = o.of[:]
	return Value{n: int64(tag), o: &o.object}
}

// NewNone returns the option that has no value.
func NewNone() Value { return Value{} }

// NewSome returns the option that has one.
func NewSome(v Value) Value { return NewTagged(1, v) }

// NewList returns a list. The elements belong to it from now on.
func NewList(elements []Value) Value {
	if len(elements) == 0 {
		return Value{}
	}
	return Value{o: &object{parts: elements}}
}

// Pick returns the tuple of those values that have the numbers at.
func Pick(values []Value, at []int) Value {
	switch len(at) {
	case 0:
		return Value{}
	case 1:
		o := &struct {
			object
			of [1]Value
		}{of: [1]Value{values[at[0]]}}
		o.parts = o.of[:]
		return Value{o: &o.object}
	case 2:
		return Value{o: two(values[at[0]], values[at[1]])}
	case 3:
		o := &struct {
			object
			of [3]Value
		}{of: [3]Value{values[at[0]], values[at[1]], values[at[2]]}}
		o.parts = o.of[:]
		return Value{o: &o.object}
	default:
		parts := make([]Value, len(at))
		for i, n := range at {
			parts[i] = values[n]
		}
		return Value{o: &object{parts: parts}}
	}
}

// two makes an object of two parts at once.
func two(a, b Value) *object {
	o := &struct {
		object
		of [2]Value
	}{of: [2]Value{a, b}}
	o.parts = o.of[:]
	return &o.object
}

// Bool returns a bool or truth.
func (v Value) Bool() bool { return v.n != 0 }

// Int returns an int, a time, or a decimal in units of its last digit.
func (v Value) Int() int64 { return v.n }

// Text returns a string, or what bytes or an id consist of.
func (v Value) Text() string {
	if v.o == nil {
		return ""
	}
	return v.o.text
}

// Bytes returns a copy of bytes, or of an id.
func (v Value) Bytes() []byte { return []byte(v.Text()) }

// ID returns an id.
func (v Value) ID() (id [IDLength]byte) {
	copy(id[:], v.Text())
	return id
}

// Tag returns the tag of an option, truth or variant.
func (v Value) Tag() int { return int(v.n) }

// Payload returns what a tag carries: the unit if nothing.
func (v Value) Payload() Value {
	if v.o == nil {
		return Value{}
	}
	return v.o.parts[0]
}

// Some returns what an option has.
func (v Value) Some() (Value, bool) { return v.Payload(), v.n == 1 }

// Parts returns the parts of a tuple or record, or the elements of a list. They must not be changed.
func (v Value) Parts() []Value {
	if v.o == nil {
		return nil
	}
	return v.o.parts
}

// Part returns a part of a tuple or record, or an element of a list.
func (v Value) Part(i int) Value { return v.o.parts[i] }

// Len returns the number of parts of a tuple or record, or of elements of a list.
func (v Value) Len() int { return len(v.Parts()) }
