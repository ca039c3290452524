// Solves a sudoku by backtracking over bit sets, trying the cell with the fewest candidates first.
window.jsJobRun = function (puzzle, options, callback) {
  var cells = [], rows = [], columns = [], boxes = [];
  for (var i = 0; i < 9; i++) rows[i] = columns[i] = boxes[i] = 0;

  function box(c) { return 3 * Math.floor(c / 27) + Math.floor(c % 9 / 3); }
  function flip(c, bit) { rows[Math.floor(c / 9)] ^= bit; columns[c % 9] ^= bit; boxes[box(c)] ^= bit; }
  function used(c) { return rows[Math.floor(c / 9)] | columns[c % 9] | boxes[box(c)]; }
  function count(set) { for (var n = 0; set; set &= set - 1) n++; return n; }

  for (var c = 0; c < 81; c++) {
    cells[c] = +puzzle[c] || 0;
    if (cells[c]) flip(c, 1 << cells[c]);
  }

  function solve() {
    var best = -1, fewest = 10;
    for (var c = 0; c < 81; c++) {
      if (cells[c]) continue;
      var n = 9 - count(used(c));
      if (n < fewest) { fewest = n; best = c; }
    }
    if (best < 0) return true;
    for (var d = 1; d <= 9; d++) {
      if (used(best) & (1 << d)) continue;
      cells[best] = d;
      flip(best, 1 << d);
      if (solve()) return true;
      flip(best, 1 << d);
      cells[best] = 0;
    }
    return false;
  }

  if (solve()) callback(null, cells.join(''));
  else callback(new Error('no solution'));
};
