// No resource can be loaded, whatever the options allow, and whichever way it is asked for.
window.jsJobRun = function (input, options, callback) {
  var failed = [];
  function load(name, ask) {
    var script = document.createElement('script');
    script.onload = function () { callback(null, 'loaded ' + name); };
    script.onerror = function () {
      failed.push(name);
      if (failed.length === 3) callback(new Error('blocked: ' + failed.join(', ')));
    };
    ask(script);
  }
  load('before', function (s) { s.src = 'http://allowed.example/a.js'; document.body.appendChild(s); });
  load('after', function (s) { document.body.appendChild(s); s.src = 'http://allowed.example/b.js'; });
  load('attribute', function (s) { s.setAttribute('src', 'http://allowed.example/c.js'); document.head.insertBefore(s, null); });
};
