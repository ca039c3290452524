package node

// WaitsFor is whether an empty block of a development network waits for a supervisor.
var WaitsFor = waitsFor
