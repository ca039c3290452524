window.jsJobRun = function (input, options, callback) {
  var script = document.createElement('script');
  script.onload = function () { callback(null, 'loaded'); };
  script.onerror = function () { callback(new Error('could not load ' + script.src)); };
  script.src = 'http://localhost:1/missing.js';
  document.getElementsByTagName('head')[0].appendChild(script);
};
