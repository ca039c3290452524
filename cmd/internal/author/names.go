package author

import (
	"fmt"
	"slices"
	"strings"

	"emet/cmd/internal/app"
)

// unknown says that there is nothing with a name, and what there is.
func unknown(kind, name string, names []string) error {
	slices.Sort(names)
	there := "there are " + strings.Join(names, ", ")
	if near := app.Nearest(name, names); near != "" {
		there = "did you mean " + near + "?"
	} else if len(names) == 0 {
		there = "there are none"
	}
	return fmt.Errorf("there is no %s %q: %s", kind, name, there)
}
