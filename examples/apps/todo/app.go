// Command todo prints the program of to-do lists with sublists: trees, in which requests walk by a zipper. Servers see
// how a list branches; what is on it they see nothing of, but whether it is done.
package main

import p "emet/agents/program"

func main() { p.Main(todo()) }

func todo() *p.App {
	app := p.New("todo")
	item := app.Record("Item", p.Part("title", p.String(120)), p.Part("done", p.Bool))
	tree := p.Tree(item, 200, 6)
	list := app.Record("List", p.Part("name", p.String(64)), p.Part("items", tree))
	step := app.Variant("Step", p.Tag("Down"), p.Tag("Right"))
	place := app.Record("Place", p.Part("list", p.String(64)), p.Part("path", p.List(step, 32)))
	addition := app.Record("Addition", p.Part("below", place), p.Part("title", p.String(120)))
	app.Variant("Outcome", p.Part("Changed", list), p.Tag("NoSuchList"), p.Tag("NoSuchPlace"), p.Tag("Full"))

	lists := app.Key("lists", list).Doc("A list of a client, anew after each change.")
	byName := app.Index("byName", lists, "name").Latest()

	open := func(title p.Value) p.Value {
		return app.Make(item, map[string]p.Value{"title": title, "done": app.Const(p.Bool, false)})
	}
	// change has the place that a request names changed; change gives an option of a place.
	change := func(at p.Value, otherwise string, change func(p.Value) p.Value) p.Value {
		return byName.Equal(1, at.Field("list")).At(0).Match(p.Cases{
			"none": func(p.Value) p.Value { return app.Construct("NoSuchList") },
			"some": func(found p.Value) p.Value {
				root := app.Some(found.Field("1").Field("items").Root())
				return at.Field("path").Fold(root, walk).Match(p.Cases{
					"none": func(p.Value) p.Value { return app.Construct("NoSuchPlace") },
					"some": func(here p.Value) p.Value {
						return change(here).Match(p.Cases{
							"none": func(p.Value) p.Value { return app.Construct(otherwise) },
							"some": func(changed p.Value) p.Value {
								after := app.Make(list, map[string]p.Value{
									"name": found.Field("1").Field("name"), "items": changed.Whole(),
								})
								return app.Construct("Changed", lists.AppendTo(found.Field("0"), after))
							},
						})
					},
				})
			},
		})
	}

	app.Endpoint("create", p.String(64), func(name p.Value) p.Value {
		root := app.Leaf(tree, open(name.As(p.String(120))))
		return lists.Append(app.Make(list, map[string]p.Value{"name": name, "items": root}))
	}).Doc("Begins a list.")

	app.Endpoint("add", addition, func(req p.Value) p.Value {
		return change(req.Field("below"), "Full", func(here p.Value) p.Value { return here.Insert(open(req.Field("title"))) })
	}).Doc("Adds an item below another, as its last.")

	app.Endpoint("toggle", place, func(req p.Value) p.Value {
		return change(req, "NoSuchPlace", func(here p.Value) p.Value {
			done := p.Observe(here.Focus().Field("done"), func(done p.Seen) p.Seen { return done.Not() })
			return app.Some(here.Edit(app.Make(item, map[string]p.Value{"title": here.Focus().Field("title"), "done": done})))
		})
	}).Doc("Marks an item as done, or as not done any more.")

	app.Endpoint("remove", place, func(req p.Value) p.Value {
		return change(req, "NoSuchPlace", func(here p.Value) p.Value { return here.Delete() })
	}).Doc("Removes an item with all below it.")

	app.Endpoint("open", p.String(64), func(name p.Value) p.Value {
		return byName.Equal(1, name).Map(func(found p.Value) p.Value {
			done := found.Field("1").Field("items").MapTree(func(i p.Value) p.Value { return i.Field("done") })
			return p.Observe(done, func(done p.Seen) p.Seen {
				return done.FoldTree(p.Int, func(done, below p.Seen) p.Seen {
					return below.Fold(done.Select(done.Const(p.Int, 0), done.Const(p.Int, 1)), func(sum, n p.Seen) p.Seen { return sum.Add(n) })
				})
			})
		})
	}).Doc("How many items of a list are not done.")
	return app
}

// walk takes a step from a place, if there is one.
func walk(at, step p.Value) p.Value {
	return at.Match(p.Cases{
		"none": func(p.Value) p.Value { return at },
		"some": func(here p.Value) p.Value {
			return step.Match(p.Cases{
				"Down":  func(p.Value) p.Value { return here.Down(0) },
				"Right": func(p.Value) p.Value { return here.Right() },
			})
		},
	})
}
