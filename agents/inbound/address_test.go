package inbound_test

import (
	"net/netip"
	"testing"

	"emet/agents/inbound"
)

// Addresses that mean the same are the same (A2, A3).
func TestAddresses(t *testing.T) {
	for in, want := range map[[2]string]string{
		{"tcp", "203.0.113.7:443"}:          "tcp/203.0.113.7:443",
		{"TCP", "203.0.113.7:0443"}:         "tcp/203.0.113.7:443",
		{"Udp", "[2001:DB8::0:1]:53"}:       "udp/[2001:db8::1]:53",
		{"udp", "[::ffff:203.0.113.7]:53"}:  "udp/203.0.113.7:53",
		{"tcp", "*:80"}:                     "tcp/*:80",
		{"tcp", ":80"}:                      "tcp/*:80",
		{"tcp", "0.0.0.0:80"}:               "tcp/0.0.0.0:80",
		{"tcp", "[::]:80"}:                  "tcp/[::]:80",
		{"tcp", "*:65535"}:                  "tcp/*:65535",
		{"sctp", "203.0.113.7:443"}:         "",
		{"tcp", "example.org:443"}:          "",
		{"tcp", "localhost:443"}:            "",
		{"tcp", "203.0.113.7"}:              "",
		{"tcp", "203.0.113.7:0"}:            "",
		{"tcp", "203.0.113.7:65536"}:        "",
		{"tcp", "203.0.113.7:-1"}:           "",
		{"tcp", "*:+80"}:                    "",
		{"tcp", "*:"}:                       "",
		{"tcp", "::1:80"}:                   "",
		{"tcp", "[fe80::1%eth0]:80"}:        "",
		{"tcp", "224.0.0.1:80"}:             "",
		{"tcp", "255.255.255.255:80"}:       "",
		{"tcp", "[::ffff:224.0.0.1]:80"}:    "",
		{"tcp", "010.0.0.1:80"}:             "",
		{"tcp", "203.0.113.7:80/../../etc"}: "",
		{"", ""}:                            "",
	} {
		a, err := inbound.ParseAddress(in[0], in[1])
		if got := a.Name(); err == nil && got != want || (err != nil) != (want == "") {
			t.Errorf("%s %s: got %q, %v, want %q", in[0], in[1], got, err, want)
		}
		if err != nil && inbound.CodeOf(err) != inbound.BadAddress {
			t.Errorf("%s %s: code %s", in[0], in[1], inbound.CodeOf(err))
		}
	}
}

func TestRules(t *testing.T) {
	for rule, c := range map[string]struct{ allowed, refused []string }{
		"203.0.113.0/24:1000-2000": {
			[]string{"203.0.113.7:1000", "203.0.113.255:2000", "[::ffff:203.0.113.7]:1500"},
			[]string{"203.0.113.7:999", "203.0.113.7:2001", "203.0.114.1:1500", "*:1500", "0.0.0.0:1500", "[::]:1500", "[::1]:1500"},
		},
		"203.0.113.7:80":           {[]string{"203.0.113.7:80"}, []string{"203.0.113.8:80", "*:80"}},
		"[2001:db8::/32]:1-1024":   {[]string{"[2001:db8::1]:80"}, []string{"[2001:db9::1]:80", "*:80", "[::]:80"}},
		"[2001:db8::1]:80":         {[]string{"[2001:db8::1]:80"}, []string{"[2001:db8::2]:80"}},
		"[2001:db8::]/32:80":       {[]string{"[2001:db8::2]:80"}, nil},
		":8000-9000":               {[]string{"*:8000", "0.0.0.0:8500", "[::]:8500", "192.0.2.1:9000", "[2001:db8::1]:9000"}, []string{"*:7999"}},
		"*:80":                     {[]string{"*:80", "192.0.2.1:80"}, []string{"*:81"}},
		"80":                       {[]string{"*:80"}, []string{"*:81"}},
		"0.0.0.0/0:80":             {[]string{"0.0.0.0:80", "192.0.2.1:80"}, []string{"*:80", "[::]:80", "[2001:db8::1]:80"}},
		"0.0.0.0/8:80":             {[]string{"0.0.0.1:80"}, []string{"0.0.0.0:80"}},
		"[::ffff:192.0.2.0/120]:1": {[]string{"192.0.2.9:1"}, []string{"192.0.3.9:1"}},
	} {
		r, err := inbound.ParseRule(rule)
		if err != nil {
			t.Error(err)
			continue
		}
		if again, err := inbound.ParseRule(r.String()); err != nil || again != r {
			t.Errorf("%s is written as %s, which is %v, %v", rule, r, again, err)
		}
		rs := inbound.Rules{r}
		for _, s := range c.allowed {
			if a := address(t, "tcp", s); !rs.Allow(a.Host, a.Port) {
				t.Errorf("%s refuses %s", rule, s)
			}
		}
		for _, s := range c.refused {
			if a := address(t, "tcp", s); rs.Allow(a.Host, a.Port) {
				t.Errorf("%s allows %s", rule, s)
			}
		}
	}
	for _, s := range []string{
		"", ":", "*", "0", "*:0", "*:0-5", "*:5-4", "*:1-65536", "host:80", "203.0.113.0/33:80", "2001:db8::1:80", "203.0.113.7:80-", "[::ffff:0.0.0.0/64]:1", "*:-1",
	} {
		if r, err := inbound.ParseRule(s); err == nil {
			t.Errorf("%q is a rule: %v", s, r)
		}
	}
	if (inbound.Rules{}).Allow(netip.MustParseAddr("127.0.0.1"), 80) {
		t.Error("without rules something is allowed")
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("tcp", "203.0.113.7:443")
	f.Add("UDP", "[2001:db8::1]:53")
	f.Add("tcp", "*:80")
	f.Add("tcp", "[fe80::1%25eth0]:80")
	f.Fuzz(func(t *testing.T, proto, addr string) {
		a, err := inbound.ParseAddress(proto, addr)
		if err != nil {
			if len(err.Error()) > 512 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
			return
		}
		again, err := inbound.ParseAddress(string(a.Proto), a.String())
		if err != nil || again != a {
			t.Errorf("%q is written as %s, which is %v, %v", addr, a, again, err)
		}
		if a.Port == 0 || a.Host.Zone() != "" || a.Host.Is4In6() {
			t.Errorf("%q became %#v", addr, a)
		}
	})
}

func FuzzRule(f *testing.F) {
	f.Add("203.0.113.0/24:1000-2000")
	f.Add("[2001:db8::/32]:1-1024")
	f.Add(":80")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := inbound.ParseRule(s)
		if err != nil {
			return
		}
		again, err := inbound.ParseRule(r.String())
		if err != nil || again != r {
			t.Errorf("%q is written as %s, which is %v, %v", s, r, again, err)
		}
		if r.Low == 0 || r.High < r.Low {
			t.Errorf("%q became %v", s, r)
		}
		if r.Net.IsValid() && (inbound.Rules{r}).Allow(netip.Addr{}, r.Low) {
			t.Errorf("%q allows all addresses", s)
		}
	})
}
