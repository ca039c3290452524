package state

import "emet/agents/hosting"

// Reason is why an entry is no part of the state; empty if it is one. Reasons of relays' entries that are void (see
// [hosting.Void]) are reasons, too.
type Reason = string

// The reasons, in the order in which they are looked for.
const (
	Withheld     = Reason(hosting.Withheld)
	Forged       = Reason(hosting.Forged)
	Overdue      = Reason(hosting.Overdue)
	Disorder     = Reason(hosting.Disorder)
	Unknown      = Reason("unknown")      // its log is not of a key of the program
	Unavailable  = Reason("unavailable")  // nobody has the entry
	Malformed    = Reason("malformed")    // it is none
	Foreign      = Reason("foreign")      // of another application or version of the program
	Late         = Reason("late")         // of a tick that had ended: the client makes the request again
	Early        = Reason("early")        // of a tick that had not begun
	Misplaced    = Reason("misplaced")    // for another log than the one that it is in
	Mistyped     = Reason("mistyped")     // its value is none of the key
	Unverifiable = Reason("unverifiable") // the tick has no seed, or not that of its primes and keys, so no stamp can be checked
	Stale        = Reason("stale")        // its queries were answered from a state that did not count
	Unlinked     = Reason("unlinked")     // its Steps are not the ones of its request, or name who does not serve
	Impossible   = Reason("impossible")   // no run of the endpoint takes this way
	Undrawn      = Reason("undrawn")      // what it came to is served by others, as the draw of its token has it
	Unpaid       = Reason("unpaid")       // its token was not sold for the tick, to this client, for what writes
	Unstamped    = Reason("unstamped")    // the stamp is not the product that it has to be
	Unowned      = Reason("unowned")      // it does not show that the client whose log it is in made the request
	Duplicate    = Reason("duplicate")    // the request, or this change of it, was there before
	Spent        = Reason("spent")        // its token was used for as many requests as one may be
	Altered      = Reason("altered")      // it is not what the servers stamped
	Overtaken    = Reason("overtaken")    // a later entry of its log counts already
	Refused      = Reason("refused")      // its key does not allow it after what is there
	Incomplete   = Reason("incomplete")   // not all changes of its request are there
)
