package audit_test

import (
	"encoding/binary"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/token"
)

// BenchmarkAudit audits whole requests of five slots.
func BenchmarkAudit(b *testing.B) {
	w := newWorld(b)
	const requests = 64
	var all []*token.Receipt
	for range requests {
		all = append(all, w.request(w.coin(token.Paid), w.course)...)
	}
	in := handed(all...)
	for b.Loop() {
		if r := w.auditor.Audit(in); len(r.Rejected) > 0 {
			b.Fatal(r.Rejected)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(all))/b.Elapsed().Seconds(), "receipts/s")
}

// BenchmarkGroup brings together ten million receipts, five of each token. T10.
func BenchmarkGroup(b *testing.B) {
	const n = 10_000_000
	for b.Loop() {
		_, starts := audit.Group(n, func(i int) (h common.Hash) {
			binary.BigEndian.PutUint64(h[:], uint64(i/5)*0x9e3779b97f4a7c15)
			return h
		})
		if len(starts) != n/5 {
			b.Fatal(len(starts))
		}
	}
	b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds()/1e6, "M/s")
}
