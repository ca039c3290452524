//go:build !race

package slot

const detectorRoom = 0
