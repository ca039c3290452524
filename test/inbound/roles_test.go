//go:build linux

package inbound_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"emet/test/spaces"
)

// roleEnv has the test's own program play a part in a process of its own: one process has not the descriptors for clients
// and services of ten thousand connections.
const roleEnv = "EMET_INBOUND_ROLE"

func play(role string, args []string) int {
	switch role {
	case "idlers":
		return idlers(args)
	case "hearth":
		return hearth(args)
	case "visitors":
		return visitors(args)
	case "attackers":
		return attackers(args)
	case "syn":
		return syn(args)
	}
	fmt.Fprintln(os.Stderr, "there is no role", role)
	return 2
}

// player is such a process. It ends when its input does.
type player struct {
	in  io.WriteCloser
	out *bufio.Reader
}

func cast(t *testing.T, space spaces.Space, role string, args ...string) *player {
	t.Helper()
	command := space.Command(append([]string{the(os.Executable())(t)}, args...)...)
	c := exec.CommandContext(context.Background(), command[0], command[1:]...) // #nosec G204 -- the test's own program
	c.Env = append(os.Environ(), roleEnv+"="+role)
	c.Stderr = os.Stderr
	p := &player{in: the(c.StdinPipe())(t), out: bufio.NewReader(the(c.StdoutPipe())(t))}
	must(t, c.Start())
	t.Cleanup(func() {
		p.leave()
		_ = c.Wait() // whatever it says
	})
	return p
}

// says reads a number.
func (p *player) says(t *testing.T) int {
	t.Helper()
	return the(strconv.Atoi(strings.TrimSpace(the(p.out.ReadString('\n'))(t))))(t)
}

// asked has it say a number.
func (p *player) asked(t *testing.T) int {
	t.Helper()
	the(io.WriteString(p.in, "\n"))(t)
	return p.says(t)
}

func stillThere(t *testing.T, idle *player, number int) {
	t.Helper()
	if now := idle.asked(t); now != number {
		t.Errorf("of %d idle connections %d are left", number, now)
	}
}

func (p *player) leave() { _ = p.in.Close() }

// idlers connect so many times and say nothing more; with a word to begin with, they hear it from the service first. They
// tell how many connections are there, and when they are asked by a line, how many still are.
func idlers(args []string) int {
	to := args[0]
	number, _ := strconv.Atoi(args[1]) // the test's
	hello := strings.Join(args[2:], " ")
	var mu sync.Mutex
	var all []net.Conn
	var ended atomic.Int64
	var workers sync.WaitGroup
	var next atomic.Int64
	for range 32 {
		workers.Go(func() {
			for next.Add(1) <= int64(number) {
				c, err := dial("", to)
				if err == nil && hello != "" {
					err = told(c, hello)
				}
				if err == nil {
					err = c.SetDeadline(time.Time{})
				}
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
				mu.Lock()
				all = append(all, c)
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	fmt.Println(len(all)) //nolint:forbidigo // the answer
	for _, c := range all {
		go func() {
			_, _ = c.Read(make([]byte, 1)) // until it ends
			ended.Add(1)
		}()
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println(len(all) - int(ended.Load())) //nolint:forbidigo // the answer
	}
	return 0
}

// hearth is where connections may stay: it accepts, and echoes. It tells its port, and when it is asked by a line, how many
// connections it has.
func hearth(args []string) int {
	ln, err := new(net.ListenConfig).Listen(context.Background(), "tcp", args[0])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println(ln.Addr().(*net.TCPAddr).Port) //nolint:forbidigo // the answer
	var live atomic.Int64
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				<-time.After(time.Millisecond)
				continue
			}
			live.Add(1)
			go func() {
				defer live.Add(-1)
				defer c.Close()
				// io.Copy would hold a pipe for each connection, which is two descriptors more.
				for buf := make([]byte, 1024); ; {
					n, err := c.Read(buf) // as long as it likes
					if err == nil {
						_, err = c.Write(buf[:n])
					}
					if err != nil {
						return
					}
				}
			}()
		}
	}()
	in := bufio.NewScanner(os.Stdin) // until the test ends
	for in.Scan() {
		fmt.Println(live.Load()) //nolint:forbidigo // the answer
	}
	return 0
}
