window.jsJobRun = function (input, options, callback) {
  setTimeout(function () { callback(null, 'too late'); }, 10);
  throw new Error('before the callback');
};
