package slot

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"emet/agents/market"
)

// readAnswer reads the answer to an order and believes nothing of it that can be checked. What cannot be checked is
// whether it is true: for that there are other workers.
func readAnswer(body []byte, o order) (market.Execution, error) {
	var a answer
	if err := decoding.Unmarshal(body, &a); err != nil {
		return market.Execution{}, fmt.Errorf("an answer that cannot be read: %w", err)
	}
	if a.Number != o.Number {
		return market.Execution{}, fmt.Errorf("an answer to order %d instead of %d", a.Number, o.Number)
	}
	return a.Execution, check(a.Execution, o.Task.Limits)
}

// readFailure reads the reason why there is no result.
func readFailure(body []byte, o order) (string, error) {
	var a answer
	if err := decoding.Unmarshal(body, &a); err != nil {
		return "", fmt.Errorf("a failure that cannot be read: %w", err)
	}
	if a.Number != o.Number {
		return "", fmt.Errorf("the failure of order %d instead of %d", a.Number, o.Number)
	}
	return strings.ToValidUTF8(a.Error, "\ufffd"), nil
}

// check holds an execution against what the sandbox promises of every one.
func check(e market.Execution, lim market.Limits) error {
	ok := e.Outcome == market.OK
	switch {
	case e.Outcome > market.TooLarge:
		return fmt.Errorf("outcome %d, which no run has", e.Outcome)
	case !ok && len(e.Result) > 0:
		return fmt.Errorf("a result of outcome %v", e.Outcome)
	case ok && e.Message != "":
		return fmt.Errorf("message %.40q of outcome %v", e.Message, e.Outcome)
	case len(e.Result) > int(lim.MaxResult):
		return fmt.Errorf("a result of %d bytes, of at most %d", len(e.Result), lim.MaxResult)
	case len(e.Stdout) > market.MaxLog, len(e.Stderr) > market.MaxLog, len(e.Message) > maxMessage:
		return errors.New("a log or message that is too long")
	case len(e.Details) > maxDetails+int(lim.MaxResult), len(e.Details) > 0 && !json.Valid(e.Details):
		return errors.New("details that are no JSON, or too much of it")
	case e.FuelUsed > lim.Fuel:
		return fmt.Errorf("%d fuel used, of at most %d", e.FuelUsed, lim.Fuel)
	case e.MemoryPeak > lim.MemoryPages:
		return fmt.Errorf("%d pages used, of at most %d", e.MemoryPeak, lim.MemoryPages)
	}
	return nil
}
