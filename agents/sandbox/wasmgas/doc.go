// Package wasmgas turns a WebAssembly module into one that meters itself.
//
// It is the machine of profile exec/v1: a module is checked against the profile first, and only then rewritten so that
// its fuel, its call depth, its memory and the bits of its NaNs are the same on every conforming host, whether that host
// interprets, compiles, or is a browser. The host supplies one function (the refill) and reads a few exported globals.
//
// docs/exec-v1.md is the specification: which modules are accepted, what instructions cost and when they are paid, the
// rules of depth, memory and NaNs, what host and module say to each other, and test vectors.
//
// A module is rewritten in one pass. Its functions keep their code; in front of each group of instructions that are
// executed together stands their price, which is taken from a global. Entering a function takes slots of the stack. Four
// instructions become calls of added functions: memory.fill, memory.copy, memory.grow and copysign.
//
// Some of the code that is written is there for the engines. Added checks let the usual case fall through with its
// registers, and a few instructions are replaced or followed by others that mean the same, where wazero v1.12.0 compiles
// them wrongly.
package wasmgas

// Profile names the semantics of this package: the accepted modules, the fuel table, the depth rule and the NaN rule.
// A change in any of them takes a new name.
const Profile = "exec/v1"

// DepthLimit is the budget of stack slots of a run: three quarters of the mebibyte that a thread of a browser has.
const DepthLimit = 96 << 10

// MaxPages is the largest memory of the profile, in pages of 64 KiB.
const MaxPages = 32 << 10

// What the rewritten module imports and exports for its host. The prefix is refused in original modules.
const (
	ImportModule = "emet"   // module of the import below
	ImportRefill = "refill" // (balance i64) -> (balance i64)

	reservedPrefix = "emet."
	ExportStart    = reservedPrefix + "start"  // the start function, if there is one: () -> ()
	ExportMemory   = reservedPrefix + "memory" // the memory, if there is one

	GlobalFuel    = reservedPrefix + "fuel"    // i64: fuel left of what refill granted
	GlobalDepth   = reservedPrefix + "depth"   // i32: slots left
	GlobalLow     = reservedPrefix + "low"     // i32: the least value of depth so far; negative: the run ended by it
	GlobalCap     = reservedPrefix + "cap"     // i32: pages that the memory may reach; set by the host before the start
	GlobalRefused = reservedPrefix + "refused" // i32: why a growth ended the run; 0: none did
)

// The values of [GlobalRefused].
const (
	RefusedByCap  = 1
	RefusedByHost = 2 // the host has no memory: the run has no result
)

// Limits are the structural bounds of the profile. They keep the compile time of a module in proportion to its size.
const (
	LimitModule    = 32 << 20 // bytes of a module
	LimitTypes     = 20_000
	LimitFunctions = 100_000 // imported and defined
	LimitGlobals   = 10_000
	LimitExports   = 20_000
	LimitSegments  = 100_000 // element segments, data segments
	LimitTable     = 1_000_000
	LimitParams    = 1_000 // parameters or results of a function type
	LimitLocals    = 4_000
	LimitBody      = 512 << 10 // bytes of a function
	LimitNesting   = 30_000    // open blocks; Go's compiler nests one block for each point where a goroutine may resume
	LimitBrTable   = 60_000
	LimitName      = 10_000  // bytes
	LimitFlow      = 1 << 18 // of a function; see [Module.Flow]
	LimitAllFlow   = 1 << 24 // of a module
	LimitAllLocals = 4 << 20 // parameters and declared locals of all functions
)
