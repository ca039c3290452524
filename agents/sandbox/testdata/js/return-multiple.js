window.jsJobRun = function (input, options, callback) {
  callback(null, 'first');
  callback(null, 'second');
  callback(new Error('third'));
};
