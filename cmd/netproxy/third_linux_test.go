package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"emet/agents/channel"
	"emet/agents/node"
	"emet/test/spaces"
)

// places are the machines of a sale in which the service is on one of its own.
type places struct {
	seller, buyer, service, client spaces.Space
	addr                           string // of the seller's
	ports                          string // at which its proxy receives packets
	streams                        bool   // not by UDP
}

// GP-12, GP-15: the service's node is a third machine, and knows neither chain nor seller. All of them are processes here.
func TestServiceOnAThirdMachine(t *testing.T) {
	thirdMachine(t, places{addr: fmt.Sprintf("127.79.%d.%d", os.Getpid()%250, hosts.Add(1)), ports: udpPort(t)})
}

// GP-12, GP-15: the same where no UDP is let through: the service's node opens a stream to the proxy, and another one when that
// has been upgraded.
func TestServiceThatCannotSendUDP(t *testing.T) {
	thirdMachine(t, places{addr: fmt.Sprintf("127.79.%d.%d", os.Getpid()%250, hosts.Add(1)), ports: "1", streams: true})
}

// The same where each is a machine of its own, and those of the service and of the buyer are not reached from outside.
func TestServiceOnAThirdMachineOfItsOwn(t *testing.T) {
	spaces.Need(t)
	at := places{spaces.New(t, "seller"), spaces.New(t, "buyer"), spaces.New(t, "service"), spaces.New(t, "client"), sellerAddr, "51820-51899", false}
	cable := func(device string, s spaces.Space, near, far string) {
		t.Helper()
		if err := at.seller.IP("link", "add", device, "type", "veth", "peer", "name", "net", "netns", s.Name); err != nil {
			t.Skipf("no cable can be made between namespaces: %v", err)
		}
		must(t, at.seller.IP("addr", "add", near+"/24", "dev", device))
		must(t, at.seller.IP("link", "set", device, "up"))
		must(t, s.IP("addr", "add", far+"/24", "dev", "net"))
		must(t, s.IP("link", "set", "net", "up"))
	}
	cable("net", at.client, sellerAddr, clientAddr)
	cable("home", at.service, "192.0.2.1", serviceAddr)
	cable("office", at.buyer, "198.51.100.1", "198.51.100.2")
	must(t, at.service.IP("route", "add", "default", "via", "192.0.2.1"))
	must(t, at.buyer.IP("route", "add", "default", "via", "198.51.100.1"))
	thirdMachine(t, at)
}

