package script_test

import "testing"

func TestGuestbook(t *testing.T) {
	t.Logf("%s", document(t, `import { app, string, unit } from 'emet';

export default app('guestbook', (a) => {
  const entry = a.record('Entry', { author: string(64), text: string(280) });
  a.variant('Outcome', { Signed: entry, Empty: unit });
  const wall = a.key('wall', entry);
  const newest = a.index('byAuthor', wall, 'author');
  a.endpoint('sign', entry, (req) =>
    req.text.observe((t) => t.length().equal(0).toTag()).match({
      true: () => a.construct('Empty'),
      false: () => a.construct('Signed', wall.append(req)),
    }));
  a.endpoint('read', string(64), (author) => newest.equal(10, author).map((e) => e[1].text));
});
`))
}
