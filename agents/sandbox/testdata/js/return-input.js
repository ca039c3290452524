window.jsJobRun = function (input, options, callback) {
  callback(null, input, {});
};
