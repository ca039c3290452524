package sandbox

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// fingerprint hashes the profile's name and a zero byte, then fuel (8 bytes, big-endian), depth peak (4), pages (4), the
// sha256 of the memory, and each mutable global (8). It is known only to who has run the task to its end.
func (m *machine) fingerprint(e market.Execution) market.Fingerprint {
	return fingerprint(e, m.memory(), m.globals())
}

func fingerprint(e market.Execution, memory []byte, globals []uint64) market.Fingerprint {
	b := append([]byte(wasmgas.Profile), 0)
	b = binary.BigEndian.AppendUint64(b, e.FuelUsed)
	b = binary.BigEndian.AppendUint32(b, e.DepthPeak)
	b = binary.BigEndian.AppendUint32(b, e.MemoryPeak)
	sum := sha256.Sum256(memory)
	b = append(b, sum[:]...)
	for _, g := range globals {
		b = binary.BigEndian.AppendUint64(b, g)
	}
	return sha256.Sum256(b)
}

// globals reads the module's own mutable globals. A NaN is read as the canonical one, as its bits depend on the host.
func (m *machine) globals() []uint64 {
	values := make([]uint64, len(m.meta.Globals))
	for i, typ := range m.meta.Globals {
		v := m.global(wasmgas.GlobalName(i)).Get()
		switch {
		case typ == wasmgas.I32:
			v = uint64(uint32(v))
		case typ == wasmgas.F32 && math.Float32frombits(uint32(v)) != math.Float32frombits(uint32(v)):
			v = 0x7fc00000
		case typ == wasmgas.F64 && math.IsNaN(math.Float64frombits(v)):
			v = 0x7ff8000000000000
		}
		values[i] = v
	}
	return values
}
