window.jsJobRun = function (input, options, callback) {
  var seen = [];
  function note(what) { return function () { seen.push(what + '@' + performance.now()); }; }
  setTimeout(note('c'), 30);
  setTimeout(note('a'), 10);
  setTimeout(note('b'), 10);
  setTimeout(function (x, y) { seen.push(x + y); }, 5, 'arg', 's');
  clearTimeout(setTimeout(note('cleared'), 1));
  Promise.resolve().then(note('microtask'));
  var ticks = 0;
  var id = setInterval(function () {
    note('tick')();
    if (++ticks === 2) clearInterval(id);
  }, 12);
  setTimeout(function () { callback(null, seen.join(' ')); }, 1000);
};
