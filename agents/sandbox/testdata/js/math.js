// Functions whose last bits differ between libraries, and how numbers are written.
window.jsJobRun = function (input, options, callback) {
  var f64 = new Float64Array(1), words = new Uint32Array(f64.buffer), hash = 0;
  function mix(x) {
    f64[0] = x;
    hash = Math.imul(hash ^ words[0], 0x01000193) ^ Math.imul(words[1], 0x85ebca6b);
  }
  ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'exp', 'expm1', 'log', 'log1p',
    'log2', 'log10', 'cbrt', 'sqrt', 'fround', 'trunc', 'round', 'sign', 'clz32'].forEach(function (name) {
    for (var x = -3; x < 3; x += 0.37) mix(Math[name](x));
    mix(Math[name](1e300));
    mix(Math[name](1e-300));
  });
  for (var x = 0.1; x < 5; x += 0.7) { mix(Math.pow(x, 3.3)); mix(Math.atan2(x, 2)); mix(Math.hypot(x, 3, 4)); mix(x % 0.3); }
  var out = [hash, Math.random(), Math.random(), 0.1 + 0.2, 1e21, 1.7976931348623157e308, 5e-324, 123456789.123.toString(36)];
  out.push((0.000001234).toString(), (1e-7).toFixed(10), (25).toString(2), (0.5).toPrecision(3), (1.005).toFixed(2), 1 / 3, -1e-7);
  out.push(2n ** 100n, BigInt.asIntN(8, 255n), parseFloat('1e400'), Number('0x1f'), 0.1 * 3);
  f64[0] = -(0 / 0);
  out.push(words[1].toString(16), Object.is(Math.round(-0.4), -0));
  callback(null, out.join('\n'));
};
