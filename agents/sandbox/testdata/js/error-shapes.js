// Calls back with the kind of error that the input names.
window.jsJobRun = function (input, options, callback) {
  function Special() { this.own = 1; }
  Special.prototype = new Error('inherited message');
  Special.prototype.inherited = [2];
  var plain = { code: 5, why: 'because' };
  var cyclic = new Error('cyclic');
  cyclic.self = cyclic;
  var shapes = {
    'no message': plain,
    'inherited properties': new Special(),
    'extra properties': Object.assign(new Error('extra'), { line: 7, skip: undefined, f: function () {}, nan: NaN }),
    'a string': 'only a string',
    'a number': 42,
    'empty message': new Error(''),
    'cyclic': cyclic,
  };
  callback(shapes[input.shape] || new Error('no such shape'), 'a result that is ignored', { shape: input.shape });
};
