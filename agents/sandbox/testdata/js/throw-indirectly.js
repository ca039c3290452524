window.jsJobRun = function () {
  setTimeout(function later() {
    throw new Error('thrown in a timer');
  }, 100);
};
