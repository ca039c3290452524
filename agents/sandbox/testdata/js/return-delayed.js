window.jsJobRun = function (input, options, callback) {
  var started = Date.now();
  setTimeout(function () {
    callback(null, { waited: Date.now() - started });
  }, input.ms);
};
