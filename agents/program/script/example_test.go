package script_test

import (
	"context"
	"fmt"

	"emet/agents/program"
	"emet/agents/program/script"
)

func ExampleBuild() {
	built, err := script.Build(context.Background(), box, "greetings/app.js", []byte(`import { app, string } from 'emet';

export default app('greetings', (a) => {
  a.endpoint('greet', string(32), (name) => name.observe((n) => n.const(string(7), 'Hello, ').concat(n)));
});
`))
	if err != nil {
		fmt.Println(program.Mistakes(err))
		return
	}
	for _, e := range built.Endpoints {
		fmt.Println(built.Name, "takes", e.In, "and gives", e.Out)
	}
	// Output: greetings takes string(32) and gives string(39)
}
