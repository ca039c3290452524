package audit

// Group is how receipts with the same root are found.
var Group = group

// Above tells whether m of n is far above of of all.
func Above(m, n, of, all int) bool { return rate{m, n}.above(rate{of, all}) }
