// Package wasmgas turns a WebAssembly module into one that meters itself.
//
// It is the machine of profile exec/v1: a module is checked against the profile first, and only then rewritten so that
// its fuel, its call depth, its memory and the bits of its NaNs are the same on every conforming host, whether that host
// interprets, compiles, or is a browser. The host supplies one function (the refill) and reads a few exported globals.
//
// # What the profile accepts
//
// WebAssembly 1.0 with sign extension, saturating float-to-int, bulk memory, multi-value and mutable globals. Refused
// are vectors, threads, 64-bit memory, garbage collection, exceptions, tail calls, extended constants and reference
// values outside element segments. A module has at most one memory and one table, imports nothing but functions, and
// its active segments fit the initial memory and table. The sizes in [Limits] bound what a host must compile.
//
// # Fuel table of exec/v1
//
//	block, else, end                       0
//	every instruction not listed here      1
//	br_table                               3
//	call                                   4
//	call_indirect                          8
//	call of an imported function         100 (instead of 4)
//	integer division and remainder         5
//	float division                         5
//	float square root                     10
//	entering a function                    2 + declared locals/8
//	memory.fill, .copy, .init             10 + bytes/8
//	table.copy, .init                     10 + elements
//	memory.grow                          100 + 8192 for each page gained
//
// Quotients round down. Costs are taken once for each straight run of instructions, when it is entered; a run that ends
// early (by a trap or an exit in a called function) has been paid in full. Fuel is compared with zero on entry to a
// function, at the head of each loop, and by the dynamic charges; in between a module may overdraw by what one function
// holds. Then refill is called with the overdrawn balance and returns a new one, or does not return.
//
// # Call depth
//
// A call takes 8 + parameters + locals + the largest operand stack from a budget of [DepthLimit] slots of eight bytes,
// and gives them back on return. Any host that has that much stack can run a module to the same point.
//
// # NaN
//
// The operand of a float store, of a reinterpretation to integer, and the sign operand of copysign becomes the positive
// quiet NaN without payload if it is a NaN. Elsewhere the bits of a NaN cannot be seen. In consequence a module cannot
// copy NaN payloads through float loads and stores.
//
// # Memory
//
// memory.grow past the cap that the host wrote to [GlobalCap] stops the run: it sets [GlobalRefused] and traps. A
// growth past the module's own maximum yields -1 as usual if that maximum is below the cap.
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
	LimitFlow      = 1 << 18 // locals times blocks of a function; see [Module.Flow]
)
