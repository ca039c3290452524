package audit_test

import (
	"testing"

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
