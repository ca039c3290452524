package node_test

import (
	"testing"

	"go.uber.org/goleak"

	"emet/agents/chain/chaintest"
	"emet/agents/node"
)

// TestMain lets workers find their job processes in the test's program, and fails if tests leave goroutines behind.
func TestMain(m *testing.M) {
	node.Enter()
	// A host that finds its port taken leaves these, before it takes another one: any process can be on the port of an agent
	// that was closed. One that is merely not closed leaves more.
	const libp2p = "github.com/libp2p/go-libp2p/p2p/"
	chaintest.NoLeaks(m,
		goleak.IgnoreAnyFunction(libp2p+"net/swarm.(*connectionEventsEmitter).runEmitter"),
		goleak.IgnoreAnyFunction(libp2p+"net/swarm.(*DialBackoff).background"),
		goleak.IgnoreAnyFunction(libp2p+"host/peerstore/pstoremem.(*memoryAddrBook).background"),
		goleak.IgnoreAnyFunction(libp2p+"host/resource-manager.(*resourceManager).background"),
		goleak.IgnoreAnyFunction(libp2p+"net/connmgr.(*decayer).process"),
		goleak.IgnoreAnyFunction(libp2p+"net/connmgr.(*BasicConnMgr).background"),
	)
}
