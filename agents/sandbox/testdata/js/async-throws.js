// A promise that jsJobRun returns, or a timer's, is rejected and nobody looks.
window.jsJobRun = async function (input, options, callback) {
  if (input.where === 'timer') {
    setTimeout(async function () { await null; throw new Error('thrown in an async timer'); }, 1);
    return;
  }
  await null;
  throw new Error('thrown in an async function');
};
