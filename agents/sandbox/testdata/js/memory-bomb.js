window.jsJobRun = function (input, options, callback) {
  var all = [];
  try {
    for (;;) all.push(new Array(10000).fill(all.length));
  } catch (e) {
    callback(null, 'survived');
  }
};
