// The smallest job: it returns its input.
window.jsJobRun = function (input, options, callback) {
  console.log('hello, world');
  callback(null, input);
};
