// Solves a sudoku, and makes sure that the solution is the only one. The input is a text: digits for what is given, dots or
// zeros for what is not; whatever else is in it only makes it readable.
//
// Each cell has the set of digits that it can still hold, as bits. A digit that is placed is taken from the 20 cells that see
// it; a cell left with one digit, and a digit left with one cell, are placed at once. Where that is not enough, the cell with
// the fewest digits is tried with each of them.
'use strict';

const ALL = 0b111111111;
const units = []; // rows, columns and boxes, as lists of cells
for (let i = 0; i < 9; i++) {
  const row = [], column = [], box = [];
  for (let j = 0; j < 9; j++) {
    row.push(9 * i + j);
    column.push(9 * j + i);
    box.push(27 * Math.floor(i / 3) + 3 * (i % 3) + 9 * Math.floor(j / 3) + j % 3);
  }
  units.push(row, column, box);
}
const unitsOf = Array.from({ length: 81 }, (_, cell) => units.filter((unit) => unit.includes(cell)));
const peersOf = unitsOf.map((list, cell) => [...new Set(list.flat())].filter((peer) => peer !== cell));

function bits(set) {
  let n = 0;
  for (; set; set &= set - 1) n++;
  return n;
}

// place leaves a cell one digit, and follows what that means. It returns false if something becomes impossible.
function place(cells, cell, digit) {
  for (let rest = cells[cell] & ~digit; rest; rest &= rest - 1) {
    if (!exclude(cells, cell, rest & -rest)) return false;
  }
  return (cells[cell] & digit) !== 0;
}

function exclude(cells, cell, digit) {
  if (!(cells[cell] & digit)) return true;
  cells[cell] &= ~digit;
  const left = cells[cell];
  if (!left) return false;
  if (!(left & (left - 1))) {
    for (const peer of peersOf[cell]) if (!exclude(cells, peer, left)) return false;
  }
  for (const unit of unitsOf[cell]) {
    let where = -1, places = 0;
    for (const other of unit) {
      if (cells[other] & digit) { where = other; places++; }
    }
    if (places === 0 || (places === 1 && !place(cells, where, digit))) return false;
  }
  return true;
}

// search collects solutions until there are as many as wanted.
function search(cells, found, wanted, stats) {
  let best = -1, fewest = 10;
  for (let cell = 0; cell < 81 && fewest > 2; cell++) {
    const n = bits(cells[cell]);
    if (n > 1 && n < fewest) { best = cell; fewest = n; }
  }
  if (best < 0) {
    found.push(cells);
    return;
  }
  for (let rest = cells[best]; rest && found.length < wanted; rest &= rest - 1) {
    stats.guesses++;
    const copy = cells.slice();
    if (place(copy, best, rest & -rest)) search(copy, found, wanted, stats);
  }
}

function show(cells) {
  const line = (row) => row.map((set) => 1 + Math.log2(set)).join(' ').replace(/(.{5}) (.{5}) /, '$1 | $2 | ');
  const rows = Array.from({ length: 9 }, (_, i) => line(cells.slice(9 * i, 9 * i + 9)));
  rows.splice(6, 0, '------+-------+------');
  rows.splice(3, 0, '------+-------+------');
  return rows.join('\n') + '\n';
}

window.jsJobRun = function (input, options, callback) {
  const given = String(input).match(/[0-9.]/g) || [];
  if (given.length !== 81) return callback(new Error('a sudoku has 81 cells, this has ' + given.length));
  const cells = new Array(81).fill(ALL), found = [], stats = { guesses: 0 };
  const possible = given.every((text, cell) => !(+text) || place(cells, cell, 1 << (+text - 1)));
  if (possible) search(cells, found, 2, stats);
  console.log('tried', stats.guesses, 'guesses');
  if (found.length === 0) return callback(new Error('there is no solution'), null, stats);
  if (found.length > 1) return callback(new Error('there is more than one solution'), null, stats);
  callback(null, show(found[0]), stats);
};
