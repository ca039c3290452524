package api

import (
	"net/netip"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

// Access says which networks may connect to a socket.
type Access struct {
	Allow []netip.Prefix `json:"allow,omitempty" doc:"Networks that may connect; none: all"`
	Deny  []netip.Prefix `json:"deny,omitempty"  doc:"Networks that may not connect; of two that match, the longer one counts"`
}

// LegacyRequest opens a socket as the first implementation did.
type LegacyRequest struct {
	Listen string `json:"listen" maxLength:"64" example:"203.0.113.7:8080"`
	Remote string `json:"remote" maxLength:"64" example:"192.0.2.1:80"`
}

// LegacyID names a socket.
type LegacyID struct {
	ID uint32 `json:"id"`
}

// Metrics are all figures together.
type Metrics struct {
	Status       inbound.Status          `json:"status"`
	Bandwidth    meter.Bandwidth         `json:"bandwidth"`
	Sockets      []inbound.SocketUse     `json:"sockets"`
	Refused      map[guard.Reason]uint64 `json:"refused"      doc:"Connections that were refused, by reason"`
	ProbeAnswers map[string]uint64       `json:"probeAnswers" doc:"Who asked at probes, by how it ended: given, gone, unknown, failed"`
}

// Use are the figures of an activity or a network.
type Use struct {
	Bandwidth meter.Bandwidth `json:"bandwidth"`
}

// Connection is one that is open.
type Connection struct {
	Socket     string     `json:"socket"     example:"tcp/203.0.113.7:8080"`
	ActivityID string     `json:"activityId"`
	VpnID      string     `json:"vpnId"`
	Peer       string     `json:"peer"       doc:"Who is connected, as ip:port"`
	Since      time.Time  `json:"since"`
	Inbound    meter.Flow `json:"inbound"`
	Outbound   meter.Flow `json:"outbound"`
}
