//go:build !unix

package inbound

import (
	"errors"
	"os"
	"syscall"
)

// Dup is not to be had on this system.
func Dup(syscall.Conn) (*os.File, error) { return nil, errors.ErrUnsupported }
