// Sealed-bid auctions: the highest bidder wins, pays what the second bid, and a fee. Bids of a client only rise, which
// the rules of its log see to.
import { app, decimal, id, observe, string, time, tuple, unit } from 'emet';

export default app('auction', (a) => {
  const money = decimal(2);
  const item = string(64);
  const lot = a.record('Lot', { item, closes: time });
  const bid = a.record('Bid', { item, amount: money });
  const sale = a.record('Sale', { winner: id, price: money, fee: money });
  a.variant('Outcome', { Taken: bid, Closed: unit, NoSuchLot: unit });
  a.never('Bid.item', 'Bid.amount'); // nobody learns what something is worth to people
  a.together('Sale.winner', 'Bid.amount');
  a.together('Sale.winner', 'Sale.price');

  const lots = a.key('lots', lot).doc('What a client sells.');
  const bids = a.key('bids', bid).doc('What a client bids for one item.').check((before, next) => before.match({
    none: () => next.const(money, 0).less(next.amount),
    some: (old) => old.item.equal(next.item).and(old.amount.less(next.amount)),
  }));
  const lotOf = a.index('lotOf', lots, 'item');
  const bidsFor = a.index('bidsFor', bids, 'item').latest();

  a.endpoint('sell', lot, (req) => lots.append(req)).doc('Offers an item.');

  a.endpoint('bid', bid, (req) => {
    const now = a.now();
    return lotOf.equal(1, req.item).at(0).match({
      none: () => a.construct('NoSuchLot'),
      some: (found) => observe([now, found.field('1').closes], (now, closes) => now.less(closes).toTag()).match({
        true: () => a.construct('Taken', bids.append(req)),
        false: () => a.construct('Closed'),
      }),
    });
  }).doc('Bids for an item until its auction closes.');

  a.endpoint('winner', item, (of) => {
    const offers = bidsFor.equal(100, of).map((found) => a.tuple(found.field('0'), found.field('1').amount));
    return offers.observe((offers) =>
      // A sale of the best bid so far at the price of the second.
      offers.fold(offers.none(tuple(sale, money)), (state, offer) => state.match({
        none: () => won(sale, offer.field('0'), offer.field('1'), offer.field('1')),
        some: (best) => {
          const [highest, second] = [best.field('1'), best.field('0').price];
          const [id, amount] = [offer.field('0'), offer.field('1')];
          return highest.less(amount).select(
            won(sale, id, highest, amount),
            won(sale, best.field('0').winner, second.less(amount).select(amount, second), highest),
          );
        },
      })).match({
        none: () => offers.none(sale),
        some: (best) => best.field('0').some(),
      }));
  }).doc('Who has won an item so far, the price, and the fee, of a fortieth.');
});

// won is what a fold over bids knows: a sale, and what the winner bid.
function won(sale, winner, price, amount) {
  const fee = price.toDecimal(4).mul('0.025').toDecimal(2);
  return winner.make(sale, { winner, price, fee }).tuple(amount).some();
}
