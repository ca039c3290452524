package vpn_test

import (
	"bytes"
	"encoding/binary"
	"testing"
	"testing/synctest"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"

	"emet/agents/inbound/vpn"
)

// headers are those of a TCP segment of a stream from one member to another.
func headers(v6 bool, seq uint32, flags header.TCPFlags, options, data int) (ip, tcp []byte) {
	tcp = make([]byte, header.TCPMinimumSize+options)
	for i := range options {
		tcp[header.TCPMinimumSize+i] = header.TCPOptionNOP
	}
	header.TCP(tcp).Encode(&header.TCPFields{
		SrcPort: 1234, DstPort: 80, SeqNum: seq, AckNum: 99, DataOffset: uint8(len(tcp)), Flags: flags, WindowSize: 500,
	})
	if v6 {
		ip = make([]byte, header.IPv6MinimumSize)
		header.IPv6(ip).Encode(&header.IPv6Fields{
			PayloadLength: uint16(len(tcp) + data), TransportProtocol: header.TCPProtocolNumber, HopLimit: 64,
			SrcAddr: tcpip.AddrFrom16([16]byte{0xfd, 15: 1}), DstAddr: tcpip.AddrFrom16([16]byte{0xfd, 15: 2}),
		})
		return ip, tcp
	}
	ip = make([]byte, header.IPv4MinimumSize)
	header.IPv4(ip).Encode(&header.IPv4Fields{
		TotalLength: uint16(len(ip) + len(tcp) + data), ID: 65530, TTL: 64, Protocol: uint8(header.TCPProtocolNumber),
		SrcAddr: tcpip.AddrFrom4([4]byte{10, 9, 0, 1}), DstAddr: tcpip.AddrFrom4([4]byte{10, 9, 0, 2}),
	})
	return ip, tcp
}

// valid says what is wrong with a packet that goes to a member whose kernel looks at sums.
func valid(p []byte) string {
	var tcp header.TCP
	var src, dst tcpip.Address
	if p[0]>>4 == 4 {
		ip := header.IPv4(p)
		if !ip.IsValid(len(p)) || int(ip.TotalLength()) != len(p) || !ip.IsChecksumValid() {
			return "IPv4 header"
		}
		tcp, src, dst = ip.Payload(), ip.SourceAddress(), ip.DestinationAddress()
	} else {
		ip := header.IPv6(p)
		if !ip.IsValid(len(p)) || int(ip.PayloadLength()) != len(p)-header.IPv6MinimumSize {
			return "IPv6 header"
		}
		tcp, src, dst = ip.Payload(), ip.SourceAddress(), ip.DestinationAddress()
	}
	if !tcp.IsChecksumValid(src, dst, checksum(tcp.Payload()), uint16(len(tcp.Payload()))) {
		return "TCP sum"
	}
	return ""
}

// checksum is written down once more here, as RFC 1071 says it.
func checksum(b []byte) uint16 {
	var sum uint64
	for ; len(b) > 1; b = b[2:] {
		sum += uint64(binary.BigEndian.Uint16(b))
	}
	if len(b) == 1 {
		sum += uint64(b[0]) << 8
	}
	for sum > 0xffff {
		sum = sum>>16 + sum&0xffff
	}
	return uint16(sum)
}

