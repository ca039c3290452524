package node

import "emet/agents/inbound/sale"

// Hears says whether a seller takes for true, and passes on, what somebody tells of what is for sale.
func (s *Selling) Hears(message []byte) bool { return s.board.hear("", message) }

// Heard is what a buyer was told of what is for sale, without having asked.
func (b *Buying) Heard() []*sale.Ad { return b.board.list() }

// AskAll is how sellers are asked.
var AskAll = askAll
