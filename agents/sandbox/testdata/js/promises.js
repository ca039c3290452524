// The order of microtasks and macrotasks, with async functions, generators and thenables among them.
window.jsJobRun = async function (input, options, callback) {
  var out = [];
  setTimeout(function () { out.push('timer'); Promise.resolve().then(function () { out.push('micro of timer'); }); }, 0);
  setTimeout(function () { out.push('second timer'); }, 0);
  Promise.resolve().then(function () { out.push('then'); }).then(function () { out.push('then then'); });
  queueMicrotask(function () { out.push('queued'); });
  (async function () { out.push('async'); await null; out.push('after await'); })();
  Promise.reject(new Error('caught later')).catch(function (e) { out.push(e.message); });
  Promise.all([1, Promise.resolve(2)]).then(function (all) { out.push('all ' + all); });
  Promise.any([Promise.reject(1), 2]).then(function (v) { out.push('any ' + v); });
  out.push('sync');
  await { then: function (done) { out.push('thenable'); done(); } };
  async function* numbers() { yield 1; yield 2; }
  for await (var n of numbers()) out.push('yielded ' + n);
  await new Promise(function (done) { setTimeout(done, 5); });
  callback(null, out.join(', '));
};
