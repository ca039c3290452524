package e2e_test

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"
	mh "github.com/multiformats/go-multihash"

	"emet/agents/content/kubo/kubotest"
	"emet/agents/market"
	"emet/agents/node"
	"emet/test/need"
)

// postSignature is the function by which jobs are posted: its interface is all that a poster needs to know.
const postSignature = "post(bytes32,(" +
	"(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1)," + // code, input, options, preload, verifier
	"bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16," + // engine … audit rate
	"(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8),bytes)"

// CM-01, CM-19, CM-21: a job posted without a line of our code is done as any other: content by the kubo command line,
// the posting by foundry's cast, the result by kubo again.
func TestJobPostedWithCast(t *testing.T) {
	t.Parallel()
	daemon := kubotest.Start(t)
	n := anvilNetwork(t)
	w := the(n.openWorker(t, "worker", node.WorkerOptions{}))(t)
	runs(t, w.Run, w.Close)

	code, input := ipfsAdd(t, daemon, "code.js", hello), ipfsAdd(t, daemon, "input.json", `{"by":"cast"}`)
	const none = "(0x0000000000000000000000000000000000000000000000000000000000000000,0x00)"
	zero := common.Hash{}.Hex()
	spec := fmt.Sprintf("(%s,%s,%s,%s,%s,0x%s,1000000000,256,65536,1000000,24000000,1,1,0,(3600,3600,3600,3600,3600,1),%s,%s,0)",
		onChain(t, code), onChain(t, input), none, none, none, hex.EncodeToString(common.RightPadBytes([]byte("js/1"), 32)), zero, zero)
	receipt := cast(t, "send", n.Agency.Hex(), postSignature, market.NewSalt().Hex(), spec, "0x"+hex.EncodeToString([]byte(addressOf(t, daemon))),
		"--value", "1000000", "--rpc-url", n.RPC, "--keystore", n.Accounts[0].KeyFile, "--password-file", n.Password, "--json")
	var sent struct {
		Logs []struct{ Topics []common.Hash }
	}
	must(t, json.Unmarshal([]byte(receipt), &sent))
	if len(sent.Logs) != 1 {
		t.Fatalf("cast send says: %s", receipt)
	}
	id := sent.Logs[0].Topics[1]

	var v market.View
	until(t, "the job that cast posted is accepted", func() bool {
		v = the(market.Fold(the(w.Agency.Events(t.Context(), id, n.Birth))(t)))(t)
		return v.State.Final()
	})
	result, ok := v.Provisional()
	if v.State != market.Accepted || !ok || result.Outcome != market.OK {
		t.Fatalf("the job is %s with %+v", v.State, v.Runs)
	}
	daemon.IPFS(t, "swarm", "connect", w.Content.Peers()[0])
	if got := daemon.IPFS(t, "cat", linkIn(t, daemon, result.Content().String())); got != `{"by":"cast"}` {
		t.Errorf("the result is %q", got)
	}
	n.audit(t)
}

// linkIn returns the CID of the result that a record names.
func linkIn(t testing.TB, d *kubotest.Daemon, record string) string {
	t.Helper()
	var r struct {
		Result map[string]string `json:"result"`
	}
	must(t, json.Unmarshal([]byte(d.IPFS(t, "dag", "get", record)), &r))
	return r.Result["/"]
}

func ipfsAdd(t testing.TB, d *kubotest.Daemon, name, data string) cid.Cid {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(file, []byte(data), 0o600))
	return the(cid.Decode(d.IPFS(t, "add", "-Q", "--cid-version=1", "--raw-leaves", file)))(t)
}

// onChain writes a content id as the contract takes it.
func onChain(t testing.TB, c cid.Cid) string {
	t.Helper()
	hash := the(mh.Decode(c.Hash()))(t)
	return fmt.Sprintf("(0x%x,0x%02x)", hash.Digest, c.Type())
}

// addressOf returns where others reach the daemon.
func addressOf(t testing.TB, d *kubotest.Daemon) string {
	t.Helper()
	for addr := range strings.FieldsSeq(d.IPFS(t, "id", "-f", "<addrs>")) {
		if strings.HasPrefix(addr, "/ip4/127.0.0.1/tcp/") && !strings.Contains(addr, "/ws") {
			return addr
		}
	}
	t.Fatal("the daemon has no TCP address on loopback")
	return ""
}

// cast runs foundry's cast.
func cast(t testing.TB, args ...string) string {
	t.Helper()
	tool := filepath.Join("..", "..", "scripts", "cast")
	if out, err := exec.CommandContext(t.Context(), tool, "--version").CombinedOutput(); err != nil {
		need.Missing(t, "cast", fmt.Sprintf("`npm ci` installs it (%s)", out))
	}
	cmd := exec.CommandContext(t.Context(), tool, args...) // #nosec G204 -- a test's tool
	var problem strings.Builder
	cmd.Stderr = &problem
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("cast %s: %v\n%s", args[0], err, problem.String())
	}
	return string(out)
}
