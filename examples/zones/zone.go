package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// zone is a time zone and the place of its principal city, in degrees.
type zone struct {
	name     string
	lat, lon float64
}

// parse reads a table like zone1970.tab: countries, coordinates and name, parted by tabs.
func parse(r io.Reader) ([]zone, error) {
	var zones []zone
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 3 {
			return nil, fmt.Errorf("line %d has %d columns, want at least 3", n, len(columns))
		}
		lat, lon, err := coordinates(columns[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		zones = append(zones, zone{columns[2], lat, lon})
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(zones) < 2 {
		return nil, errors.New("a table of fewer than two zones has nothing to compare")
	}
	return zones, nil
}

// coordinates reads ISO 6709, as ±DDMM±DDDMM or ±DDMMSS±DDDMMSS.
func coordinates(s string) (lat, lon float64, err error) {
	cut := strings.LastIndexAny(s, "+-")
	if cut <= 0 {
		return 0, 0, fmt.Errorf("%q is no pair of coordinates", s)
	}
	if lat, err = angle(s[:cut], 2); err != nil {
		return 0, 0, err
	}
	lon, err = angle(s[cut:], 3)
	return lat, lon, err
}

// angle reads a sign, so many digits of degrees, two of minutes, and perhaps two of seconds.
func angle(s string, digits int) (float64, error) {
	size := len(s) - 1 - digits
	if size != 2 && size != 4 {
		return 0, fmt.Errorf("%q is no angle", s)
	}
	var sum float64
	for i, part := range []string{s[1 : 1+digits], s[1+digits : 3+digits], s[3+digits:]} {
		if part == "" {
			continue
		}
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return 0, fmt.Errorf("%q is no angle", s)
		}
		sum += float64(v) / math.Pow(60, float64(i))
	}
	if s[0] == '-' {
		sum = -sum
	}
	return sum, nil
}

const earthRadius = 6371.0088 // km, the mean

// distance is the great-circle distance in km, by the haversine formula, which is good at small distances too.
func distance(a, b zone) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (b.lat-a.lat)*rad, (b.lon-a.lon)*rad
	h := hav(dLat) + math.Cos(a.lat*rad)*math.Cos(b.lat*rad)*hav(dLon)
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

func hav(x float64) float64 {
	s := math.Sin(x / 2)
	return s * s
}

// widestGap is the longest way east from one zone's meridian to the next.
func widestGap(zones []zone) (gap float64, from, to zone) {
	byLon := slices.Clone(zones)
	slices.SortStableFunc(byLon, func(a, b zone) int { return cmp.Compare(a.lon, b.lon) })
	for i, a := range byLon {
		b := byLon[(i+1)%len(byLon)]
		way := b.lon - a.lon
		if i == len(byLon)-1 {
			way += 360
		}
		if way > gap {
			gap, from, to = way, a, b
		}
	}
	return gap, from, to
}
