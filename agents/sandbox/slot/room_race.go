//go:build race

package slot

// detectorRoom is what the race detector maps besides, in pieces of 256 MiB.
const detectorRoom = 4 << 30
