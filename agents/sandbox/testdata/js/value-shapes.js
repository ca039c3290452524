// Calls back with the kind of value that the input names.
window.jsJobRun = function (input, options, callback) {
  var cyclic = {};
  cyclic.self = cyclic;
  var shapes = {
    'what JSON drops': { u: undefined, f: function () {}, s: Symbol('s'), n: NaN, i: -Infinity, z: -0, a: [undefined, function () {}, NaN] },
    'a date': new Date(),
    'a function': function () {},
    'not a number': NaN,
    'an empty array': [],
    'an empty object': {},
    'a negative zero': -0,
    'a number': 1.5e300,
    'a boxed string': new String('boxed'),
    'own form': { toJSON: function () { return { own: 'form' }; } },
    'typed': new Uint8Array([1, 2]),
    'map': new Map([[1, 2]]),
    'cyclic': cyclic,
    'big': 12345678901234567890n,
  };
  callback(null, shapes[input.shape]);
};
