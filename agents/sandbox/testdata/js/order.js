// Sorting, and the order in which objects, maps, sets and strings give what they hold.
window.jsJobRun = function (input, options, callback) {
  var out = [], list = [], odd = [];
  for (var i = 0; i < 300; i++) list.push({ key: i * 7 % 10, at: i });
  list.sort(function (a, b) { return a.key - b.key; });
  out.push(list.map(function (x) { return x.at; }).join(' '));
  for (i = 0; i < 50; i++) odd.push(i * 31 % 50);
  odd.sort(function (a, b) { return (a * b) % 3 - 1; }); // no order at all
  out.push(odd.join(' '), [10, 9, 1, undefined, , 'b', null, 'B', 'ä', true].sort().join(), ['z', 'ä', 'a', 'Z'].sort(function (a, b) { return a.localeCompare(b); }).join());
  var o = { b: 1, 10: 1, a: 1, 9: 1, '-1': 1, '01': 1, 4294967295: 1 };
  delete o.b;
  o.b = 2;
  out.push(Object.keys(o).join(), JSON.stringify(o));
  var many = {};
  for (i = 0; i < 2000; i++) many['k' + i * 7919 % 2003] = i;
  for (i = 0; i < 1000; i++) delete many['k' + i];
  out.push(Object.keys(many).slice(0, 5).join(), Object.keys(many).length);
  var map = new Map([[{}, 'object'], [NaN, 'nan'], [-0, 'zero']]);
  map.forEach(function (v, k) { out.push(v + ':' + String(k)); if (v === 'nan') map.set('new', 1); });
  out.push(Array.from(new Set('hello')).join(), Object.getOwnPropertyNames(function f(a) {}).join(), Reflect.ownKeys({ [Symbol.iterator]: 1, x: 1, 0: 1 }).length);
  out.push('ΑΣ'.toLowerCase(), 'ǆ'.toUpperCase(), 'é'.normalize('NFD').length, '\u{1F600}'.length, 'a-b_c'.split(/(-|_)/).join('|'), /(?<y>\d{4})-(?<m>\d\d)/u.exec('on 2020-07').groups.m);
  out.push(typeof WeakRef, typeof FinalizationRegistry, typeof SharedArrayBuffer, typeof Atomics, typeof Intl);
  callback(null, out.join('\n'));
};
