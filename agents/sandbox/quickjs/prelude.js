// The world of a js/1 job: what a page gave to JsJob jobs, with virtual time, seeded randomness, no network and a document
// that shows nothing. It runs once, when the engine is made; every job starts from a copy of the memory it leaves.
//
// The host calls __emet: begin, then the scripts are evaluated, then run, then step until that returns 0, which writes
// the report to file 3: a line of JSON (see report), then the result.
(function (g) {
  'use strict';

  var epoch = 1577836800000; // 2020-01-01T00:00:00Z, in milliseconds
  var defaultTimeout = 60000; // milliseconds of virtual time
  var print = g.print;
  var std = g.std;
  var stringify = JSON.stringify;
  var parse = JSON.parse;
  var NativeDate = g.Date;
  var apply = Reflect.apply;
  var construct = Reflect.construct;
  var assign = Object.assign;
  var indirectEval = g.eval;
  var toWellFormed = uncurry(String.prototype.toWellFormed);
  var NativePromise = g.Promise;
  var promiseThen = uncurry(NativePromise.prototype.then);

  // uncurry makes a function of a method, so that a job may change the prototypes as it likes.
  function uncurry(method) { return Function.prototype.call.bind(method); }

  ['std', 'os', 'bjson', 'print', 'gc', 'scriptArgs', 'QJS_PROXY_VALUE', 'WeakRef', 'FinalizationRegistry',
    'SharedArrayBuffer', 'Atomics'].forEach(function (name) { delete g[name]; });

  // Timers: queues of those that are due at the same time, and a binary heap of these times.

  var now = 0;
  var lastId = 0;
  var live = Object.create(null); // by id; a Map of small numbers is some twenty times slower in this engine
  var due = Object.create(null); // queues by time
  var heap = [];
  var size = 0; // of the heap

  function push(t) {
    var queue = due[t.at];
    if (queue) {
      queue.list[queue.size++] = t;
      return;
    }
    due[t.at] = { list: [t], size: 1, first: 0 };
    var i = size++;
    while (i > 0) {
      var up = (i - 1) >> 1;
      if (heap[up] <= t.at) break;
      heap[i] = heap[up];
      i = up;
    }
    heap[i] = t.at;
  }

  // pop drops the first time of the heap.
  function pop() {
    delete due[heap[0]];
    var at = heap[--size];
    for (var i = 0; ;) {
      var kid = 2 * i + 1;
      if (kid + 1 < size && heap[kid + 1] < heap[kid]) kid++;
      if (kid >= size || heap[kid] >= at) break;
      heap[i] = heap[kid];
      i = kid;
    }
    heap[i] = at;
  }

  function schedule(callback, delay, args, repeats) {
    delay = +delay || 0;
    if (!(delay >= 0)) delay = 0;
    if (repeats && delay < 1) delay = 1;
    var t = { id: ++lastId, at: now + delay, callback: callback, args: args, every: repeats ? delay : 0 };
    live[t.id] = t;
    push(t);
    return t.id;
  }

  // next takes the next live timer from its queue; undefined if there is none.
  function next() {
    while (size > 0) {
      var queue = due[heap[0]];
      while (queue.first < queue.size) {
        var t = queue.list[queue.first];
        queue.list[queue.first++] = undefined;
        if (live[t.id] === t) return t;
      }
      pop();
    }
  }

  // watch fails the job if a promise that one of its functions returned is rejected: nobody else would hear of it.
  function watch(returned) {
    if (returned instanceof NativePromise) promiseThen(returned, undefined, fail);
  }

  function fire(t) {
    now = t.at;
    if (t.every > 0) {
      t.at += t.every;
      push(t);
    } else {
      delete live[t.id];
    }
    if (typeof t.callback === 'function') watch(apply(t.callback, g, t.args));
    else indirectEval(String(t.callback));
  }

  g.setTimeout = function setTimeout(f, ms, ...args) { return schedule(f, ms, args, false); };
  g.setInterval = function setInterval(f, ms, ...args) { return schedule(f, ms, args, true); };
  g.clearTimeout = function clearTimeout(id) { delete live[id]; };
  g.clearInterval = function clearInterval(id) { delete live[id]; };
  g.requestAnimationFrame = function requestAnimationFrame(f) {
    return schedule(function () { f(now); }, 16, [], false);
  };
  g.cancelAnimationFrame = g.clearTimeout;

  // Time and chance.

  function VirtualDate(...args) {
    if (!new.target) return new NativeDate(epoch + now).toString();
    return construct(NativeDate, args.length ? args : [epoch + now], new.target);
  }
  VirtualDate.prototype = NativeDate.prototype;
  NativeDate.prototype.constructor = VirtualDate;
  VirtualDate.now = function () { return epoch + now; };
  VirtualDate.parse = NativeDate.parse;
  VirtualDate.UTC = NativeDate.UTC;
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  Object.defineProperty(VirtualDate, 'length', { value: 7 });
  define('Date', VirtualDate);
  define('performance', { now: function () { return now; }, timeOrigin: epoch });

  var state = [1, 2, 3, 4]; // of xoshiro128**, four words, not all zero

  function rotl(x, k) { return (x << k) | (x >>> (32 - k)); }

  Math.random = function random() {
    var r = Math.imul(rotl(Math.imul(state[1], 5), 7), 9) >>> 0;
    var t = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotl(state[3], 11);
    return r / 4294967296;
  };

  // Console.

  function show(v) {
    if (typeof v === 'string') return v;
    if (v instanceof Error) return String(v) + (v.stack ? '\n' + v.stack : '');
    if (typeof v === 'object' && v !== null) {
      try { return stringify(v); } catch (e) { /* cyclic */ }
    }
    return typeof v === 'symbol' ? v.toString() : '' + v;
  }

  function log(...args) {
    var line = '';
    for (var i = 0; i < args.length; i++) line += (i ? ' ' : '') + show(args[i]);
    print(toWellFormed(line));
  }

  define('console', { log: log, info: log, warn: log, error: log, debug: log, trace: log, dir: log });

  // A document in which nothing loads and nothing is seen.

  function Element(tag) {
    this.tagName = tag.toUpperCase();
    this.nodeName = this.tagName;
    this.children = this.childNodes = [];
    this.attributes = {};
    this.style = {};
    this.innerHTML = '';
  }
  Element.prototype.setAttribute = function (k, v) {
    if (k === 'src') this.src = v;
    else this.attributes[k] = String(v);
  };
  Object.defineProperty(Element.prototype, 'src', {
    get: function () { return this.attributes.src || ''; },
    set: function (v) {
      this.attributes.src = String(v);
      if (this.parentNode) refuse(this);
    },
  });
  Element.prototype.getAttribute = function (k) { return k in this.attributes ? this.attributes[k] : null; };
  Element.prototype.addEventListener = function (type, f) { this['on' + type] = f; };
  Element.prototype.removeEventListener = function () {};
  Element.prototype.appendChild = function (child) {
    this.children.push(child);
    child.parentNode = this;
    if (child.src) refuse(child);
    return child;
  };
  Element.prototype.insertBefore = Element.prototype.appendChild;
  Element.prototype.removeChild = function (child) {
    var i = this.children.indexOf(child);
    if (i >= 0) this.children.splice(i, 1);
    return child;
  };

  function refuse(element) {
    log('blocked resource URL', element.src);
    schedule(function () {
      if (typeof element.onerror === 'function') element.onerror({ type: 'error', target: element });
    }, 0, [], false);
  }

  var doc = new Element('#document');
  doc.documentElement = new Element('html');
  doc.head = doc.documentElement.appendChild(new Element('head'));
  doc.body = doc.documentElement.appendChild(new Element('body'));
  doc.readyState = 'complete';
  doc.createElement = function (tag) { return new Element(String(tag)); };
  doc.createTextNode = function (text) { return { nodeName: '#text', data: String(text) }; };
  doc.getElementById = function () { return null; };
  doc.querySelector = function (tag) { return doc[tag] instanceof Element ? doc[tag] : null; };
  doc.getElementsByTagName = function (tag) { return doc[tag] instanceof Element ? [doc[tag]] : []; };

  define('document', doc);
  define('window', g);
  define('self', g);
  define('location', { href: 'http://localhost/', protocol: 'http:', host: 'localhost', search: '', hash: '' });
  define('navigator', { userAgent: 'emet js/1', language: 'en', onLine: false });
  define('jsJobEvent', function jsJobEvent() {});

  function define(name, value) {
    Object.defineProperty(g, name, { value: value, writable: true, configurable: true, enumerable: true });
  }

  // The job.

  var started = false;
  var timeout = defaultTimeout;
  var options = {};
  var answer = null; // what the first callback said
  var failure = null; // what ended the job otherwise

  function describe(kind, e) {
    var f = { kind: kind, message: '', stack: '', extra: {} };
    if (typeof e !== 'object' || e === null) {
      f.message = String(e);
      return f;
    }
    for (var k in e) {
      if (k !== 'message' && k !== 'stack') f.extra[k] = e[k];
    }
    f.stack = e.stack ? String(e.stack) : '';
    f.message = e.message ? String(e.message) : 'unknown error returned: ' + stringify(e);
    if (kind === 'uncaught' && e.message) f.message = String(e);
    stringify(f.extra); // now, as it may throw
    return f;
  }

  function fail(e) {
    if (failure) return;
    try {
      failure = describe('uncaught', e);
    } catch (again) {
      failure = { kind: 'uncaught', message: 'an error that cannot be shown', stack: '', extra: {} };
    }
    failure.details = answer ? answer.details : '{}';
  }

  function isNothing(json) {
    return json === undefined || json === 'null' || json === 'false' || json === '0' || json === '""';
  }

  // callback keeps what it is given as it is at that moment.
  function callback(err, result, details) {
    if (answer) return;
    var a = { kind: 'ok', details: detailsOf(details), text: '' };
    if (err) {
      a = assign(describe('error', err), { details: a.details });
    } else {
      var json = stringify(result);
      if (isNothing(json)) {
        a = { kind: 'error', message: 'Neither solution nor error was provided', stack: '', extra: {}, details: a.details };
      } else {
        a.text = typeof result === 'string' ? toWellFormed(result) : json;
      }
    }
    if (!answer) answer = a; // a toJSON may have called back
  }

  function detailsOf(details) {
    var json = stringify(details);
    if (json === undefined || isNothing(json)) return '{"screenshots":{}}';
    var copy = parse(json);
    if (typeof copy !== 'object' || Array.isArray(copy)) return json;
    copy.screenshots = {};
    return stringify(copy);
  }

  function report(r) {
    var header = { kind: r.kind, message: r.message, stack: r.stack, extra: r.extra, details: parse(r.details) };
    var out = std.fdopen(3, 'w');
    out.puts(toWellFormed(stringify(header)));
    out.puts('\n');
    out.puts(r.kind === 'ok' ? r.text : '');
    out.close();
  }

  var host = {
    thrown: undefined, // the host leaves the exception of a script here before it calls caught

    begin: function (seed, opts) {
      for (var i = 0; i < 4; i++) state[i] = parseInt(seed.substr(8 * i, 8), 16) | 0;
      if (!(state[0] | state[1] | state[2] | state[3])) state[0] = 1;
      options = parse(opts);
      if (options.timeout > 0) timeout = +options.timeout;
    },

    caught: function () { fail(host.thrown); },

    run: function (text) {
      started = true;
      var input = text;
      try { input = parse(text); } catch (e) { /* not JSON: a string */ }
      try {
        if (typeof g.jsJobRun !== 'function') throw new TypeError('the job does not define window.jsJobRun');
        watch(g.jsJobRun(input, options, callback));
      } catch (e) {
        fail(e);
      }
    },

    // step runs one timer. It returns 1 as long as there is more to do.
    step: function () {
      var t = failure || answer ? undefined : next();
      if (!t || t.at > timeout) {
        host.finish(t);
        return 0;
      }
      try { fire(t); } catch (e) { fail(e); }
      return 1;
    },

    finish: function (t) {
      var r = failure || answer;
      if (!r) {
        var why = t ? 'within ' + timeout + ' ms' : 'and nothing is left to run';
        r = { kind: 'timeout', message: 'TIMEOUT: the job has not called back ' + why, stack: '', extra: {}, details: '{}' };
      }
      report(r);
    },
  };
  Object.defineProperty(g, '__emet', { value: host });
})(globalThis);
