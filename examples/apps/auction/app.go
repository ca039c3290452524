// Command auction prints the program of sealed-bid auctions: the highest bidder wins, pays what the second bid, and a
// fee. Bids of a client only rise, which the rules of its log see to.
package main

import p "emet/agents/program"

func main() { p.Main(auction()) }

func auction() *p.App {
	app := p.New("auction")
	money := p.Decimal(2)
	item := p.String(64)
	lot := app.Record("Lot", p.Part("item", item), p.Part("closes", p.Time))
	bid := app.Record("Bid", p.Part("item", item), p.Part("amount", money))
	sale := app.Record("Sale", p.Part("winner", p.ID), p.Part("price", money), p.Part("fee", money))
	app.Variant("Outcome", p.Part("Taken", bid), p.Tag("Closed"), p.Tag("NoSuchLot"))
	app.Never("Bid.item", "Bid.amount") // nobody learns what something is worth to people
	app.Together("Sale.winner", "Bid.amount")
	app.Together("Sale.winner", "Sale.price")

	lots := app.Key("lots", lot).Doc("What a client sells.")
	bids := app.Key("bids", bid).Doc("What a client bids for one item.").Check(func(before, next p.Seen) p.Seen {
		return before.Match(p.SeenCases{
			"none": func(p.Seen) p.Seen { return next.Const(money, 0).Less(next.Field("amount")) },
			"some": func(old p.Seen) p.Seen {
				return old.Field("item").Equal(next.Field("item")).And(old.Field("amount").Less(next.Field("amount")))
			},
		})
	})
	lotOf := app.Index("lotOf", lots, "item")
	bidsFor := app.Index("bidsFor", bids, "item").Latest()

	app.Endpoint("sell", lot, func(req p.Value) p.Value { return lots.Append(req) }).Doc("Offers an item.")

	app.Endpoint("bid", bid, func(req p.Value) p.Value {
		now := app.Now()
		return lotOf.Equal(1, req.Field("item")).At(0).Match(p.Cases{
			"none": func(p.Value) p.Value { return app.Construct("NoSuchLot") },
			"some": func(found p.Value) p.Value {
				open := p.Observe2(now, found.Field("1").Field("closes"), func(now, closes p.Seen) p.Seen {
					return now.Less(closes).ToTag()
				})
				return open.Match(p.Cases{
					"true":  func(p.Value) p.Value { return app.Construct("Taken", bids.Append(req)) },
					"false": func(p.Value) p.Value { return app.Construct("Closed") },
				})
			},
		})
	}).Doc("Bids for an item until its auction closes.")

	app.Endpoint("winner", item, func(of p.Value) p.Value {
		offers := bidsFor.Equal(100, of).Map(func(found p.Value) p.Value {
			return app.Tuple(found.Field("0"), found.Field("1").Field("amount"))
		})
		return p.Observe(offers, func(offers p.Seen) p.Seen {
			// A sale of the best bid so far at the price of the second.
			return offers.Fold(offers.None(p.Tuple(sale, money)), func(state, offer p.Seen) p.Seen {
				return state.Match(p.SeenCases{
					"none": func(p.Seen) p.Seen {
						return won(sale, offer.Field("0"), offer.Field("1"), offer.Field("1"))
					},
					"some": func(best p.Seen) p.Seen {
						highest, second := best.Field("1"), best.Field("0").Field("price")
						id, amount := offer.Field("0"), offer.Field("1")
						return highest.Less(amount).Select(
							won(sale, id, highest, amount),
							won(sale, best.Field("0").Field("winner"), second.Less(amount).Select(amount, second), highest),
						)
					},
				})
			}).Match(p.SeenCases{
				"none": func(p.Seen) p.Seen { return offers.None(sale) },
				"some": func(best p.Seen) p.Seen { return best.Field("0").Some() },
			})
		})
	}).Doc("Who has won an item so far, the price, and the fee, of a fortieth.")
	return app
}

// won is what a fold over bids knows: a sale, and what the winner bid.
func won(sale p.Type, winner, price, amount p.Seen) p.Seen {
	fee := price.ToDecimal(4).Mul("0.025").ToDecimal(2)
	return winner.Make(sale, map[string]p.Seen{"winner": winner, "price": price, "fee": fee}).Tuple(amount).Some()
}
