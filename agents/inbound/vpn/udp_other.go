//go:build !linux

package vpn

import "golang.zx2c4.com/wireguard/conn"

// newUDP is the UDP of wireguard-go.
func newUDP() conn.Bind { return conn.NewDefaultBind() }
