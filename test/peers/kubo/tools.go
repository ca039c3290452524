//go:build tools

// Package kubo pins the IPFS daemon used by the tests; build it with
//
//	go build -trimpath -o ../../../build/bin/ipfs github.com/ipfs/kubo/cmd/ipfs
package kubo

import _ "github.com/ipfs/kubo/cmd/ipfs"
