// A message board: what people wrote is kept in their own logs and found by author or by time.
import { app, string, time, unit } from 'emet';

export default app('guestbook', (a) => {
  const message = a.record('Message', { author: string(64), text: string(280) });
  const entry = a.record('Entry', { author: string(64), text: string(280), at: time });
  const span = a.record('Span', { from: time, to: time });
  a.variant('Outcome', { Signed: entry, Empty: unit });

  const wall = a.key('wall', entry).doc('What a client wrote.');
  const byAuthor = a.index('byAuthor', wall, 'author', 'at');
  const byTime = a.index('byTime', wall, 'at');

  a.endpoint('sign', message, async (req) => {
    const empty = await req.text.observe((t) => t.length().equal(0).toTag());
    return empty.match({
      true: () => a.construct('Empty'),
      false: () => {
        const signed = a.make(entry, { author: req.author, text: req.text, at: a.now() });
        return a.construct('Signed', wall.append(signed));
      },
    });
  }).doc('Writes a message, unless it is empty.');

  a.endpoint('by', string(64), (author) =>
    byAuthor.equal(50, author).map((found) => found.field('1')),
  ).doc('The first messages of an author.');

  a.endpoint('between', span, (req) =>
    byTime.range(50, req.from, req.to).map((found) => found.field('1')),
  ).doc('Messages of a span of time, which ends before its end.');
});
