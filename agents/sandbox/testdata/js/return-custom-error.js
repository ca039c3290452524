function Custom(message) {
  this.message = message;
  this.own = 'property';
}
Custom.prototype = Object.create(Error.prototype);
Custom.prototype.inherited = 42;

window.jsJobRun = function (input, options, callback) {
  callback(new Custom('an error of its own kind'));
};
