window.jsJobRun = function () {
  console.log('started and never heard of again');
};
