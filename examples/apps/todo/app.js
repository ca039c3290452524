// To-do lists with sublists: trees, in which requests walk by a zipper. Servers see how a list branches; what is on it
// they see nothing of, but whether it is done.
import { app, bool, int, list, string, tree, unit } from 'emet';

export default app('todo', (a) => {
  const item = a.record('Item', { title: string(120), done: bool });
  const items = tree(item, 200, 6);
  const todos = a.record('List', { name: string(64), items });
  const step = a.variant('Step', { Down: unit, Right: unit });
  const place = a.record('Place', { list: string(64), path: list(step, 32) });
  const addition = a.record('Addition', { below: place, title: string(120) });
  a.variant('Outcome', { Changed: todos, NoSuchList: unit, NoSuchPlace: unit, Full: unit });

  const lists = a.key('lists', todos).doc('A list of a client, anew after each change.');
  const byName = a.index('byName', lists, 'name').latest();

  const open = (title) => a.make(item, { title, done: a.const(bool, false) });
  // change has the place that a request names changed; how gives an option of a place.
  const change = (at, otherwise, how) => byName.equal(1, at.list).at(0).match({
    none: () => a.construct('NoSuchList'),
    some: (found) => {
      const root = a.some(found.field('1').items.root());
      return at.path.fold(root, walk).match({
        none: () => a.construct('NoSuchPlace'),
        some: (here) => how(here).match({
          none: () => a.construct(otherwise),
          some: (changed) => {
            const after = a.make(todos, { name: found.field('1').name, items: changed.whole() });
            return a.construct('Changed', lists.appendTo(found.field('0'), after));
          },
        }),
      });
    },
  });

  a.endpoint('create', string(64), (name) => {
    const root = a.leaf(items, open(name.as(string(120))));
    return lists.append(a.make(todos, { name, items: root }));
  }).doc('Begins a list.');

  a.endpoint('add', addition, (req) =>
    change(req.below, 'Full', (here) => here.insert(open(req.title))),
  ).doc('Adds an item below another, as its last.');

  a.endpoint('toggle', place, (req) =>
    change(req, 'NoSuchPlace', (here) => {
      const done = here.focus().done.observe((done) => done.not());
      return a.some(here.edit(a.make(item, { title: here.focus().title, done })));
    }),
  ).doc('Marks an item as done, or as not done any more.');

  a.endpoint('remove', place, (req) =>
    change(req, 'NoSuchPlace', (here) => here.delete()),
  ).doc('Removes an item with all below it.');

  a.endpoint('open', string(64), (name) => byName.equal(1, name).map((found) => {
    const done = found.field('1').items.mapTree((i) => i.done);
    return done.observe((done) => done.foldTree(int, (done, below) =>
      below.fold(done.select(done.const(int, 0), done.const(int, 1)), (sum, n) => sum.add(n))));
  })).doc('How many items of a list are not done.');
});

// walk takes a step from a place, if there is one.
function walk(at, step) {
  return at.match({
    none: () => at,
    some: (here) => step.match({ Down: () => here.down(0), Right: () => here.right() }),
  });
}
