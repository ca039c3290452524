JSON.stringify = null;
JSON.parse = null;
String.prototype.toWellFormed = null;
Array.prototype.push = null;
Map.prototype.get = null;
Object.defineProperty(Object.prototype, 'kind', { set: function () { throw new Error('no'); }, get: function () { return 'ok'; } });
window.jsJobRun = function (input, options, callback) {
  setTimeout(function () { callback(null, 'still here'); }, 5);
};
