window.jsJobRun = function (input, options, callback) {
  try {
    JSON.parse('['.repeat(200000));
  } catch (e) {
    callback(null, 'survived');
  }
};
