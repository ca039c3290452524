window.jsJobRun = function () {
  console.log('leaving');
  import('qjs:std').then(function (std) { std.exit(0); });
};
