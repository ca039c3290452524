package sandbox

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"emet/agents/market"
)

// node is a file or a directory that a program can read. Nothing can write to it, so that runs may share it.
type node struct {
	data  []byte
	kids  map[string]*node // nil for a file
	names []string         // of the kids, sorted
	ino   uint64
}

func newDir() *node { return &node{kids: map[string]*node{}} }

func (n *node) isDir() bool { return n.kids != nil }

// inputTree makes the directory /inputs of what the worker fetched.
func inputTree(list []market.Input) (*node, error) {
	root := newDir()
	for _, in := range list {
		if err := root.add(in); err != nil {
			return nil, fmt.Errorf("input %q: %w", in.Path, err)
		}
	}
	root.number(1)
	return root, nil
}

func (n *node) add(in market.Input) error {
	names := strings.Split(in.Path, "/")
	for i, name := range names {
		if name == "" || name == "." || name == ".." || len(name) > maxName || strings.Contains(name, "\x00") {
			return fmt.Errorf("%q is no file name", name)
		}
		kid := n.kids[name]
		if last := i == len(names)-1; last && !in.Dir {
			if kid != nil {
				return fmt.Errorf("there are two")
			}
			n.kids[name] = &node{data: in.Data}
			return nil
		}
		if kid == nil {
			kid = newDir()
			n.kids[name] = kid
		}
		if !kid.isDir() {
			return fmt.Errorf("%q is a file as well as a directory", name)
		}
		n = kid
	}
	return nil
}

// number gives the nodes their numbers, parents first and siblings by name, and returns the next one.
func (n *node) number(next uint64) uint64 {
	n.ino = next
	next++
	n.names = slices.Sorted(maps.Keys(n.kids))
	for _, name := range n.names {
		next = n.kids[name].number(next)
	}
	return next
}

// resolve follows a path down from a directory. It may go up again, but never above where it began.
func (n *node) resolve(path string) (*node, errno) {
	switch {
	case path == "":
		return nil, noEntry
	case len(path) > maxPath:
		return nil, nameTooLong
	case strings.HasPrefix(path, "/"):
		return nil, notCapable
	}
	way := []*node{n}
	for name := range strings.SplitSeq(path, "/") {
		here := way[len(way)-1]
		switch {
		case !here.isDir():
			return nil, notDir
		case name == "" || name == ".":
		case name == ".." && len(way) == 1:
			return nil, notCapable
		case name == "..":
			way = way[:len(way)-1]
		case here.kids[name] == nil:
			return nil, noEntry
		default:
			way = append(way, here.kids[name])
		}
	}
	return way[len(way)-1], success
}

// handle is an open file or directory.
type handle struct {
	*node
	at      uint64 // where the next read begins
	preopen bool
}

// Bounds of what a program can do with files.
const (
	firstHandle = 3 // descriptors below are the standard ones
	maxHandles  = 1024
	maxName     = 255
	maxPath     = 4096
)

// handle finds an open file or directory; nil if the descriptor is another.
func (p *process) handle(fd uint64) *handle {
	if i := uint32(fd); i >= firstHandle && i-firstHandle < uint32(len(p.handles)) {
		return p.handles[i-firstHandle]
	}
	return nil
}

// attach gives a handle the lowest free descriptor.
func (p *process) attach(h *handle) (uint32, errno) {
	i := slices.Index(p.handles, nil)
	if i < 0 {
		if len(p.handles) >= maxHandles {
			return 0, tooManyFiles
		}
		i = len(p.handles)
		p.handles = append(p.handles, nil)
	}
	p.handles[i] = h
	return uint32(i + firstHandle), success // #nosec G115 -- bounded above
}
