// A job that fails. Its failure is a result like any other: recorded, checked and paid for.
window.jsJobRun = function (order, options, callback) {
  console.log('so far, so good');
  if (!(order.amount > 0)) {
    throw new RangeError('the amount must be positive, but it is ' + order.amount);
  }
  callback(null, 'ordered ' + order.amount + '\n');
};
