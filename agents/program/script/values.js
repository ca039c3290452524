// The module 'emet' as an author's file sees it, first part: what is done with values. The parts are put together as the
// body of a function in strict mode, with the global object g: see script.go.
//
// The module computes nothing and checks little: it writes down what the file does, as a trace of steps that package
// program replays in Go. A step has the line of the file that made it.

const print = g.console.log;

// Lines.

const file = 'app.js:'; // as stack traces name the author's

// lineOf finds the author's line in the stack of an error.
function lineOf(e) {
  const stack = String(e && e.stack);
  const at = stack.indexOf(file);
  return at < 0 ? 0 : parseInt(stack.slice(at + file.length, at + file.length + 8), 10);
}

function here() { return lineOf(new Error()); }

// fail throws what is a mistake of the line where the author is, or of another.
function fail(text, line) { throw Object.assign(new Error(text), { line }); }

// Types are numbers in a table, so that a trace has each once.

const types = [];
const numbers = new WeakMap(); // of types

function type(...words) {
  const t = Object.freeze({});
  numbers.set(t, types.length);
  types.push(words);
  return t;
}

function typeNumber(t, what) {
  if (!numbers.has(t)) fail(what + ': a type is wanted here, such as string(64) or what record returned');
  return numbers.get(t);
}

// parts takes an object with a member for each part apart.
function parts(what, object, example) {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) fail(what + ': an object is wanted here, such as ' + example);
  return [Object.keys(object), Object.values(object)];
}

function whole(n, what) {
  if (!Number.isSafeInteger(n)) fail(what + ': a whole number is wanted here');
  return n;
}

const surface = {
  unit: type('unit'), bool: type('bool'), int: type('int'), time: type('time'), id: type('id'), truth: type('truth'),
  string: (limit) => type('string', whole(limit, 'string')),
  bytes: (limit) => type('bytes', whole(limit, 'bytes')),
  decimal: (scale) => type('decimal', whole(scale, 'decimal')),
  option: (t) => type('option', typeNumber(t, 'option')),
  tuple: (...parts) => type('tuple', ...parts.map((t) => typeNumber(t, 'tuple'))),
  list: (t, limit) => type('list', typeNumber(t, 'list'), whole(limit, 'list')),
  dict: (key, value, limit) => type('dict', typeNumber(key, 'dict'), typeNumber(value, 'dict'), whole(limit, 'dict')),
  tree: (t, nodes, levels) => type('tree', typeNumber(t, 'tree'), whole(nodes, 'tree'), whole(levels, 'tree')),
};

// Steps are written into the innermost callback that runs.

const maxSteps = 1 << 15; // more than a document has room for: a loop that never ends gets there
const top = { steps: [], what: 'the application' };
let scope = null; // { steps, what, line, seen, outer }
let locked = 0; // line of an async callback that code around it has not awaited
let count = 0; // of steps
let last = 0; // number given to a value, key, index, function or endpoint

function checkLock() {
  if (locked) fail('this runs while the async callback of line ' + locked + ' still does: write await before what calls it');
}

function write(step) {
  step.at = here();
  if (!scope) fail(step.do + ' is used outside of an application: values live only within its callbacks');
  checkLock();
  if (++count > maxSteps) fail('more than ' + maxSteps + ' steps: a loop of JavaScript builds its body anew each time; use map, fold or fuel');
  scope.steps.push(step);
  return step;
}

function isPromise(x) { return typeof x === 'object' && x !== null && typeof x.then === 'function'; }

// enter runs a callback as a body: its parameters, its steps, its result. Of an async callback it returns a promise,
// and what is around it may not go on before that is kept. The first microtask comes after all that still runs now, and
// before the callback goes on: so what is written until then is not the callback's.
function enter(what, seen, parameters, callback, line = here()) {
  if (typeof callback !== 'function' || isOpaque(callback)) fail(what + ': a function is wanted here');
  const body = { params: [], steps: [] };
  const inner = { steps: body.steps, what, line, seen, outer: scope };
  const values = [];
  for (let i = 0; i < parameters; i++) {
    body.params.push(++last);
    values.push(opaque(last, seen));
  }
  const leave = (result) => {
    if (scope !== inner) fail('the async callback of line ' + scope.line + ' still runs: write await before what calls it', scope.line);
    scope = inner.outer;
    if (result !== undefined) body.result = operand(result, what);
    return body;
  };
  scope = inner;
  Promise.resolve().then(() => { locked = 0; });
  const result = callback(...values);
  if (!isPromise(result)) return leave(result);
  locked = inner.line || 1;
  return result.then(leave);
}

