package api

import (
	"context"
	"net/http"
	"net/netip"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"emet/agents/inbound"
	"emet/agents/inbound/vpn"
)

// NetworkRequest is what a network is to be.
type NetworkRequest struct {
	Address netip.Prefix `json:"address"         example:"10.8.0.1/24" doc:"The proxy's address in the network, and how large the network is"`
	Members []vpn.Member `json:"members"         maxItems:"256"        doc:"Who is in it, by signed records"`
	Port    uint16       `json:"port,omitempty"  doc:"UDP port to receive at; default any"`
	NoUDP   bool         `json:"noUdp,omitempty" doc:"Reach members through streams between nodes only"`
	MTU     int          `json:"mtu,omitempty"   doc:"Largest packet inside; default 1420, or 8920 without UDP"`
}

// NetworkStatus is a network, and how it is.
type NetworkStatus struct {
	vpn.Config

	Linked []netip.Addr `json:"linked" nullable:"false" doc:"Addresses of the members with whom keys were exchanged since it began to run"`
}

// RecordRequest asks for the proxy's own record in a network.
type RecordRequest struct {
	Address  netip.Addr       `json:"address"            doc:"The address that it is to have"`
	Endpoint string           `json:"endpoint,omitempty" example:"203.0.113.7:51820" doc:"Where it receives UDP"`
	Life     inbound.Duration `json:"life,omitempty"     example:"24h" doc:"How long the record holds; default 24h"`
}

// Named is where a network is.
type Named struct {
	VpnID string `path:"vpnId"`
}

func (s *Server) vpnRoutes() {
	const root, one = "/vpn-api/v1/", "/vpn-api/v1/{vpnId}"
	networks := s.cfg.Networks
	huma.Register(s.api, s.call("list-networks", "GET", root, "List the virtual private networks", 200),
		func(context.Context, *none) (*body[[]vpn.Config], error) {
			return &body[[]vpn.Config]{networks.list()}, nil
		})
	put := s.call("put-network", "PUT", one, "Make a network known, or change its members", 201, 400, 409, 413, 415)
	put.Responses["200"] = &huma.Response{Description: "It was known", Content: map[string]*huma.MediaType{
		"application/json": {Schema: s.schema(reflect.TypeFor[vpn.Config]())},
	}}
	huma.Register(s.api, put, func(_ context.Context, in *struct {
		Named
		Body NetworkRequest
	},
	) (*struct {
		Status int
		Body   vpn.Config
	}, error,
	) {
		b := in.Body
		c := vpn.Config{ID: in.VpnID, Address: b.Address, Members: b.Members, Port: b.Port, NoUDP: b.NoUDP, MTU: b.MTU}
		err := validName(in.VpnID)
		fresh := false
		if err == nil {
			fresh, err = networks.put(c)
		}
		if err != nil {
			return nil, s.problemOf(err)
		}
		status := http.StatusOK
		if fresh {
			status = http.StatusCreated
		}
		return &struct {
			Status int
			Body   vpn.Config
		}{status, c}, nil
	})
	huma.Register(s.api, s.call("get-network", "GET", one, "Get a network", 200, 404),
		func(_ context.Context, in *Named) (*body[NetworkStatus], error) {
			c, err := networks.get(in.VpnID)
			var linked []netip.Addr
			if err == nil {
				linked, err = networks.linked(in.VpnID)
			}
			if err != nil {
				return nil, s.problemOf(err)
			}
			return &body[NetworkStatus]{NetworkStatus{c, append([]netip.Addr{}, linked...)}}, nil
		})
	huma.Register(s.api, s.call("remove-network", "DELETE", one, "Forget a network; connections into it end", 204, 404),
		func(_ context.Context, in *Named) (*struct{}, error) {
			if err := networks.remove(in.VpnID); err != nil {
				return nil, s.problemOf(err)
			}
			return nil, nil
		})
	huma.Register(s.api, s.call("record", "POST", one+"/record", "Get the proxy's own signed record for a network, for the other members", 200, 400, 413, 415),
		func(_ context.Context, in *struct {
			Named
			Body RecordRequest
		},
		) (*body[vpn.Member], error) {
			m, err := s.record(in.VpnID, in.Body)
			if err != nil {
				return nil, s.problemOf(err)
			}
			return &body[vpn.Member]{m}, nil
		})
}

func (s *Server) record(id string, r RecordRequest) (m vpn.Member, err error) {
	if err := validName(id); err != nil {
		return m, err
	}
	var endpoint netip.AddrPort
	if r.Endpoint != "" {
		if endpoint, err = netip.ParseAddrPort(r.Endpoint); err != nil {
			return m, &inbound.Error{Code: inbound.BadAddress, Message: "endpoint: want ip:port"}
		}
	}
	life := 24 * time.Hour
	if r.Life > 0 {
		life = time.Duration(r.Life)
	}
	return s.cfg.Networks.record(id, r.Address, endpoint, life)
}
