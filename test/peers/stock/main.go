// Command stock is a tunnel of two processes over WireGuard: the network stack that wireguard-go brings (tun/netstack), with
// nothing but a copying goroutine for each direction on top. A gateway hands what comes to an address of the kernel over to
// its node, and the node to a service.
//
//	stock gateway 127.0.0.1:8000 127.0.0.1:51820 127.0.0.1:51821
//	stock node    127.0.0.1:80   127.0.0.1:51821 127.0.0.1:51820
//
// The addresses are those of the public socket or the service, of its own UDP socket, and of the other's.
package main

import (
	"context"
	"crypto/ecdh"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun/netstack"
)

const (
	mtu  = 1420
	port = 80 // of the node, in the network
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "stock:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return errors.New("want gateway|node ADDRESS OWN OTHER")
	}
	var at [3]netip.AddrPort
	for i, s := range args[1:] {
		a, err := netip.ParseAddrPort(s)
		if err != nil {
			return err
		}
		at[i] = a
	}
	other := "node"
	if args[0] == "node" {
		other = "gateway"
	}
	network, err := join(args[0], other, at[1], at[2])
	if err != nil {
		return err
	}
	if args[0] == "node" {
		return serve(network, at[0])
	}
	return accept(network, at[0])
}

// key is a private key that both sides can work out: what is measured needs no secret.
func key(name string) (*ecdh.PrivateKey, error) {
	sum := sha256.Sum256([]byte(name))
	return ecdh.X25519().NewPrivateKey(sum[:])
}

func address(name string) netip.Addr {
	if name == "node" {
		return netip.MustParseAddr("10.9.0.2")
	}
	return netip.MustParseAddr("10.9.0.1")
}

func join(self, other string, own, peer netip.AddrPort) (*netstack.Net, error) {
	mine, err := key(self)
	if err != nil {
		return nil, err
	}
	theirs, err := key(other)
	if err != nil {
		return nil, err
	}
	tun, network, err := netstack.CreateNetTUN([]netip.Addr{address(self)}, nil, mtu)
	if err != nil {
		return nil, err
	}
	dev := device.NewDevice(tun, conn.NewDefaultBind(), device.NewLogger(device.LogLevelError, ""))
	if err := dev.IpcSet(fmt.Sprintf("private_key=%s\nlisten_port=%d\npublic_key=%s\nendpoint=%s\nallowed_ip=%s/32\n",
		hex.EncodeToString(mine.Bytes()), own.Port(), hex.EncodeToString(theirs.PublicKey().Bytes()), peer, address(other))); err != nil {
		return nil, err
	}
	return network, dev.Up()
}

// accept is the gateway's work.
func accept(network *netstack.Net, at netip.AddrPort) error {
	far := netip.AddrPortFrom(address("node"), port)
	public, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(at))
	if err != nil {
		return err
	}
	datagrams, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(at))
	if err != nil {
		return err
	}
	go sessions(datagrams, func() (net.Conn, error) { return network.DialUDPAddrPort(netip.AddrPort{}, far) })
	for {
		c, err := public.AcceptTCP()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			to, err := network.DialContextTCPAddrPort(context.Background(), far)
			if err != nil {
				return
			}
			defer to.Close()
			splice(c, to)
		}()
	}
}

// serve is the node's.
func serve(network *netstack.Net, service netip.AddrPort) error {
	at := netip.AddrPortFrom(address("node"), port)
	l, err := network.ListenTCPAddrPort(at)
	if err != nil {
		return err
	}
	datagrams, err := network.ListenUDPAddrPort(at)
	if err != nil {
		return err
	}
	go sessions(datagrams, func() (net.Conn, error) { return net.Dial("udp", service.String()) })
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			to, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(service))
			if err != nil {
				return
			}
			defer to.Close()
			splice(c, to)
		}()
	}
}

// splice copies both ways, and passes on each end.
func splice(a, b net.Conn) {
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{a, b}, {b, a}} {
		both.Go(func() {
			_, _ = io.Copy(way[0], way[1])
			if half, ok := way[0].(interface{ CloseWrite() error }); ok {
				_ = half.CloseWrite()
			}
		})
	}
	both.Wait()
}

// sessions gives every source a connection of its own; they stay until the process ends.
func sessions(from net.PacketConn, dial func() (net.Conn, error)) {
	all := map[string]net.Conn{}
	buf := make([]byte, 64<<10)
	for {
		n, source, err := from.ReadFrom(buf)
		if err != nil {
			return
		}
		to := all[source.String()]
		if to == nil {
			if to, err = dial(); err != nil {
				continue
			}
			all[source.String()] = to
			go func() {
				back := make([]byte, 64<<10)
				for {
					n, err := to.Read(back)
					if err != nil {
						return
					}
					_, _ = from.WriteTo(back[:n], source)
				}
			}()
		}
		_, _ = to.Write(buf[:n])
	}
}