// enterAll runs callbacks one after another, and then does something with the bodies.
function enterAll(callbacks, enterOne, then, bodies = []) {
  for (let i = bodies.length; i < callbacks.length; i++) {
    const body = enterOne(callbacks[i]);
    if (isPromise(body)) return body.then((b) => enterAll(callbacks, enterOne, then, [...bodies, b]));
    bodies.push(body);
  }
  return then(bodies);
}

// Values are opaque: all that is to know of one is its number.

const known = new WeakMap(); // what stands for a value: a function with its number, its world and, of a field, its name

function isOpaque(x) { return (typeof x === 'function' || typeof x === 'object') && x !== null && known.has(x); }

const blind = ': the value is opaque, its primitive is seen by a server and not here';

const traps = {
  get(target, name) {
    const { seen, self } = target;
    if (name === Symbol.toPrimitive || name === 'toJSON') {
      return () => fail('this looks at a value' + blind + '; compare, compute and branch by its methods');
    }
    if (name === Symbol.iterator || name === Symbol.asyncIterator) {
      return () => fail('a loop of JavaScript cannot go over a value' + blind + '; use map, filter or fold');
    }
    if (typeof name !== 'string' || name === 'then') return undefined; // then: it is no promise
    const methods = seen ? seenMethods : valueMethods;
    if (Object.hasOwn(methods, name)) return methods[name].bind(null, self);
    const field = methods.field(self, name, true);
    known.get(field).field = name;
    return field;
  },
  apply(target) {
    const { seen, field: name = '' } = target;
    if (!seen && Object.hasOwn(seenMethods, name)) fail(name + ' looks at primitives: use it in an observation, value.observe((seen) => …)');
    if (seen && name === 'observe') fail('an observation within an observation: what is seen is seen already');
    fail(name ? 'values have no operation ' + name : 'a value is no function');
  },
  set() { fail('values do not change: make a new one'); },
  deleteProperty() { fail('values do not change: make a new one'); },
  has() { fail('this asks what fields a value has: its type says so'); },
  ownKeys() { fail('this lists the fields of a value: name each, or pass the whole value on'); },
  construct() { fail('a value is no function'); },
};

function opaque(number, seen) {
  const target = () => {};
  target.number = number;
  target.seen = seen;
  target.self = new Proxy(target, traps);
  known.set(target.self, target);
  return target.self;
}

// operand writes a value, by its number, or a literal.
function operand(x, what) {
  if (isOpaque(x)) return known.get(x).number;
  switch (typeof x) {
    case 'string':
      if (!x.isWellFormed()) fail(what + ': a string with half a character');
      return x;
    case 'boolean':
      return x;
    case 'bigint':
      return { number: String(x) };
    case 'number':
      if (!Number.isFinite(x) || (Number.isInteger(x) && !Number.isSafeInteger(x))) {
        fail(what + ': ' + x + ' is not exact: write it as a string, or with an n behind it');
      }
      return { number: String(x) };
  }
  if (x === null) return null;
  if (Array.isArray(x)) {
    if (x.some(isOpaque)) fail(what + ': a value within a literal; lists, tuples and records of values are made by list, tuple and make');
    return x.map((part) => operand(part, what));
  }
  if (x instanceof Uint8Array) return { bytes: Array.from(x, (b) => b.toString(16).padStart(2, '0')).join('') };
  if (isPromise(x)) fail(what + ': this is a promise: write await before what gave it');
  fail(what + ': a value or a literal is wanted here, and this is ' + (x === undefined ? 'undefined' : 'a ' + typeof x));
}

function operands(list, what) { return list.map((x) => operand(x, what)); }

// What says in Go by itself that it belongs to structure.
const telling = new Set(['append', 'query', 'now', 'call', 'observe']);

function checkWorld(what, seen) {
  checkLock();
  if (seen || !scope || !scope.seen || telling.has(what)) return;
  fail(what + ' belongs to structure, and this is an observation: it sees what is given to observe, and makes values by methods of these, such as t.const(int, 1)');
}

// result writes a step that has a value.
function result(step, seen) {
  checkWorld(step.do, seen);
  step.id = ++last;
  write(step);
  return opaque(step.id, seen);
}

// calling writes a step that has callbacks, before they run: so that it stands where the author wrote it.
function calling(step, seen, inside, callbacks, parameters) {
  checkWorld(step.do, seen);
  step.id = ++last;
  write(step);
  const value = enterAll(callbacks, (f) => enter(step.do, inside, parameters, f), (bodies) => {
    step.bodies = bodies;
    return opaque(step.id, seen);
  });
  return isPromise(value) ? Object.setPrototypeOf(value, pending) : value;
}

// What is done with values.

