package program_test

import (
	"fmt"

	"emet/agents/program"
)

func Example() {
	app := program.New("greetings")
	greeting := app.Record("Greeting", program.Part("name", program.String(32)), program.Part("text", program.String(80)))
	greetings := app.Key("greetings", greeting).Doc("Whom a client greeted.")
	byName := app.Index("byName", greetings, "name")
	app.Endpoint("greet", program.String(32), func(name program.Value) program.Value {
		text := program.Observe(name, func(n program.Seen) program.Seen { return n.Const(program.String(7), "Hello, ").Concat(n) })
		return greetings.Append(app.Make(greeting, map[string]program.Value{"name": name, "text": text}))
	})
	app.Endpoint("greeted", program.String(32), func(name program.Value) program.Value { return byName.Equal(10, name) })

	built, err := app.Build()
	if err != nil {
		for _, m := range program.Mistakes(err) {
			fmt.Println(m)
		}
		return
	}
	for label, e := range built.Endpoints {
		if built.Names.Endpoints[label].Name == "greet" {
			fmt.Println("greet takes", e.In, "in at most", built.Steps[label], "steps")
		}
	}
	// Output: greet takes string(32) in at most 15 steps
}

// What an author's code does with values has a type at once. A mistake does not stop it: all are told in the end.
func ExampleApp_Build() {
	app := program.New("mistaken")
	point := app.Record("Point", program.Part("x", program.Int), program.Part("y", program.Int))
	app.Endpoint("norm", point, func(p program.Value) program.Value {
		return program.Observe2(p.Field("x"), p.Field("z"), func(x, z program.Seen) program.Seen { return x.Mul(x).Add(z.Mul(z)) })
	})
	app.Never("Point.x", "Point.w")
	_, err := app.Build()
	for _, m := range program.Mistakes(err) {
		fmt.Println(m)
	}
	// Output:
	// example_test.go:40: Point has no field z: it has x, y
	// example_test.go:42: there is no Point.w: write Type.field of a declared type
}

// Match goes on by a tag, of which each case gets its payload. Tags come from outside, or from an observation.
func ExampleShape_Match() {
	app := program.New("divide")
	app.Variant("Quotient", program.Part("Whole", program.Int), program.Tag("Undefined"))
	app.Endpoint("divide", program.Tuple(program.Int, program.Int), func(r program.Value) program.Value {
		zero := program.Observe(r.Field("1"), func(n program.Seen) program.Seen { return n.Equal(0).ToTag() })
		return zero.Match(program.Cases{
			"true": func(program.Value) program.Value { return app.Construct("Undefined") },
			"false": func(program.Value) program.Value {
				return app.Construct("Whole", program.Observe(r, func(r program.Seen) program.Seen { return r.Field("0").Div(r.Field("1")) }))
			},
		})
	})
	built, err := app.Build()
	fmt.Println(err, len(built.Functions), "functions")
	// Output: <nil> 5 functions
}
