/// <reference path="emet.d.ts" />
import { app, string, unit } from 'emet';

// This code runs once, when the program is built: what it does with the values is the program. The values are opaque.
// Only the function given to observe sees what a text or a number is, on a server of its own.
export default app('NAME', (a) => {
  const note = a.record('Note', { author: string(64), text: string(280) });
  a.variant('Outcome', { Kept: note, Empty: unit });

  const notes = a.key('notes', note).doc('What a client wrote.');
  const byAuthor = a.index('byAuthor', notes, 'author');

  a.endpoint('keep', note, (req) => {
    const empty = req.text.observe((text) => text.length().equal(0).toTag());
    return empty.match({
      true: () => a.construct('Empty'),
      false: () => a.construct('Kept', notes.append(req)),
    });
  }).doc('Keeps a note, unless it is empty.');

  a.endpoint('by', string(64), (author) =>
    byAuthor.equal(10, author).map((found) => found.field('1').text),
  ).doc('The first notes of an author.');
});
