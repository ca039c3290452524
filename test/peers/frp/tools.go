//go:build tools

// Package frp pins the tunnel that networks of gateways are measured against; see the Makefile.
package frp

import (
	_ "github.com/fatedier/frp/cmd/frpc"
	_ "github.com/fatedier/frp/cmd/frps"
)
