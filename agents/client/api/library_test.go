package api_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emet/agents/client"
	"emet/test/need"
)

const script = `
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
const { Emet, EmetError } = await import(pathToFileURL(process.env.LIBRARY).href);
const emet = new Emet({ url: process.env.URL + '/', token: process.env.TOKEN });
assert.throws(() => new Emet({}), /token/);
assert.equal((await emet.apps())[0].name, 'guestbook');
const app = emet.app('guest book');
assert.equal((await app.describe()).name, 'guest book');
assert.equal((await app.keys())[0].name, 'wall');
assert.equal((await app.ticks()).tick, 7);
assert.equal(await app.call('by', 'Ada', { once: 'w1' }), 'Ada');
assert.equal((await app.request('sign', { text: 'hello' })).state, 'asked');
await assert.rejects(app.call('sign', { text: 'hello' }), (e) => e instanceof EmetError && e.code === 'consent');
let seen;
const consent = (answer) => ({ consent: async (preview) => { seen = preview.updates[0].fields[0].path; return answer; } });
assert.equal(await app.call('sign', { text: 'hello' }, consent(true)), 'signed');
assert.equal(seen, 'text');
await assert.rejects(app.call('sign', { text: 'hello' }, consent(false)), (e) => e.code === 'denied');
assert.equal((await emet.requests({ most: 2 })).length, 2);
assert.equal((await emet.settled(1)).state, 'confirmed');
await assert.rejects(emet.request(2), (e) => e.status === 404 && e.code === 'not_found' && !e.retryable);
await assert.rejects(new Emet({ url: process.env.URL, token: 'wrong' }).apps(), (e) => e.status === 401);
const stop = new AbortController();
stop.abort();
await assert.rejects(emet.apps({ signal: stop.signal }), { name: 'AbortError' });
console.log('fine');
`

// The JavaScript library says the same as the interface.
func TestJavaScriptLibrary(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		need.Missing(t, "node", "install Node 20, which make needs as well")
	}
	library, err := filepath.Abs("../../../web/emet-client/index.js")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, &user{calls: make(chan client.Call, 100)}, nil)
	file := filepath.Join(t.TempDir(), "test.mjs")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, file)
	cmd.Env = append(os.Environ(), "URL="+s.URL, "TOKEN="+token, "LIBRARY="+library)
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "fine\n" {
		t.Errorf("%v\n%s", err, out)
	}
}
