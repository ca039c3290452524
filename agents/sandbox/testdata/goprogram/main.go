// Goprogram uses what a Go command usually uses: standard input and output, arguments, goroutines, timers, maps, random
// numbers, floats and memory.
package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand"
	"os"
	"slices"
	"sync"
	"time"
)

func main() {
	started := time.Now()
	words := map[string]int{}
	in := bufio.NewScanner(os.Stdin)
	in.Split(bufio.ScanWords)
	for in.Scan() {
		words[in.Text()]++
	}
	var names []string
	for w := range words {
		names = append(names, w)
	}
	slices.Sort(names)
	fmt.Println(os.Args, names, len(os.Environ()))

	var wg sync.WaitGroup
	sums := make([]float64, 8)
	for i := range sums {
		wg.Go(func() {
			time.Sleep(time.Duration(i) * time.Second)
			for n := range 1000 {
				sums[i] += math.Sin(float64(n * i))
			}
		})
	}
	wg.Wait()
	fmt.Println(sums[7], time.Since(started).Round(time.Second), rand.Uint64())

	if _, err := os.ReadFile("/etc/passwd"); err == nil {
		fmt.Println("there is a file system")
	}
	if len(names) == 0 {
		fmt.Fprintln(os.Stderr, "no words")
		os.Exit(4)
	}
}