// A long piece of a stream is cut into packets that are whole, in order and summed, and joining them gives it back.
func TestCutAndJoin(t *testing.T) {
	for _, v6 := range []bool{false, true} {
		for _, size := range []int{0, 1, 1379, 1380, 1381, 2760, 65_000} {
			data := make([]byte, size)
			for i := range data {
				data[i] = byte(i * 7)
			}
			ip, tcp := headers(v6, 0xffff_ff00, header.TCPFlagAck|header.TCPFlagPsh|header.TCPFlagFin, 12, size)
			packets := vpn.Cut(ip, tcp, data, 1380)
			if want := max(1, (size+1379)/1380); len(packets) != want {
				t.Errorf("%d bytes: %d packets, want %d", size, len(packets), want)
			}
			var got []byte
			for i, p := range packets {
				if fault := valid(p); fault != "" {
					t.Errorf("%d bytes, packet %d: %s", size, i, fault)
				}
				seg := header.TCP(p[len(ip):])
				if want := uint32(0xffff_ff00) + uint32(len(got)); seg.SequenceNumber() != want {
					t.Errorf("%d bytes, packet %d: number %d, want %d", size, i, seg.SequenceNumber(), want)
				}
				if ends := seg.Flags().Contains(header.TCPFlagFin); ends != (i == len(packets)-1) {
					t.Errorf("%d bytes, packet %d: ends %v", size, i, ends)
				}
				got = append(got, seg.Payload()...)
			}
			if !bytes.Equal(got, data) {
				t.Errorf("%d bytes: other bytes", size)
			}
			joined := vpn.Join(packets)
			if len(joined) != 1 {
				t.Errorf("%d bytes: joined to %d", size, len(joined))
				continue
			}
			seg := header.TCP(joined[0][len(ip):])
			if !bytes.Equal(seg.Payload(), data) || seg.SequenceNumber() != 0xffff_ff00 || !seg.Flags().Contains(header.TCPFlagFin) {
				t.Errorf("%d bytes: joined to something else", size)
			}
		}
	}
}

// What does not belong together stays apart.
func TestNotJoined(t *testing.T) {
	for name, change := range map[string]func(ip, tcp []byte){
		"nothing":            func(_, _ []byte) {},
		"a gap":              func(_, tcp []byte) { header.TCP(tcp).SetSequenceNumber(1101) },
		"another port":       func(_, tcp []byte) { header.TCP(tcp).SetDestinationPort(81) },
		"another address":    func(ip, _ []byte) { ip[15]++ },
		"another window":     func(_, tcp []byte) { header.TCP(tcp).SetWindowSize(1) },
		"another answer":     func(_, tcp []byte) { header.TCP(tcp).SetAckNumber(100) },
		"a reset":            func(_, tcp []byte) { header.TCP(tcp).SetFlags(uint8(header.TCPFlagAck | header.TCPFlagRst)) },
		"urgent":             func(_, tcp []byte) { tcp[19] = 1 },
		"other options":      func(_, tcp []byte) { tcp[20] = 0 },
		"a fragment":         func(ip, _ []byte) { ip[6] |= 0x20 },
		"another hop limit":  func(ip, _ []byte) { ip[8]-- },
		"another protocol":   func(ip, _ []byte) { ip[9] = 17 },
		"headers too long":   func(_, tcp []byte) { tcp[12] = 0xf0 },
		"headers too short":  func(_, tcp []byte) { tcp[12] = 0x10 },
		"congestion is told": func(ip, _ []byte) { ip[1] = 3 },
	} {
		packet := func(seq uint32, change func(ip, tcp []byte)) []byte {
			ip, tcp := headers(false, seq, header.TCPFlagAck, 4, 20)
			change(ip, tcp)
			return append(append(ip, tcp...), bytes.Repeat([]byte("x"), 20)...)
		}
		got := vpn.Join([][]byte{packet(1080, func(_, _ []byte) {}), packet(1100, change)})
		if want := map[bool]int{true: 1, false: 2}[name == "nothing"]; len(got) != want {
			t.Errorf("%s: %d packets, want %d", name, len(got), want)
		}
	}
}

