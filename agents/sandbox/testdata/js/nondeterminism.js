// Whatever could differ between hosts, folded into one string.
window.jsJobRun = function (input, options, callback) {
  var f64 = new Float64Array(1), bits = new Uint32Array(f64.buffer);
  f64[0] = 0 / 0;
  var out = [bits[1].toString(16), bits[0].toString(16)];
  ['sin', 'cos', 'tan', 'exp', 'log', 'atan', 'cbrt', 'sinh', 'log1p'].forEach(function (name) {
    for (var i = 1; i < 40; i++) out.push(Math[name](i * 1.37));
  });
  out.push(Math.pow(1.1, 333.3), 0.1 + 0.2, 1e21, (123.456).toFixed(10), (1 / 3).toString(7), 5e-324);
  for (var r = 0; r < 10; r++) out.push(Math.random());
  out.push(new Date().toString(), Date.now(), new Date(2020, 5, 1).getTimezoneOffset(), performance.now());
  out.push((1234567.891).toLocaleString(), ['b', 'a', 'ä', 'Z'].sort().join(), 'ß'.toUpperCase(), 'i'.localeCompare('I'));
  out.push([5, 3, 9, 1, 3].sort(function () { return 0; }).join());
  out.push(Object.keys({ z: 1, 2: 1, a: 1, 1: 1 }).join(), JSON.stringify({ a: NaN, b: -0, c: undefined }));
  var depth = 0;
  (function down() { depth++; try { down(); } catch (e) { } })();
  out.push(depth, typeof WeakRef, typeof SharedArrayBuffer, navigator.userAgent, String(new Error('x').stack));
  callback(null, out.join('\n'));
};