// methodsOf makes the operations of a world. Each gets the value that it is called on, then its arguments.
function methodsOf(seen) {
  const m = {
    field: (v, name, got) => result({ do: 'field', text: String(name), args: [operand(v)], got }, seen),
    match: (v, cases) => {
      const [names, callbacks] = parts('match', cases, '{ true: () => …, false: () => … }');
      return calling({ do: 'match', names, args: [operand(v)] }, seen, seen, callbacks, 1);
    },
    fold: (v, first, f) => calling({ do: 'fold', args: [operand(v), operand(first, 'fold')] }, seen, seen, [f], 2),
    foldTree: (v, t, f) => calling({ do: 'foldTree', type: typeNumber(t, 'foldTree'), args: [operand(v)] }, seen, seen, [f], 2),
    as: (v, t) => result({ do: 'as', type: typeNumber(t, 'as'), args: [operand(v)] }, seen),
  };
  for (const name of ['map', 'filter', 'mapTree']) {
    m[name] = (v, f) => calling({ do: name, args: [operand(v)] }, seen, seen, [f], 1);
  }
  return m;
}

// simple adds operations of values alone, and of values and, last, a number.
function simple(m, seen, plain, counted) {
  for (const name of plain) m[name] = (...args) => result({ do: name, args: operands(args, name) }, seen);
  for (const name of counted) {
    m[name] = (...args) => result({ do: name, n: whole(args.pop(), name), args: operands(args, name) }, seen);
  }
}

const shape = ['zip', 'enumerate', 'reverse', 'entries', 'flatten', 'root', 'focus', 'up', 'left', 'right', 'edit', 'insert', 'delete', 'whole'];
const shapeCounted = ['take', 'at', 'down'];

const valueMethods = methodsOf(false);
simple(valueMethods, false, [...shape, 'concat'], shapeCounted);
valueMethods.observe = (v, f) => observe([v], f);

// Makers stand alone in structure, and where primitives are seen are methods of any value.
function makersOf(seen) {
  return {
    const: (t, x) => result({ do: 'const', type: typeNumber(t, 'const'), args: [operand(x, 'const')] }, seen),
    make: (t, fields) => {
      const type = typeNumber(t, 'make');
      const [names, values] = parts('make', fields, '{ text: req.text }');
      return result({ do: 'make', type, names, args: operands(values, 'make') }, seen);
    },
    construct: (tag, ...payload) => result({ do: 'construct', text: String(tag), args: operands(payload, 'construct') }, seen),
    tuple: (...parts) => result({ do: 'tuple', args: operands(parts, 'tuple') }, seen),
    some: (v) => result({ do: 'some', args: [operand(v, 'some')] }, seen),
    none: (t) => result({ do: 'none', type: typeNumber(t, 'none') }, seen),
    list: (t, limit, ...elements) => result({
      do: 'list', type: typeNumber(t, 'list'), n: whole(limit, 'list'), args: operands(elements, 'list'),
    }, seen),
    leaf: (tree, v) => result({ do: 'leaf', type: typeNumber(tree, 'leaf'), args: [operand(v, 'leaf')] }, seen),
    fuel: (n) => result({ do: 'fuel', n: whole(n, 'fuel') }, seen),
  };
}

const seenMethods = methodsOf(true);
simple(seenMethods, true, [...shape,
  'and', 'or', 'not', 'toTag', 'fromTag', 'select', 'equal', 'less', 'atMost', 'add', 'sub', 'mul', 'div', 'mod', 'neg',
  'round', 'since', 'later', 'length', 'byteLength', 'concat', 'slice', 'contains', 'hasPrefix', 'hasSuffix', 'find',
  'toLower', 'toUpper', 'foldCase', 'format', 'toBytes', 'sha256', 'keccak256', 'verify', 'get', 'put', 'remove',
], [...shapeCounted, 'toDecimal', 'split', 'clip']);
const seenMakers = makersOf(true);
for (const name of ['const', 'make', 'construct', 'none', 'fuel']) {
  seenMethods[name] = (v, ...args) => seenMakers[name](...args);
}
seenMethods.tuple = (v, ...more) => seenMakers.tuple(v, ...more);
seenMethods.some = (v) => seenMakers.some(v);
seenMethods.leaf = (v, tree) => seenMakers.leaf(tree, v);
seenMethods.list = (v, limit, ...more) => result({ do: 'list', n: whole(limit, 'list'), args: operands([v, ...more], 'list') }, true);

function observe(values, f) {
  if (!Array.isArray(values)) fail('observe: a list of values is wanted here, such as observe([a, b], (a, b) => …)');
  return calling({ do: 'observe', args: operands(values, 'observe') }, false, true, [f], values.length);
}
surface.observe = observe;
surface.choose = (condition, v, w) => observe([condition, v, w], (c, x, y) => c.select(x, y));

// What has async callbacks gives a promise of a value, of which the operations say what it is.
const pending = Object.create(Promise.prototype);
for (const name of Object.keys({ ...valueMethods, ...seenMethods })) {
  pending[name] = () => fail(name + ': this is a promise: write await before what gave it');
}
