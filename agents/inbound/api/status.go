package api

import (
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"emet/agents/inbound"
	"emet/agents/inbound/meter"
)

func (s *Server) statusRoutes() {
	const root = "/status-api/v1/"
	status := s.call("status", "GET", root+"status", "Get how the proxy is", 200)
	status.Responses["503"] = &huma.Response{
		Description: "The proxy is ending, or handing over to its successor",
		Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{AnyOf: []*huma.Schema{
			s.schema(reflect.TypeFor[inbound.Status]()), s.schema(reflect.TypeFor[Problem]()),
		}}}},
	}
	huma.Register(s.api, status, func(context.Context, *none) (*struct {
		Status int
		Body   inbound.Status
	}, error,
	) {
		st := s.status()
		code := http.StatusOK
		if st.Status == inbound.StatusDraining {
			code = http.StatusServiceUnavailable
		}
		return &struct {
			Status int
			Body   inbound.Status
		}{code, st}, nil
	})
	huma.Register(s.api, s.call("connections", "GET", root+"connections", "List the connections that are open, the oldest first", 200),
		func(context.Context, *none) (*body[[]Connection], error) {
			all := []Connection{}
			for _, c := range s.cfg.Proxy.Connections() {
				all = append(all, Connection{c.Socket, c.Activity, c.VPN, c.Peer.String(), c.Since, c.Inbound, c.Outbound})
			}
			return &body[[]Connection]{all}, nil
		})
	s.metricsRoute(root)
	huma.Register(s.api, s.call("bandwidth", "GET", root+"metrics/bandwidth", "Get the sum of all connections", 200),
		func(context.Context, *none) (*body[meter.Bandwidth], error) {
			return &body[meter.Bandwidth]{s.cfg.Proxy.Bandwidth()}, nil
		})
	type ofID struct {
		ID string `path:"id"`
	}
	for kind, of := range map[string]func(string) (meter.Bandwidth, error){"activity": s.cfg.Proxy.Activity, "vpn": s.cfg.Proxy.VPN} {
		path := root + "metrics/" + kind + "/{id}"
		huma.Register(s.api, s.call(kind, "GET", path, "Get the figures of one "+kind, 200, 404),
			func(_ context.Context, in *ofID) (*body[Use], error) {
				b, err := of(in.ID)
				if err != nil {
					return nil, s.problemOf(err)
				}
				return &body[Use]{Use{b}}, nil
			})
		huma.Register(s.api, s.call(kind+"-bandwidth", "GET", path+"/bandwidth", "Get the bandwidth of one "+kind, 200, 404),
			func(_ context.Context, in *ofID) (*body[meter.Bandwidth], error) {
				b, err := of(in.ID)
				if err != nil {
					return nil, s.problemOf(err)
				}
				return &body[meter.Bandwidth]{b}, nil
			})
	}
}

func (s *Server) schema(t reflect.Type) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(t, true, t.Name())
}

func (s *Server) status() inbound.Status {
	st := s.cfg.Proxy.Status()
	st.Version = s.cfg.Version
	return st
}

// metricsRoute serves all figures: as JSON to those who ask for it, as Prometheus reads them to everybody else.
func (s *Server) metricsRoute(root string) {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collector{s}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	text := promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
	op := s.call("metrics", "GET", root+"metrics", "Get all figures, as JSON or, unless that is asked for, as Prometheus reads them", 200)
	op.Responses["200"] = &huma.Response{Description: "All figures", Content: map[string]*huma.MediaType{
		"application/json": {Schema: s.schema(reflect.TypeFor[Metrics]())},
		"text/plain":       {Schema: &huma.Schema{Type: "string"}},
	}}
	huma.Register(s.api, op, func(context.Context, *none) (*huma.StreamResponse, error) {
		return &huma.StreamResponse{Body: func(ctx huma.Context) {
			r, w := humago.Unwrap(ctx)
			if !wantsJSON(r.Header.Get("Accept")) {
				text.ServeHTTP(w, r)
				return
			}
			m := Metrics{s.status(), s.cfg.Proxy.Bandwidth(), s.cfg.Proxy.Sockets(), s.cfg.Proxy.Refused(), s.cfg.Proxy.Asked()}
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(m) // the peer that went away knows
		}}, nil
	})
}

