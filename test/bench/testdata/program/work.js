// What the programs of test/bench/program.go do. Each function does it n times.
const TEXT = 'the quick brown fox '.repeat(10) + 'needle';
const NUMBERS = Array.from({ length: 100000 }, (_, i) => i);
const RECORDS = Array.from({ length: 10000 }, (_, i) => ({ name: 'user', count: i, price: 3 * i }));

function grow(i) {
  const children = [];
  for (let j = 1; j <= 10 && 10 * i + j < 10000; j++) children.push(grow(10 * i + j));
  return { value: i, children };
}

const TREE = grow(0);

function repeat(n, work) {
  let last;
  for (let i = 0; i < n; i++) last = work();
  return last;
}

const isMatch = (text) => text.includes('needle') && text.length <= 280 && text.startsWith('the');
const update = (t) => ({ value: t.value + 1, children: t.children.map(update) });

function predicate(n) {
  return String(repeat(n, () => isMatch(TEXT)));
}

function fold(n) {
  return String(repeat(n, () => NUMBERS.reduce((state, x) => (state * 31 + x) % 1000003, 0)));
}

function records(n) {
  return String(repeat(n, () => RECORDS.map((r) => ({ name: r.name, total: r.count * r.price })))[9999].total);
}

function tree(n) {
  return String(repeat(n, () => update(TREE)).value);
}
