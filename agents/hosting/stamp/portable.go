//go:build !amd64

package stamp

func machineCombine() combiner { return combineScalar }

func machineTests() tests { return scalarTests }

func machineHash() hasher { return hashEach }

func machineBegin([]byte) *midstate { return nil }
