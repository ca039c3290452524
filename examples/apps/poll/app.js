// A poll in which each client has one vote: the rules of its log allow a ballot as the first entry and none behind it.
import { app, int, unit } from 'emet';

const choices = 3; // yes, no, abstention

export default app('poll', (a) => {
  const ballot = a.variant('Ballot', { Cast: int });
  const tally = a.record('Tally', { yes: int, no: int, abstain: int });
  a.variant('Outcome', { Counted: ballot, NoSuchChoice: unit });

  const ballots = a.key('ballots', ballot).start('Cast').doc('The one vote of a client.');
  const all = a.index('all', ballots);

  a.endpoint('vote', int, (choice) =>
    choice.observe((c) => c.less(0).not().and(c.less(choices)).toTag()).match({
      true: () => a.construct('Counted', ballots.append(a.construct('Cast', choice))),
      false: () => a.construct('NoSuchChoice'),
    }),
  ).doc('Casts a vote: 0 is yes, 1 is no, 2 is neither.');

  a.endpoint('count', unit, () => {
    // Whoever counts sees the choices, but not whose they are.
    const votes = all.all(1000).map((found) => found.field('1').match({ Cast: (choice) => choice }));
    return votes.observe((votes) => {
      const count = (choice) => votes.fold(votes.const(int, 0), (n, vote) => vote.equal(choice).select(n.add(1), n));
      return votes.make(tally, { yes: count(0), no: count(1), abstain: count(2) });
    });
  }).doc('Counts the first thousand votes.');
});
