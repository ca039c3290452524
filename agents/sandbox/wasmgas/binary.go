package wasmgas

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

var errEnd = errors.New("unexpected end")

// reader decodes the binary format. The first error sticks: later reads return zeros and consume nothing, so that callers
// check err once per item instead of once per byte.
type reader struct {
	buf  []byte
	pos  int
	base int // of buf in the module
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *reader) more() bool { return r.err == nil && r.pos < len(r.buf) }

func (r *reader) u8() byte {
	if r.err != nil {
		return 0
	}
	if r.pos >= len(r.buf) {
		r.err = errEnd
		return 0
	}
	b := r.buf[r.pos]
	r.pos++
	return b
}

func (r *reader) bytes(n uint32) []byte {
	if r.err != nil {
		return nil
	}
	if uint64(n) > uint64(len(r.buf)-r.pos) {
		r.err = errEnd
		return nil
	}
	b := r.buf[r.pos : r.pos+int(n) : r.pos+int(n)]
	r.pos += int(n)
	return b
}

func (r *reader) u32() uint32 {
	var v uint32
	for shift := 0; shift < 35; shift += 7 {
		b := r.u8()
		if shift == 28 && b > 0x0f {
			break
		}
		v |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	r.fail("integer too large")
	return 0
}

// signed reads a signed LEB128 number of at most bits bits.
func (r *reader) signed(bits int) int64 {
	var v int64
	for shift := 0; shift < bits; shift += 7 {
		b := r.u8()
		v |= int64(b&0x7f) << shift
		if b >= 0x80 {
			continue
		}
		if shift+7 < 64 && b&0x40 != 0 {
			v |= -1 << (shift + 7)
		}
		if rest := bits - shift; rest < 7 { // the unused bits of the last byte repeat the sign
			if top := int8(b<<1) >> rest; top != 0 && top != -1 {
				break
			}
		}
		return v
	}
	r.fail("integer too large")
	return 0
}

// count reads a vector's length. Each element takes at least one byte, so a length beyond the input is refused early.
func (r *reader) count(what string, limit int) int {
	n := r.u32()
	if int64(n) > int64(limit) {
		r.fail("%d %s: more than %d", n, what, limit)
		return 0
	}
	if int(n) > len(r.buf)-r.pos {
		r.fail("%d %s: %w", n, what, errEnd)
		return 0
	}
	return int(n)
}

func (r *reader) name() string {
	n := r.u32()
	if n > LimitName {
		r.fail("name of %d bytes", n)
		return ""
	}
	s := string(r.bytes(n))
	if !utf8.ValidString(s) {
		r.fail("name is not UTF-8")
	}
	return s
}

func appendU32(b []byte, v uint32) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

func appendSigned(b []byte, v int64) []byte {
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if (v == 0 && c&0x40 == 0) || (v == -1 && c&0x40 != 0) {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

func appendName(b []byte, s string) []byte {
	return append(appendU32(b, uint32(len(s))), s...)
}

func appendSection(out []byte, id byte, body []byte) []byte {
	out = append(out, id)
	out = appendU32(out, uint32(len(body)))
	return append(out, body...)
}
