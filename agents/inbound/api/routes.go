package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"emet/agents/inbound"
)

// call describes an operation: its id, where it is, what it does, the status of success, and the statuses of errors beside
// those that every call has.
func (s *Server) call(id, method, path, summary string, status int, errs ...int) huma.Operation {
	problem := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	op := huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, DefaultStatus: status, MaxBodyBytes: maxBody,
		BodyReadTimeout: headerTime, Responses: map[string]*huma.Response{},
	}
	for _, code := range append(errs, http.StatusUnauthorized, http.StatusForbidden, http.StatusMisdirectedRequest, http.StatusInternalServerError, http.StatusServiceUnavailable) {
		op.Responses[strconv.Itoa(code)] = &huma.Response{
			Description: http.StatusText(code), Content: map[string]*huma.MediaType{"application/json": {Schema: problem}},
		}
	}
	return op
}

func (s *Server) routes() {
	s.probeRoutes()
	s.gatewayRoutes()
	s.statusRoutes()
	s.legacyRoutes()
	if s.cfg.Networks != nil {
		s.vpnRoutes()
	}
}

// At is where a socket is.
type At struct {
	Proto string `path:"proto" doc:"tcp or udp, in any case"`
	Addr  string `path:"addr"  doc:"ip:port, [ip]:port, *:port or :port"`
}

func (a At) address() (inbound.Address, error) { return inbound.ParseAddress(a.Proto, a.Addr) }

// body is an answer with a document.
type body[T any] struct{ Body T }

// none is no input.
type none struct{}

// answer is an answer whose status varies.
type answer struct{ Status int }

func (s *Server) probeRoutes() {
	const root = "/probe-api/v1/"
	const at, of = root + "{proto}/{addr}", root + "{proto}/{addr}/{requestorId}"
	huma.Register(s.api, s.call("list-probes", "GET", root, "List the probes", 200),
		func(context.Context, *none) (*body[[]inbound.ProbeSocket], error) {
			return &body[[]inbound.ProbeSocket]{s.cfg.Proxy.Probes()}, nil
		})

	put := s.call("put-probe", "PUT", at, "Open a probe, or give it another token", 201, 400, 409, 413, 415, 429)
	put.Responses["200"] = &huma.Response{Description: "The probe was open; it has the token now"}
	huma.Register(s.api, put, s.putProbe)

	huma.Register(s.api, s.call("get-probes", "GET", at, "Get all tokens of a probe", 200, 400, 404), s.getProbes)

	token := s.call("get-token", "GET", of, "Get the newest token of a requestor that was not given out yet", 200, 400, 404)
	token.Responses["200"] = &huma.Response{
		Description: "The newest token, or with all=true all of them, the newest first",
		Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{OneOf: []*huma.Schema{
			{Type: "string"}, {Type: "array", Items: &huma.Schema{Type: "string"}},
		}}}},
	}
	huma.Register(s.api, token, s.getToken)

	huma.Register(s.api, s.call("delete-requestor", "DELETE", of, "Delete all tokens of a requestor; without tokens the socket is closed", 204, 400, 404),
		s.deleteRequestor)
	huma.Register(s.api, s.call("delete-token", "DELETE", of+"/{token}", "Delete a token; without tokens the socket is closed", 204, 400, 404),
		s.deleteToken)
}

// ProbeRequest is what a probe is to answer.
type ProbeRequest struct {
	RequestorID string `json:"requestorId" minLength:"1" maxLength:"128" doc:"Who asks"`
	Token       string `json:"token"       minLength:"1" maxLength:"256" doc:"What the answer is"`
}

func (s *Server) putProbe(_ context.Context, in *struct {
	At
	Body ProbeRequest
},
) (*answer, error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	opened, err := s.cfg.Proxy.PutProbe(a, in.Body.RequestorID, in.Body.Token)
	if err != nil {
		return nil, s.problemOf(err)
	}
	if opened {
		return &answer{http.StatusCreated}, nil
	}
	return &answer{http.StatusOK}, nil
}

func (s *Server) getProbes(_ context.Context, in *At) (*body[[]inbound.Probe], error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	all, err := s.cfg.Proxy.ProbesAt(a)
	if err != nil {
		return nil, s.problemOf(err)
	}
	return &body[[]inbound.Probe]{all}, nil
}

// Asker is where the tokens of a requestor are.
type Asker struct {
	At
	RequestorID string `path:"requestorId"`
}

func (s *Server) getToken(_ context.Context, in *struct {
	Asker
	All bool `query:"all" doc:"Get all tokens that were not given out yet, as an array"`
},
) (*body[any], error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	tokens, err := s.cfg.Proxy.Tokens(a, in.RequestorID)
	switch {
	case err != nil:
		return nil, s.problemOf(err)
	case in.All:
		return &body[any]{tokens}, nil
	}
	return &body[any]{tokens[0]}, nil
}

func (s *Server) deleteRequestor(_ context.Context, in *Asker) (*struct{}, error) {
	a, err := in.address()
	if err == nil {
		err = s.cfg.Proxy.DeleteProbe(a, in.RequestorID, "")
	}
	if err != nil {
		return nil, s.problemOf(err)
	}
	return nil, nil
}

func (s *Server) deleteToken(_ context.Context, in *struct {
	Asker
	Token string `path:"token"`
},
) (*struct{}, error) {
	a, err := in.address()
	if err == nil {
		err = s.cfg.Proxy.DeleteProbe(a, in.RequestorID, in.Token)
	}
	if err != nil {
		return nil, s.problemOf(err)
	}
	return nil, nil
}

