// Tells which scripts ran before the job, and whether they shared their variables.
var seen = typeof order === 'undefined' ? [] : order;
seen.push('job');
window.jsJobRun = function (input, options, callback) { callback(null, seen.join(' ')); };
