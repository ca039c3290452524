// Tells two people that each looks for the other, and shows no server who looks for whom: one sees one's own number,
// another the number that is looked for. Hashes meet where neither is known.
import { app, bytes, string, unit } from 'emet';

export default app('matcher', (a) => {
  const wish = a.record('Wish', { mine: string(32), theirs: string(32) });
  const sealed = a.record('Sealed', { mine: bytes(32), theirs: bytes(32) });
  a.variant('Outcome', { Mutual: unit, Waiting: unit });
  a.never('Wish.mine', 'Wish.theirs');

  const wishes = a.key('wishes', sealed).doc('Hashes of one\'s own number and of the number one looks for.');
  const pairs = a.index('pairs', wishes, 'mine', 'theirs');
  const hash = (number) => number.toBytes().sha256();

  a.endpoint('seek', wish, (req) => {
    const mine = req.mine.observe(hash);
    const theirs = req.theirs.observe(hash);
    const contrary = pairs.equal(1, theirs, mine);
    wishes.append(a.make(sealed, { mine, theirs }));
    return contrary.at(0).match({
      some: () => a.construct('Mutual'),
      none: () => a.construct('Waiting'),
    });
  }).doc('Says whether the one that is looked for has looked for the one who asks, and notes the wish.');
});
