//go:build !linux

package slot

import (
	"context"
	"errors"
	"os"
	"syscall"
)

// apart is how a job process is set apart from its start.
type apart struct {
	attr *syscall.SysProcAttr
	user int
}

func apartness() []apart { return []apart{{}} }

func refused(error) bool { return false }

func program() (string, error) { return os.Executable() }

func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// resident is not known here; job processes are replaced by the number of their tasks alone.
func resident(int) int { return 1 }

func limitTime(context.Context, int) {}

func endWithTime() {}

// confine says that there is nothing here but the process itself: it can be killed, and its crash is its own.
func confine(hello) confinement {
	return confinement{Missing: []string{"all but a process of its own: this system is not Linux"}}
}
