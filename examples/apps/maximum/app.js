// The greater of a number and the length of a text. One server counts the letters, another compares two numbers, and a
// third, which passes things on, sees neither number nor text.
import { app, int, observe, string } from 'emet';

export default app('maximum', (a) => {
  const pair = a.record('Pair', { a: int, b: string(280) });
  a.never('Pair.a', 'Pair.b');

  a.endpoint('foo', pair, (req) => {
    const length = req.b.observe((b) => b.length());
    return observe([length, req.a], (n, a) => n.less(a).select(a, n));
  }).doc('The greater of a and the length of b.');
});
