// The module 'emet' as an author's file sees it. It computes nothing and checks little: it writes down what the file does
// with the values, as a trace of steps that package program replays in Go. A step has the line of the file that made it.
(function (g) {
  'use strict';

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
    return enterAll(callbacks, (f) => enter(step.do, inside, parameters, f), (bodies) => {
      step.bodies = bodies;
      return opaque(step.id, seen);
    });
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

  // The application.

  const waiting = []; // bodies of endpoints, functions and checks, which are run when all is declared

  function later(step, what, seen, parameters, callback) {
    waiting.push(() => {
      print('\u0001' + step.at); // for one that never ends
      const body = enter(what, seen, parameters, callback, step.at);
      return isPromise(body) ? body.then((b) => { step.bodies = [b]; }) : void (step.bodies = [body]);
    });
  }

  function declared(step) {
    step.id = ++last;
    return write(step);
  }

  function describe(handle, id) {
    handle.doc = (text) => {
      write({ do: 'doc', on: id, text: String(text) });
      return handle;
    };
    return handle;
  }

  function named(kind, name, of) {
    const [names, list] = parts(kind + ' ' + name, of, '{ text: string(64) }');
    const t = type('declared');
    write({ do: kind, text: String(name), type: numbers.get(t), names, types: list.map((p) => typeNumber(p, kind + ' ' + name)) });
    return t;
  }

  function key(name, t) {
    const { id } = declared({ do: 'key', text: String(name), type: typeNumber(t, 'key ' + name) });
    const k = describe({}, id);
    ids.set(k, id);
    const move = (names) => {
      write({ do: names.length === 1 ? 'start' : 'move', on: id, names });
      return k;
    };
    k.start = (tag) => move([String(tag)]);
    k.move = (from, to) => move([String(from), String(to)]);
    k.check = (f) => {
      later(write({ do: 'check', on: id }), 'the check of key ' + name, true, 2, f);
      return k;
    };
    k.append = (v) => result({ do: 'append', on: id, args: [operand(v, 'append')] }, false);
    k.appendTo = (log, v) => result({ do: 'append', on: id, args: [operand(v, 'appendTo'), operand(log, 'appendTo')] }, false);
    return k;
  }

  const ids = new WeakMap(); // of keys

  function index(name, of, ...by) {
    if (!ids.has(of)) fail('index ' + name + ': a key is wanted here');
    const { id } = declared({ do: 'index', text: String(name), on: ids.get(of), names: by.map(String) });
    const x = describe({}, id);
    const query = (how) => (limit, ...fields) =>
      result({ do: 'query', on: id, text: how, n: whole(limit, how), args: operands(fields, how) }, false);
    x.latest = () => {
      write({ do: 'latest', on: id });
      return x;
    };
    x.all = (limit) => query('equal')(limit);
    return Object.assign(x, { equal: query('equal'), prefix: query('prefix'), range: query('range') });
  }

  function endpoint(name, request, f) {
    if (scope && scope.outer) fail('endpoint ' + name + ' is declared within ' + scope.what);
    const step = declared({ do: 'endpoint', text: String(name), type: typeNumber(request, 'endpoint ' + name) });
    later(step, 'endpoint ' + name, false, 1, f);
    return describe({}, step.id);
  }

  function callable(name, parameters, f) {
    if (!Array.isArray(parameters)) fail('function ' + name + ': a list of types is wanted here');
    const step = declared({ do: 'function', text: String(name), types: parameters.map((t) => typeNumber(t, 'function ' + name)) });
    later(step, 'function ' + name, false, parameters.length, f);
    return (...args) => result({ do: 'call', on: step.id, args: operands(args, 'function ' + name) }, false);
  }

  const builder = {
    ...makersOf(false),
    record: (name, fields) => named('record', name, fields),
    variant: (name, cases) => named('variant', name, cases),
    key, index, endpoint, function: callable,
    never: (one, other) => void write({ do: 'never', names: [String(one), String(other)] }),
    together: (one, other) => void write({ do: 'together', names: [String(one), String(other)] }),
    now: () => result({ do: 'now' }, false),
  };

  let application = null; // { name, done, error, line }

  surface.app = (name, declare) => {
    if (application) fail('one file makes one application, and there is another in line ' + application.line);
    if (typeof declare !== 'function') fail('app: want a name and a function, such as app(\'notes\', (a) => { … })');
    application = { name: String(name), line: here(), done: false, error: null };
    scope = { ...top, line: application.line };
    run(declare).then(
      () => { application.done = true; },
      (e) => { application.error = mistake(e); },
    );
    return application;
  };

  async function run(declare) {
    print('\u0001' + application.line);
    const outcome = declare(Object.freeze(builder));
    if (isPromise(outcome)) await outcome;
    while (waiting.length > 0) {
      const body = waiting.shift()();
      if (isPromise(body)) await body;
    }
  }

  function mistake(e) {
    const line = (e instanceof Error && e.line) || lineOf(e) || (scope && scope.line) || 1;
    if (e instanceof RangeError) {
      const names = new Set(String(e.stack).split('\n').map((frame) => (/at (\S+) \(/.exec(frame) || [])[1]).filter((n) => n && n !== '<anonymous>'));
      return { line, text: 'the code calls itself without an end' + (names.size ? ' (' + [...names].join(', ') + ')' : '') +
        ', or too deep: use map, fold, foldTree or fuel' };
    }
    return { line, text: e instanceof Error ? (e.name === 'Error' ? '' : e.name + ': ') + e.message : String(e) };
  }

  // What a program does not have.

  const missing = {
    Date: 'a program has no clock: the time of a request is a.now()',
    performance: 'a program has no clock: the time of a request is a.now()',
    require: 'an application is one file, which imports from \'emet\' only',
    crypto: 'a program has no randomness: take a random value as a part of the request',
  };
  const io = 'a program does no input or output: it answers requests and appends to logs';
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'process', 'Deno', 'Bun', 'localStorage', 'sessionStorage', 'indexedDB', 'document', 'navigator', 'location']) {
    missing[name] = io;
  }
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'clearTimeout', 'clearInterval', 'cancelAnimationFrame']) {
    missing[name] = 'a program does not wait: it runs when a request comes';
  }
  for (const name of Object.keys(missing)) {
    delete g[name];
    Object.defineProperty(g, name, { get() { fail(name + ': ' + missing[name]); }, configurable: true });
  }
  Object.defineProperty(g.Math, 'random', { get() { fail('Math.random: a program has no randomness: take a random value as a part of the request'); } });

  // The author's file, in which Go has replaced import and export. Names are what it imports, by the line.

  Object.defineProperty(g, '__module', {
    value: Object.freeze({
      import: (line, names) => {
        for (const name of names) {
          if (!Object.hasOwn(surface, name)) {
            module.error = module.error || { line, text: '\'emet\' has no ' + name + ': it has ' + Object.keys(surface).join(', ') };
          }
        }
        if (module.error) throw module.error;
        return surface;
      },
      failed: (e) => { module.error = module.error || mistake(e); },
      set exported(x) { module.exported = x; },
    }),
  });
  const module = { error: null, exported: null };

  // locate mends the lines of fields that were got as value.name. The engine knows the lines of calls only: it gives that
  // of the last one, and the name stands behind it.
  function locate(steps, lines) {
    for (const step of steps) {
      if (step.got === true) {
        const name = /^\d/.test(step.text) ? '[' + step.text + ']' : step.text;
        for (let i = step.at - 1; i < Math.min(lines.length, step.at + 50); i++) {
          if (lines[i].includes(name)) {
            step.at = i + 1;
            break;
          }
        }
      }
      delete step.got;
      for (const body of step.bodies || []) locate(body.steps, lines);
    }
  }

  // end says what came of it, when nothing is left to run.
  function end(source) {
    if (module.error) return { error: module.error };
    if (!application || module.exported !== application) {
      return { error: { line: application ? application.line : 1, text: 'the file exports no application: write export default app(\'name\', (a) => { … })' } };
    }
    if (application.error) return { error: application.error };
    if (!application.done) {
      return { error: { line: (scope && scope.line) || application.line, text: 'the code waits for something that never comes: only observations, and what else has callbacks, are awaited' } };
    }
    locate(top.steps, source.split('\n'));
    return { trace: { name: application.name, types, steps: top.steps } };
  }

  g.jsJobRun = (input, options, callback) => callback(null, end(input));
})(globalThis);
