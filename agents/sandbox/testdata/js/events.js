// Events are for who looks at a page: here they go nowhere.
window.jsJobRun = function (input, options, callback) {
  window.jsJobEvent('screenshot', { name: 'one' });
  window.jsJobEvent('unheard of');
  callback(null, 'callPhantom is ' + typeof window.callPhantom);
};
