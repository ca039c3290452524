// Recursion without end, by several ways: each is a RangeError that can be caught, and the job goes on.
window.jsJobRun = function (input, options, callback) {
  var ways = {
    plain: function f() { return f() + 1; },
    getter: function () { var o = { get x() { return this.x; } }; return o.x; },
    text: function () { var o = { toString: function () { return '' + this; } }; return '' + o; },
    sort: function f() { return [2, 1].sort(f); },
    replace: function f() { return 'a'.replace(/a/, f); },
    proxy: function () { var p = new Proxy({}, { get: function (t, k, r) { return r[k]; } }); return p.x; },
    construct: function F() { return new F(); },
    json: function () { var o = { toJSON: function () { return JSON.stringify(o); } }; return JSON.stringify(o); },
    spread: function f() { return f(...[1]); },
  };
  var out = [];
  for (var name in ways) {
    try { ways[name](); out.push(name + ' ended'); } catch (e) { out.push(name + ' ' + e.name); }
  }
  callback(null, out.join(', '));
};
