// Sets as many timers as it is told, all at once, and checks that each fires once and in order.
window.jsJobRun = function (input, options, callback) {
  var count = input.timers || 1000, fired = 0, last = -1;
  function fire(at) {
    if (at < last) throw new Error('timer of ' + at + ' after that of ' + last);
    last = at;
    if (++fired === count) callback(null, fired + ' timers, the last at ' + last);
  }
  for (var i = 0; i < count; i++) {
    var at = i * 7919 % 1000;
    setTimeout(fire, at, at);
  }
};
