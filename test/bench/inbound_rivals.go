package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// haproxy forwards TCP; it has no UDP.
func (w *workshop) haproxy(splice bool) func(context.Context) (*path, error) {
	return func(ctx context.Context) (*path, error) {
		binary, err := installed("haproxy")
		if err != nil {
			return nil, err
		}
		at, option := freeAddr(), ""
		if splice {
			option = "option splice-request\n option splice-response"
		}
		file, err := w.file(fmt.Sprintf("haproxy-%v.cfg", splice), fmt.Sprintf(`
global
 maxconn 4000
defaults
 mode tcp
 timeout connect 5s
 timeout client 10m
 timeout server 10m
listen all
 bind %s
 %s
 server service %s
`, at, option, w.addr()))
		if err != nil {
			return nil, err
		}
		p, err := w.start(ctx, binary, "-db", "-f", file)
		return &path{processes: []*process{p}, addr: at}, err
	}
}

// nginx forwards both, if it has its stream module.
func (w *workshop) nginx(ctx context.Context) (*path, error) {
	binary, err := installed("nginx")
	if err != nil {
		return nil, err
	}
	const module = "/usr/lib/nginx/modules/ngx_stream_module.so" // as Debian has it
	at, load := freeAddr(), ""
	if _, err := os.Stat(module); err == nil {
		load = "load_module " + module + ";"
	} else if about, _ := exec.CommandContext(ctx, binary, "-V").CombinedOutput(); !strings.Contains(string(about), "--with-stream ") { // #nosec G204 -- named by us
		return nil, fmt.Errorf("%w: nginx has no stream module", errMissing)
	}
	dir := filepath.Join(w.dir, "nginx")
	if err := os.MkdirAll(filepath.Join(dir, "logs"), 0o700); err != nil {
		return nil, err
	}
	file, err := w.file("nginx.conf", fmt.Sprintf(`%s
daemon off;
worker_processes auto;
pid %s/pid;
events { worker_connections 8000; }
stream {
 server { listen %[3]s; proxy_pass %[4]s; }
 server { listen %[3]s udp; proxy_pass %[4]s; }
}
`, load, dir, at, w.addr()))
	if err != nil {
		return nil, err
	}
	p, err := w.start(ctx, binary, "-p", dir, "-e", "stderr", "-c", file)
	return &path{processes: []*process{p}, addr: at, udp: true}, err
}

// frp is a tunnel of two processes: as it comes (TLS, all in one connection), or plain and with a pool of connections.
func (w *workshop) frp(plain bool) func(context.Context) (*path, error) {
	return func(ctx context.Context) (*path, error) {
		server, err := built("frps")
		if err != nil {
			return nil, err
		}
		client, err := built("frpc")
		if err != nil {
			return nil, err
		}
		at, control := freeAddr(), freePort()
		servers, clients := "", ""
		if plain {
			servers = "transport.tcpMux = false\ntransport.maxPoolCount = 50\n"
			clients = "transport.tcpMux = false\ntransport.poolCount = 50\ntransport.tls.enable = false\n"
		}
		_, remote, _ := net.SplitHostPort(at)
		host, port, _ := net.SplitHostPort(w.addr())
		for _, kind := range []string{"tcp", "udp"} {
			clients += fmt.Sprintf("[[proxies]]\nname = %q\ntype = %q\nlocalIP = %q\nlocalPort = %s\nremotePort = %s\n", kind, kind, host, port, remote)
		}
		file, err := w.file(fmt.Sprintf("frps-%v.toml", plain), fmt.Sprintf("bindAddr = \"127.0.0.1\"\nproxyBindAddr = \"127.0.0.1\"\nbindPort = %d\nlog.level = \"error\"\n%s", control, servers))
		if err != nil {
			return nil, err
		}
		s, err := w.start(ctx, server, "-c", file)
		if err != nil {
			return nil, err
		}
		file, err = w.file(fmt.Sprintf("frpc-%v.toml", plain), fmt.Sprintf("serverAddr = \"127.0.0.1\"\nserverPort = %d\nloginFailExit = false\nlog.level = \"error\"\n%s", control, clients))
		if err != nil {
			return nil, err
		}
		c, err := w.start(ctx, client, "-c", file)
		return &path{processes: []*process{s, c}, addr: at, udp: true}, err
	}
}

// chisel is a tunnel of two processes: SSH in a websocket.
func (w *workshop) chisel(ctx context.Context) (*path, error) {
	binary, err := built("chisel")
	if err != nil {
		return nil, err
	}
	at, control := freeAddr(), freeAddr()
	_, port, _ := net.SplitHostPort(control)
	server, err := w.start(ctx, binary, "server", "--host", loopback.String(), "--port", port, "--reverse")
	if err != nil {
		return nil, err
	}
	way := "R:" + at + ":" + w.addr()
	client, err := w.start(ctx, binary, "client", "--max-retry-interval", "1s", "http://"+control, way, way+"/udp")
	return &path{processes: []*process{server, client}, addr: at, udp: true}, err
}

// stock is the network stack that wireguard-go brings, in two processes.
func (w *workshop) stock(ctx context.Context) (*path, error) {
	binary, err := built("stock")
	if err != nil {
		return nil, err
	}
	at, near, far := freeAddr(), freeAddr(), freeAddr()
	g, err := w.start(ctx, binary, "gateway", at, near, far)
	if err != nil {
		return nil, err
	}
	n, err := w.start(ctx, binary, "node", w.addr(), far, near)
	return &path{processes: []*process{g, n}, addr: at, udp: true}, err
}

// self starts this program in another role.
func (w *workshop) self(role string, udp bool) func(context.Context) (*path, error) {
	return func(ctx context.Context) (*path, error) {
		binary, err := os.Executable()
		if err != nil {
			return nil, err
		}
		at := freeAddr()
		p, err := w.start(ctx, binary, strings.Fields(role+" "+at+" "+w.addr()+" "+w.dir)...)
		return &path{processes: []*process{p}, addr: at, udp: udp}, err
	}
}
