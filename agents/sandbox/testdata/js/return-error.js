window.jsJobRun = function (input, options, callback) {
  callback(new Error('this job reports an error'), null, { seen: input });
};
