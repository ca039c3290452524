package market

import "github.com/ethereum/go-ethereum/common"

// ID identifies a job on one agency and chain: see [Agency.ID].
type ID = common.Hash

// Address is an Ethereum account: a poster, a worker or an agency.
type Address = common.Address
