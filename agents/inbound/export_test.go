package inbound

import "net/http"

// ParseAsk is how a probe reads datagrams.
var ParseAsk = parseAsk

// AskHandler is what a probe answers connections with.
func (p *Proxy) AskHandler(a Address) http.Handler {
	p.mu.Lock()
	s := p.sockets[a]
	p.mu.Unlock()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.serveAsk(s, w, r) })
}
