//go:build tools

// Package chisel pins the tunnel that networks of gateways are measured against; see the Makefile.
package chisel

import _ "github.com/jpillora/chisel"
