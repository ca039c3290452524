//go:build unix

package inbound

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// Dup returns a copy of a descriptor that can be given to another process. The File methods of the net package are no good
// for that: what they return sets the descriptor blocking when it is passed on, and with it the original.
func Dup(c syscall.Conn) (*os.File, error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return nil, err
	}
	fd, dupErr := -1, error(nil)
	err = raw.Control(func(old uintptr) {
		fd, dupErr = unix.FcntlInt(old, unix.F_DUPFD_CLOEXEC, 0)
	})
	if err == nil {
		err = dupErr
	}
	if err != nil {
		return nil, os.NewSyscallError("dup", err)
	}
	return os.NewFile(uintptr(fd), "socket"), nil // #nosec G115 -- a descriptor that was just made
}
