window.jsJobRun = function (input, options, callback) {
  callback(null, 'ok', { options: options });
};
