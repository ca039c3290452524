package content

import "errors"

// The errors that callers branch on. They come wrapped in a sentence that says what happened where.
var (
	ErrTooLarge  = errors.New("content is over a limit")
	ErrNotFound  = errors.New("nobody had the content in time")
	ErrMalformed = errors.New("content is malformed")
	ErrNotCID    = errors.New("not an acceptable CID")
	ErrNotFile   = errors.New("not a file")
	ErrNotDir    = errors.New("not a directory")
	ErrNoEntry   = errors.New("no such entry in the directory")
	ErrMismatch  = errors.New("block does not match its CID") // the sender lies or the disk does
	ErrStalled   = errors.New("no progress within the idle limit")
	ErrClosed    = errors.New("content store is closed")
)

// Final reports whether an error is the content's own fault, so that asking somebody else for it cannot help.
func Final(err error) bool {
	for _, e := range []error{ErrTooLarge, ErrMalformed, ErrNotCID, ErrNotFile, ErrNotDir, ErrNoEntry} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
