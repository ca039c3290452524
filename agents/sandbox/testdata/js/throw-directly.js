window.jsJobRun = function () {
  console.log('before the throw');
  throw new Error('thrown in jsJobRun');
};
