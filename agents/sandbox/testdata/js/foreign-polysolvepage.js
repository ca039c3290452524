window.polySolvePage = function (input, options, callback) {
  callback(null, { adapted: input });
};
