window.jsJobRun = function (input, options, callback) {
  setTimeout(function () {
    callback(null, 'a result');
    throw new Error('after the callback, in a timer');
  }, 10);
};
