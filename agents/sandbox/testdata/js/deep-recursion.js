window.jsJobRun = function (input, options, callback) {
  var depth = 0;
  function down() { depth++; down(); }
  try {
    down();
  } catch (e) {
    callback(null, e.name, { depth: depth });
  }
};
