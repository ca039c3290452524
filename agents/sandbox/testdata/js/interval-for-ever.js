window.jsJobRun = function () {
  setInterval(function () {}, 1000);
};
