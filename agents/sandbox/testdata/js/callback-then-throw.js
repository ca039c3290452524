window.jsJobRun = function (input, options, callback) {
  callback(null, 'a result');
  throw new Error('after the callback');
};
