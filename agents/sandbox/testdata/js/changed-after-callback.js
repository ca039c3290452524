// Changes what it called back with: the first callback counts, as it was.
window.jsJobRun = function (input, options, callback) {
  var result = { n: 1 }, details = { n: 1 };
  callback(null, result, details);
  result.n = details.n = 2;
  callback(new Error('too late'));
  callback(null, 'later still');
};
