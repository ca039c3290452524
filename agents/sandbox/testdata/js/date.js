// The clock starts in 2020 and only timers move it; the time zone is UTC and the locale is nobody's.
window.jsJobRun = function (input, options, callback) {
  var out = [Date.now(), performance.now(), new Date().toString(), Date()];
  for (var i = 0; i < 1e4; i++) Date.now();
  setTimeout(function () {
    var d = new Date(2021, 6, 1, 12);
    out.push(Date.now(), performance.now(), d.getTimezoneOffset(), d.toISOString(), d.toLocaleString(), d.toLocaleDateString('de-DE'));
    out.push(new Date('2020-03-29T02:30').getTime(), Date.parse('Thu, 01 Jan 1970 00:00:00 GMT+0200'), new Date(NaN).getTime());
    out.push(Date.UTC(2020, 1, 30), new Date(8.64e15 + 1).getTime(), (1234567.891).toLocaleString('de-DE'), typeof Intl);
    out.push(new Date() instanceof Date, Object.prototype.toString.call(new Date()), Date.length, Date.name);
    callback(null, out.join('\n'));
  }, 1234.5);
};
