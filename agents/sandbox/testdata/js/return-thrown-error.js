window.jsJobRun = function (input, options, callback) {
  function mythrowingfunction() {
    throw new Error('thrown and caught by the job');
  }
  try {
    mythrowingfunction();
  } catch (e) {
    callback(e);
  }
};
