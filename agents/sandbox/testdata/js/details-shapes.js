// Calls back with the details that the input names.
window.jsJobRun = function (input, options, callback) {
  var shapes = {
    'null': null,
    'an object': { steps: 3, f: function () {}, n: NaN },
    'screenshots': { screenshots: { first: 'data:image/png;base64,AAAA' }, other: 1 },
    'an array': [1],
    'a string': 'text',
  };
  if (input.shape === 'none') callback(null, 'result');
  else callback(null, 'result', shapes[input.shape]);
};
