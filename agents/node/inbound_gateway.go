package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
	"emet/agents/inbound/vpn"
)

// PortRange are the UDP ports at which a proxy receives the packets of networks.
type PortRange struct{ Low, High uint16 }

// proxyGateway is a seller's proxy: another process, by its management interface.
type proxyGateway struct {
	client *api.Client
	host   netip.Addr // at which networks reach it
	ports  PortRange
	life   time.Duration // of its records
}

// recordLife is for how long a proxy belongs to a network without being asked again.
const recordLife = buyer.Life

func (g proxyGateway) at(s seller.Socket) inbound.Address {
	return inbound.Address{Proto: inbound.Proto(s.Protocol), Host: s.Address.Addr(), Port: s.Address.Port()}
}

// said makes of a proxy's refusal what a seller branches on.
func said(err error) error {
	e, ok := errors.AsType[*api.Error](err)
	if ok && e.Status == http.StatusConflict {
		return fmt.Errorf("%w: %w", seller.ErrTaken, err)
	}
	return err
}

// inUse reports whether another program has what a proxy was asked for.
func inUse(err error) bool {
	e, ok := errors.AsType[*api.Error](err)
	return ok && e.Code == string(inbound.InUse)
}

func missing(err error) bool {
	e, ok := errors.AsType[*api.Error](err)
	return ok && e.Status == http.StatusNotFound
}

func (g proxyGateway) Probe(ctx context.Context, s seller.Socket, requestor, token string) error {
	_, err := g.client.PutProbe(ctx, g.at(s), requestor, token)
	return said(err)
}

// Forget has a probe answer a token no more, if it still would.
func (g proxyGateway) Forget(ctx context.Context, s seller.Socket, requestor, token string) error {
	if err := g.client.DeleteProbe(ctx, g.at(s), requestor, token); err != nil && !missing(err) {
		return err
	}
	return nil
}

// Join has the proxy be in a network, and returns its own record there.
func (g proxyGateway) Join(ctx context.Context, n sale.Network) ([]byte, error) {
	prefix, err := netip.ParsePrefix(n.Address)
	if err != nil {
		return nil, err
	}
	members := make([]vpn.Member, len(n.Members))
	for i, blob := range n.Members {
		if err := json.Unmarshal(blob, &members[i]); err != nil {
			return nil, fmt.Errorf("record of a member: %w", err)
		}
	}
	network := api.NetworkRequest{Address: prefix, Members: members, NoUDP: n.Link == sale.Relay}
	record := api.RecordRequest{Address: prefix.Addr(), Life: inbound.Duration(g.life)}
	if network.NoUDP {
		_, err = g.client.PutNetwork(ctx, n.ID, network)
	} else if network.Port, err = g.put(ctx, n.ID, network); err == nil {
		record.Endpoint = netip.AddrPortFrom(g.host, network.Port).String()
	}
	if err != nil {
		return nil, said(err)
	}
	own, err := g.client.Record(ctx, n.ID, record)
	if err != nil {
		return nil, said(err)
	}
	return json.Marshal(own)
}

// put has the proxy know a network, at the port that it has there, or at the first that is free. It returns the port.
func (g proxyGateway) put(ctx context.Context, id string, n api.NetworkRequest) (uint16, error) {
	all, err := g.client.Networks(ctx)
	if err != nil {
		return 0, err
	}
	used := map[uint16]bool{}
	for _, there := range all {
		if there.ID == id && there.Port != 0 {
			n.Port = there.Port
			_, err := g.client.PutNetwork(ctx, id, n)
			return n.Port, err
		}
		used[there.Port] = true
	}
	for p := int(g.ports.Low); p <= int(g.ports.High); p++ {
		if n.Port = uint16(p); used[n.Port] { // #nosec G115 -- between two of them
			continue
		}
		if _, err := g.client.PutNetwork(ctx, id, n); !inUse(err) {
			return n.Port, err
		}
	}
	return 0, fmt.Errorf("all UDP ports %d to %d have networks, or other programs", g.ports.Low, g.ports.High)
}

func (g proxyGateway) Leave(ctx context.Context, network string) error {
	if err := g.client.RemoveNetwork(ctx, network); err != nil && !missing(err) {
		return err
	}
	return nil
}

// Open opens a gateway socket, unless this activity has it already.
func (g proxyGateway) Open(ctx context.Context, r seller.Route) error {
	at := g.at(r.Socket)
	there, err := g.client.Gateway(ctx, at)
	switch {
	case err == nil && there.ActivityID == r.Activity:
		return nil
	case err == nil:
		return seller.ErrTaken
	case !missing(err):
		return err
	}
	_, err = g.client.OpenGateway(ctx, at, inbound.Entry{
		RequestorID: r.Requestor, ActivityID: r.Activity, VpnID: r.Network, RemoteID: r.RemoteID, RemoteAddr: r.Remote,
	}, false)
	return said(err)
}

// Close closes the gateway socket of an activity, if it is there.
func (g proxyGateway) Close(ctx context.Context, r seller.Route) error {
	at := g.at(r.Socket)
	there, err := g.client.Gateway(ctx, at)
	switch {
	case missing(err), err == nil && there.ActivityID != r.Activity:
		return nil
	case err != nil:
		return err
	}
	if err := g.client.CloseGateway(ctx, at, 0); err != nil && !missing(err) {
		return err
	}
	return nil
}

// Traffic is what an activity used, as far as the proxy remembers.
func (g proxyGateway) Traffic(ctx context.Context, activity string) (seller.Traffic, error) {
	b, err := g.client.Activity(ctx, activity)
	if missing(err) {
		return seller.Traffic{}, nil
	}
	if err != nil {
		return seller.Traffic{}, err
	}
	return seller.Traffic{Inbound: b.Inbound.Bytes, Outbound: b.Outbound.Bytes, Since: b.Since.UnixNano()}, nil
}

// Linked are the members of a network with whom the proxy has exchanged keys.
func (g proxyGateway) Linked(ctx context.Context, network string) ([]netip.Addr, error) {
	n, err := g.client.Network(ctx, network)
	return n.Linked, err
}