// wantsJSON reports whether JSON is what a caller names first of what there is.
func wantsJSON(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		switch t, _, _ := mime.ParseMediaType(strings.TrimSpace(part)); t {
		case "application/json":
			return true
		case "text/plain", "text/*", "*/*", "application/openmetrics-text":
			return false
		}
	}
	return false
}

// The series. The first three have the names that the first implementation gave them; receive is from the Internet to the
// service.
var (
	legacyReceived    = desc("yaproxy_receive_bytes_total", "Bytes received from the Internet", "id")
	legacyTransmitted = desc("yaproxy_network_transmit_bytes_total", "Bytes transmitted to the Internet", "id")
	legacyConnections = desc("yaproxy_connections", "Gateway sockets", "proto")

	descBytes       = desc("netproxy_bytes_total", "Payload bytes of all connections", "direction")
	descRate        = desc("netproxy_bytes_per_second", "Payload bytes per second over the last five seconds", "direction")
	descOpen        = desc("netproxy_connections", "Connections that are open")
	descOpened      = desc("netproxy_connections_total", "Connections that were opened")
	descSocketBytes = desc("netproxy_socket_bytes_total", "Payload bytes of a gateway socket", "socket", "direction")
	descSocketOpen  = desc("netproxy_socket_connections", "Connections of a gateway socket that are open", "socket")
	descDropped     = desc("netproxy_socket_dropped_total", "Datagrams of a gateway socket that were dropped", "socket")
	descRefused     = desc("netproxy_refused_total", "Connections that were refused", "reason")
	descAnswers     = desc("netproxy_probe_answers_total", "Who asked at probes, by how it ended", "result")
	descProbes      = desc("netproxy_probes", "Tokens at probes")
	descProbeSocket = desc("netproxy_probe_sockets", "Probe sockets")
	descGateways    = desc("netproxy_gateway_sockets", "Gateway sockets")
	descActivities  = desc("netproxy_activities_served_total", "Activities that ever had a socket")
	descUptime      = desc("netproxy_uptime_seconds", "Time since the proxy began")
)

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// collector makes series of the proxy's figures when they are asked for.
type collector struct{ s *Server }

// Describe sends nothing: which sockets there are varies.
func (collector) Describe(chan<- *prometheus.Desc) {}

// Collect sends the series.
func (c collector) Collect(out chan<- prometheus.Metric) {
	p := c.s.cfg.Proxy
	counter := func(d *prometheus.Desc, v uint64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), labels...)
	}
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	b := p.Bandwidth()
	counter(descBytes, b.Inbound.Bytes, "inbound")
	counter(descBytes, b.Outbound.Bytes, "outbound")
	gauge(descRate, b.Inbound.CurrentRate, "inbound")
	gauge(descRate, b.Outbound.CurrentRate, "outbound")
	gauge(descOpen, float64(b.Connections.Current))
	counter(descOpened, b.Connections.Total)
	sockets := map[inbound.Proto]int{inbound.TCP: 0, inbound.UDP: 0}
	for _, u := range p.Sockets() {
		sockets[u.Protocol]++
		name := string(u.Protocol) + "/" + u.Address
		counter(descSocketBytes, u.Use.Inbound.Bytes, name, "inbound")
		counter(descSocketBytes, u.Use.Outbound.Bytes, name, "outbound")
		gauge(descSocketOpen, float64(u.Use.Connections.Current), name)
		counter(descDropped, u.Dropped, name)
		id := legacyLabel(u)
		counter(legacyReceived, u.Use.Inbound.Bytes, id)
		counter(legacyTransmitted, u.Use.Outbound.Bytes, id)
	}
	for proto, n := range sockets {
		gauge(legacyConnections, float64(n), string(proto))
	}
	for reason, n := range p.Refused() {
		counter(descRefused, n, string(reason))
	}
	for how, n := range p.Asked() {
		counter(descAnswers, n, how)
	}
	st := p.Status()
	gauge(descProbes, float64(st.Probes))
	gauge(descProbeSocket, float64(st.ProbeSockets))
	gauge(descGateways, float64(st.GatewaySockets))
	counter(descActivities, st.ActivitiesServed)
	gauge(descUptime, st.UptimeSeconds)
}

// legacyLabel is the id of a socket in the series of the first implementation: its number, or its name if it has none.
func legacyLabel(u inbound.SocketUse) string {
	if u.ID != nil {
		return strconv.FormatUint(uint64(*u.ID), 10)
	}
	return string(u.Protocol) + "/" + u.Address
}
