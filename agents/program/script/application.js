// The module 'emet', second part: applications, what a program does not have, and the author's file.

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
  if (e instanceof RangeError && e.message.includes('stack')) {
    const names = new Set(Array.from(String(e.stack).matchAll(/at ([\w$]+) \(app\.js:/g), (frame) => frame[1]));
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
