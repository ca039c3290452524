package vpn_test

import (
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	wgconn "golang.zx2c4.com/wireguard/conn"
	wgdevice "golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun/netstack"
)

// pipe is one way through a link.
type pipe struct {
	in  io.Writer
	out io.Reader
}

// stock joins two stacks as wireguard-go's own example does.
func stock(b testing.TB) func() pipe {
	var keys [2]*ecdh.PrivateKey
	for i := range keys {
		var err error
		if keys[i], err = ecdh.X25519().GenerateKey(rand.Reader); err != nil {
			b.Fatal(err)
		}
	}
	ports := []uint16{freePort(b), freePort(b)}
	addrs := []netip.Addr{netip.MustParseAddr("10.9.0.1"), netip.MustParseAddr("10.9.0.2")}
	var nets [2]*netstack.Net
	for i := range nets {
		tun, n, err := netstack.CreateNetTUN(addrs[i:i+1], nil, 1420)
		if err != nil {
			b.Fatal(err)
		}
		dev := wgdevice.NewDevice(tun, wgconn.NewDefaultBind(), wgdevice.NewLogger(wgdevice.LogLevelSilent, ""))
		err = dev.IpcSet(fmt.Sprintf("private_key=%s\nlisten_port=%d\npublic_key=%s\nendpoint=127.0.0.1:%d\nallowed_ip=%s/32\n",
			hex.EncodeToString(keys[i].Bytes()), ports[i], hex.EncodeToString(keys[1-i].PublicKey().Bytes()), ports[1-i], addrs[1-i]))
		if err != nil {
			b.Fatal(err)
		}
		if err := dev.Up(); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(dev.Close)
		nets[i] = n
	}
	l, err := nets[1].ListenTCPAddrPort(netip.AddrPortFrom(addrs[1], 80))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	return func() pipe {
		ctx, cancel := context.WithTimeout(b.Context(), patience)
		defer cancel()
		near, err := nets[0].DialContextTCPAddrPort(ctx, netip.AddrPortFrom(addrs[1], 80))
		if err != nil {
			b.Fatal(err)
		}
		far, err := l.Accept()
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { near.Close(); far.Close() })
		return pipe{near, far}
	}
}

func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkThroughput sends bytes through a link, in one stream or 16, and tells how many a second and what a gigabyte
// costs in processor time, both ends together.
func BenchmarkThroughput(b *testing.B) {
	opens := map[string]func(b testing.TB) func() pipe{"stock": stock}
	for name, link := range links {
		opens[name] = func(b testing.TB) func() pipe {
			near, far := link(b, "10.9.0.1", "10.9.0.2")
			return func() pipe {
				x, y := connect(b, near, far)
				return pipe{x, y}
			}
		}
	}
	for _, name := range []string{"memory", "wireguard over UDP", "wireguard over streams", "stock"} {
		for _, streams := range []int{1, 16} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), streams), func(b *testing.B) {
				const chunk = 128 << 10
				open := opens[name](b)
				var wait sync.WaitGroup
				b.SetBytes(chunk)
				pipes := make([]pipe, streams)
				for i := range pipes {
					pipes[i] = open()
				}
				began := cpu()
				b.ResetTimer()
				for i, p := range pipes {
					n := b.N / streams
					if i < b.N%streams {
						n++
					}
					wait.Go(func() {
						buf := make([]byte, chunk)
						for range n {
							if _, err := p.in.Write(buf); err != nil {
								b.Error(err)
								return
							}
						}
					})
					wait.Go(func() {
						buf := make([]byte, chunk)
						for left := n * chunk; left > 0; {
							got, err := p.out.Read(buf)
							if err != nil {
								b.Error(err)
								return
							}
							left -= got
						}
					})
				}
				wait.Wait()
				b.StopTimer()
				b.ReportMetric((cpu()-began).Seconds()/(float64(b.N)*chunk/1e9), "cpu-s/GB")
			})
		}
	}
}
