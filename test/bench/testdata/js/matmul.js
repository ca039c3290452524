(function () {
  var n = 96, a = [], b = [], c = [];
  for (var i = 0; i < n * n; i++) { a[i] = i % 7; b[i] = i % 11 * 0.5; }
  for (i = 0; i < n; i++) for (var j = 0; j < n; j++) {
    var sum = 0;
    for (var l = 0; l < n; l++) sum += a[i * n + l] * b[l * n + j];
    c[i * n + j] = sum;
  }
  return c[n * n - 1];
})()
