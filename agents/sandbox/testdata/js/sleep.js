window.jsJobRun = function (input, options, callback) {
  import('qjs:os').then(function (os) {
    os.sleep(1000000000);
    callback(null, 'slept');
  });
};
