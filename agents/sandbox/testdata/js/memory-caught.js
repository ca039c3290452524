// Catches the error of memory that it did not get, and would call back as if nothing had happened.
window.jsJobRun = function (input, options, callback) {
  try { new Uint8Array(1 << 30); } catch (e) { console.log('caught', e.name); }
  callback(null, 'survived');
};
