window.jsJobRun = function () {
  console.log('logged before infinite loop');
  for (;;) {}
};