func (s *Server) gatewayRoutes() {
	const root = "/gateway-api/v1/"
	const at = root + "{proto}/{addr}"
	huma.Register(s.api, s.call("list-gateways", "GET", root, "List the gateway sockets by address", 200),
		func(context.Context, *none) (*body[map[string][]inbound.GatewaySocket], error) {
			return &body[map[string][]inbound.GatewaySocket]{s.cfg.Proxy.Gateways()}, nil
		})
	huma.Register(s.api, s.call("open-gateway", "POST", at, "Open a gateway socket, in place of the probes that may be there", 201, 400, 409, 413, 415, 424, 429),
		s.openGateway)
	huma.Register(s.api, s.call("get-gateway", "GET", at, "Get the entry of a gateway socket", 200, 400, 404), s.getGateway)
	huma.Register(s.api, s.call("close-gateway", "DELETE", at, "Close a gateway socket", 204, 400, 404), s.closeGateway)
	huma.Register(s.api, s.call("set-access", "PUT", at+"/access", "Replace the lists of who may connect; open connections stay", 200, 400, 404, 413, 415),
		s.setAccess)
}

type opened struct {
	Location string `header:"Location"`
	Body     inbound.Entry
}

func (s *Server) openGateway(_ context.Context, in *struct {
	At
	Lazy bool `query:"lazy" doc:"The network may be unknown still"`
	Body inbound.Entry
},
) (*opened, error) {
	a, err := in.address()
	if err == nil {
		err = s.cfg.Proxy.OpenGateway(a, in.Body, in.Lazy)
	}
	if err != nil {
		return nil, s.problemOf(err)
	}
	return &opened{"/gateway-api/v1/" + a.Name(), in.Body}, nil
}

func (s *Server) getGateway(_ context.Context, in *At) (*body[inbound.Entry], error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	e, err := s.cfg.Proxy.Gateway(a)
	if err != nil {
		return nil, s.problemOf(err)
	}
	return &body[inbound.Entry]{e}, nil
}

func (s *Server) closeGateway(_ context.Context, in *struct {
	At
	Drain string `query:"drain" maxLength:"32" example:"30s" doc:"How long open connections may go on; default not at all"`
},
) (*struct{}, error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	var drain time.Duration
	if in.Drain != "" {
		if drain, err = time.ParseDuration(in.Drain); err != nil {
			return nil, &Problem{"drain: want a time as 30s", string(inbound.BadRequest), http.StatusBadRequest}
		}
	}
	if err := s.cfg.Proxy.CloseGateway(a, drain); err != nil {
		return nil, s.problemOf(err)
	}
	return nil, nil
}

func (s *Server) setAccess(_ context.Context, in *struct {
	At
	Body Access
},
) (*body[inbound.Entry], error) {
	a, err := in.address()
	if err != nil {
		return nil, s.problemOf(err)
	}
	e, err := s.cfg.Proxy.SetAccess(a, in.Body.Allow, in.Body.Deny)
	if err != nil {
		return nil, s.problemOf(err)
	}
	return &body[inbound.Entry]{e}, nil
}

// legacyRoutes are the calls of the first implementation of GAP-22, which its clients still make. Unlike there, what is
// deleted is gone, and what is not there cannot be.
func (s *Server) legacyRoutes() {
	for proto, path := range map[inbound.Proto]string{inbound.TCP: "/tcp", inbound.UDP: "/udp"} {
		open := s.call("legacy-open-"+string(proto), "POST", path, "Open a gateway socket without a network", 200, 400, 409, 413, 415, 429)
		huma.Register(s.api, open, func(_ context.Context, in *struct{ Body LegacyRequest }) (*body[LegacyID], error) {
			a, err := inbound.ParseAddress(string(proto), in.Body.Listen)
			if err != nil {
				return nil, &Problem{"listen: " + err.Error(), string(inbound.BadAddress), http.StatusBadRequest}
			}
			id, err := s.cfg.Proxy.OpenLegacy(a, in.Body.Remote)
			switch code := inbound.CodeOf(err); {
			case err == nil:
				return &body[LegacyID]{LegacyID{id}}, nil
			case code == inbound.InUse || code == inbound.BindFailed: // as there
				return nil, &Problem{err.Error(), string(code), http.StatusInternalServerError}
			case code == inbound.BadAddress:
				return nil, &Problem{"remote: " + err.Error(), string(code), http.StatusBadRequest}
			}
			return nil, s.problemOf(err)
		})
		del := s.call("legacy-close-"+string(proto), "DELETE", path+"/{id}", "Close a gateway socket by its number", 200, 404)
		del.Responses["200"] = &huma.Response{
			Description: "It is closed", Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Type: "null"}}},
		}
		huma.Register(s.api, del, func(_ context.Context, in *struct {
			ID string `path:"id"`
		},
		) (*body[*struct{}], error) {
			id, err := strconv.ParseUint(in.ID, 10, 32)
			if err != nil {
				return nil, &Problem{"the number of a socket has digits only", string(inbound.NotFound), http.StatusNotFound}
			}
			if err := s.cfg.Proxy.CloseLegacy(proto, uint32(id)); err != nil {
				return nil, s.problemOf(err)
			}
			return &body[*struct{}]{}, nil
		})
	}
}
