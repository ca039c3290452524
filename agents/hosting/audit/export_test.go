package audit

// Above tells whether m of n is far above of of all.
func Above(m, n, of, all int) bool { return rate{m, n}.above(rate{of, all}) }