func thirdMachine(t *testing.T, at places) {
	d, err := node.OpenDevnet(t.Context(), node.DevnetOptions{})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	files := t.TempDir()
	network, mine, theirs := filepath.Join(files, "net.json"), filepath.Join(files, "service.json"), filepath.Join(files, "gateway.json")
	d.Network.StateDir = t.TempDir()
	must(t, d.Network.Save(network))
	for _, s := range []spaces.Space{at.seller, at.buyer} {
		if s.Name == "" {
			continue
		}
		for _, port := range portsOfNetwork(t, d.Network) {
			bridge(t, s, port)
		}
	}
	state, api := t.TempDir(), at.addr+":8000"
	if at.seller.Name != "" {
		api = "127.0.0.1:8000"
	}
	serve := []string{"serve", "--state", state, "--allow", at.addr + ":8443", "--api", api, "--log", "warn"}
	sell := []string{
		"sell", "--network", network, "--socket", "tcp:" + at.addr + ":8443", "--vpn-ports", at.ports, "--period", "30s",
		"--listen", "/ip4/" + at.addr + "/tcp/4001", "--api", api, "--token-file", filepath.Join(state, tokenName), "--yes",
	}
	order := []string{"buy", "--network", network, "--port", "8443", "--vpn", "shop", "--remote", "10.8.0.2:80", "--yes", "--json"}
	if at.streams {
		serve, order = append(serve, "--link", "/ip4/"+at.addr+"/tcp/4002"), append(order, "--link", "relay")
	}
	serves := begin(t, at.seller, serve...)
	serves.says(t, "is managed at")
	if at.streams {
		serves.says(t, "may come by /ip4/")
		sell = append(sell, "--via", regexp.MustCompile(`/ip4/\S+`).FindString(serves.said()))
	}
	begin(t, at.seller, sell...).says(t, "sold sockets stay open")

	// The buyer is told how the network is called when it does not know.
	asks := begin(t, at.buyer, order...)
	if err := asks.ends(t); err == nil {
		t.Fatal("it buys for a service that is nowhere")
	}
	id := regexp.MustCompile(`0x[0-9a-f]{40}-shop`).FindString(asks.String())
	node1 := []string{"vpn", "join", id, "--address", "10.8.0.2/24", "--state", t.TempDir()}
	must(t, begin(t, at.service, append(node1, "--record", mine)...).ends(t))

	buys := begin(t, at.buyer, append(order, "--member", mine, "--record", theirs)...)
	buys.says(t, "waiting for the service's node")
	local := "127.0.0.1:18081"
	if at.service.Name == "" {
		local = at.addr + ":18081"
	}
	web(t, at.service, local)
	joins := append(node1, "--member", theirs, "--forward", "tcp:80="+local)
	if at.streams {
		joins = append(joins, "--via", regexp.MustCompile(`--via (\S+)`).FindStringSubmatch(buys.said())[1])
	}
	begin(t, at.service, joins...).says(t, "Ctrl-C ends it")
	buys.says(t, `"state": "open"`)
	if got, err := get(at.client, "http://"+at.addr+":8443/"); err != nil || got != "hello from behind" {
		t.Errorf("the client is answered %q, %v", got, err)
	}
	if at.client.Name != "" {
		if _, err := get(at.client, "http://"+serviceAddr+":18081/"); err == nil {
			t.Error("the client reaches the service without the socket")
		}
	}

	if at.streams { // the next process takes them at the same address: the node comes by itself
		upgraded(t, at.seller, state)
		within(t, 4*patience, "the client is answered by the next process", func() bool {
			got, err := get(at.client, "http://"+at.addr+":8443/")
			return err == nil && got == "hello from behind"
		})
	}

	must(t, buys.Process.Signal(os.Interrupt))
	if err := buys.ends(t); err != nil {
		t.Fatalf("buy ended: %v\n%s", err, buys)
	}
	var last socketJSON
	blob := buys.String()
	must(t, json.Unmarshal([]byte(blob[strings.LastIndex(blob, "\n{")+1:]), &last))
	if last.State != "settled" || last.Paid.IsZero() || last.Usage.Outbound < 17 || last.Network != id {
		t.Errorf("%+v", last)
	}
	if _, err := get(at.client, "http://"+at.addr+":8443/"); err == nil {
		t.Error("the socket is still there")
	}
	// The seller has got it.
	b, err := node.OpenBuying(t.Context(), node.BuyingOptions{Options: node.Options{Network: d.Network}})
	must(t, err)
	defer b.Close()
	var paid channel.State
	eventually(t, "the seller has redeemed", func() bool {
		paid, err = b.Ground.Channel(t.Context(), last.Channel, nil)
		return err == nil && paid.Closed
	})
	if paid.Paid[0] != last.Paid {
		t.Errorf("the seller was paid %s of %s", paid.Paid[0], last.Paid)
	}
}

// upgraded has another process take over from a proxy. It does not end with the test's process by itself.
func upgraded(t *testing.T, s spaces.Space, state string) {
	t.Helper()
	before, err := readPID(state)
	must(t, err)
	t.Cleanup(func() {
		if pid, err := readPID(state); err == nil && pid != before {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	})
	must(t, begin(t, s, "upgrade", "--state", state, "--timeout", patience.String()).ends(t))
	if pid, err := readPID(state); err != nil || pid == before {
		t.Fatalf("process %d is still there, %v", pid, err)
	}
}

// udpPort is one that nobody has.
func udpPort(t *testing.T) string {
	t.Helper()
	c, err := net.ListenUDP("udp", nil)
	must(t, err)
	defer c.Close()
	return strconv.Itoa(c.LocalAddr().(*net.UDPAddr).Port)
}
