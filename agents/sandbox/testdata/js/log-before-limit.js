// Says something, then runs into the limit that the input names.
window.jsJobRun = function (input, options, callback) {
  console.log('before', input.end);
  var deep = '', hoard = [];
  if (input.end === 'depth') {
    for (var i = 0; i < 20000; i++) deep += '[';
    JSON.parse(deep);
  }
  if (input.end === 'memory') for (;;) hoard.push(new Uint8Array(1 << 20));
  for (;;);
};