// Whatever members send, joining loses no byte of it and invents none.
func FuzzJoin(f *testing.F) {
	ip, tcp := headers(false, 1, header.TCPFlagAck, 0, 4)
	one := append(append(ip, tcp...), "data"...)
	f.Add(append(append([]byte{0, byte(len(one))}, one...), append([]byte{0, byte(len(one))}, one...)...))
	ip, tcp = headers(true, 1, header.TCPFlagAck|header.TCPFlagPsh, 12, 4)
	one = append(append(ip, tcp...), "data"...)
	f.Add(append([]byte{0, byte(len(one))}, one...))
	f.Fuzz(func(t *testing.T, b []byte) {
		var packets [][]byte
		total := 0
		for len(b) >= 2 {
			n := min(int(binary.BigEndian.Uint16(b)), len(b)-2)
			packets = append(packets, b[2:2+n])
			b = b[2+n:]
		}
		if len(packets) == 0 {
			return
		}
		known := 0 // packets of IP
		for _, p := range packets {
			if len(p) > 0 && (p[0]>>4 == 4 || p[0]>>4 == 6) {
				known++
				total += len(p)
			}
		}
		joined := vpn.Join(packets)
		if len(joined) > known {
			t.Fatalf("%d packets became %d", known, len(joined))
		}
		rest := 0
		for _, p := range joined {
			rest += len(p)
		}
		// Each packet that was put behind another gave up its headers, 40 to 100 bytes.
		if lost, gone := total-rest, known-len(joined); lost < 40*gone || lost > 100*gone {
			t.Fatalf("%d packets became %d, %d bytes %d", known, len(joined), total, rest)
		}
	})
}

// Datagrams come out of messages as they were put in, at most 128 of them in one.
func TestMessages(t *testing.T) {
	var datagrams [][]byte
	for i := range 500 {
		datagrams = append(datagrams, bytes.Repeat([]byte{byte(i)}, 32+i*100%65504))
	}
	messages, _ := vpn.Unpack(bytes.NewReader(vpn.Pack(datagrams)))
	for _, m := range messages {
		if len(m) == 0 || len(m) > 128 {
			t.Errorf("a message of %d", len(m))
		}
		for _, d := range m {
			if !bytes.Equal(d, datagrams[0]) {
				t.Fatalf("%d bytes, want %d", len(d), len(datagrams[0]))
			}
			datagrams = datagrams[1:]
		}
	}
	if len(datagrams) > 0 {
		t.Errorf("%d are missing", len(datagrams))
	}
}

func FuzzMessages(f *testing.F) {
	f.Add(vpn.Pack([][]byte{bytes.Repeat([]byte{1}, 32), bytes.Repeat([]byte{2}, 1452)}))
	f.Add([]byte{0, 0, 0, 0})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		messages, err := vpn.Unpack(bytes.NewReader(b))
		if err == nil {
			t.Fatal("there is always an end")
		}
		var all [][]byte
		for _, m := range messages {
			all = append(all, m...)
		}
		again, _ := vpn.Unpack(bytes.NewReader(vpn.Pack(all)))
		n := 0
		for _, m := range again {
			for _, d := range m {
				if !bytes.Equal(d, all[n]) {
					t.Fatalf("datagram %d became another", n)
				}
				n++
			}
		}
		if n != len(all) {
			t.Fatalf("%d datagrams became %d", len(all), n)
		}
	})
}

func FuzzGreeting(f *testing.F) {
	f.Add(append([]byte("\x01\x03net"), make([]byte, 20)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		network, again, err := vpn.Greet(b)
		if err == nil && (!bytes.HasPrefix(b, again) || len(network) != len(again)-22) {
			t.Fatalf("%x became %x", b, again)
		}
	})
}

// What the device has dropped does not stop it for good: a count that nobody lowers is not believed for long.
func TestFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := vpn.NewFlight(10)
		f.Add(9)
		began := time.Now()
		f.Wait()
		if time.Since(began) != 0 {
			t.Error("waited with room")
		}
		f.Add(1)
		go func() {
			time.Sleep(vpn.Stale / 2) // instant
			f.Done(1)
		}()
		f.Wait()
		if took := time.Since(began); took != vpn.Stale/2 {
			t.Errorf("waited %v for a packet", took)
		}
		f.Add(100)
		f.Wait()
		if took := time.Since(began); took != vpn.Stale/2+vpn.Stale {
			t.Errorf("waited %v for nothing", took)
		}
		f.Done(5) // more than there are
		f.Add(9)
		f.Wait()
		if took := time.Since(began); took != vpn.Stale/2+vpn.Stale {
			t.Errorf("waited %v with room", took)
		}
	})
}
