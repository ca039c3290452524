(function () {
  var h = new Uint32Array(8), w = new Uint32Array(64);
  for (var r = 0; r < 3000; r++) {
    for (var i = 0; i < 16; i++) w[i] = i * r;
    for (i = 16; i < 64; i++) {
      var p = w[i - 15], q = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + ((p >>> 7 | p << 25) ^ (p >>> 18 | p << 14) ^ p >>> 3) +
        ((q >>> 17 | q << 15) ^ (q >>> 19 | q << 13) ^ q >>> 10);
    }
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], l = h[7];
    for (i = 0; i < 64; i++) {
      var t = l + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21)) + ((e & f) ^ (~e & g)) + w[i] | 0;
      l = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + ((a & b) ^ (a & c) ^ (b & c)) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += l;
  }
  return h[0];
})()
