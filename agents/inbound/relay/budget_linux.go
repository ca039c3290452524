package relay

import (
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// budget leaves descriptors to others: to the rest of the process, whose management must be heard while its sockets are
// flooded, and of what is left to each kind of traffic.
type budget struct {
	end      int          // the first descriptor that is too high: the kernel gives away the lowest one that is free
	accepts  int          // the same for who connects, so that there is one for the service as well
	most     int64        // UDP sessions that have a descriptor each
	sessions atomic.Int64 // that there are
}

// reserved is how many descriptors are left to the process, or a quarter if there are but few.
const reserved = 64

func (b *budget) init() {
	limit := 1 << 20
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) == nil && l.Cur < uint64(limit) {
		limit = int(l.Cur) // #nosec G115 -- compared above
	}
	b.end = limit - min(reserved, limit/4)
	b.accepts = b.end - min(reserved, limit/4)/4
	b.most = int64(b.end / 2)
}

// own keeps a descriptor if it is within the budget.
func (b *budget) own(fd int, errno unix.Errno) (int, unix.Errno) {
	if errno == 0 && fd >= b.end {
		closeFD(fd)
		return -1, unix.EMFILE
	}
	return fd, errno
}

// enter does the same for who connects.
func (b *budget) enter(fd int) bool {
	if fd >= b.accepts {
		closeFD(fd)
		return false
	}
	return true
}

// room says whether a socket may have one more session with a descriptor. Sessions that are not proved have no more of them
// than they leave for other sockets: for each the weakest has to go then. Those that are proved may have them all.
func (s *sessions) room(b *budget) bool {
	total := b.sessions.Load()
	if int64(len(s.all)) < b.most-total {
		return true
	}
	if e := s.weakest(); e != nil {
		e.session.end()
		return true
	}
	return total < b.most
}
