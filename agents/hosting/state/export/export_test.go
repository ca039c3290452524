package export_test

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/export"
	"emet/agents/hosting/state/statetest"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// shop is a program with values of all sorts, and a key that is called like another table.
func shop(t *testing.T) *flow.Program {
	t.Helper()
	app := program.New("shop")
	size := app.Record("Size", program.Part("x", program.Int), program.Part("y", program.Int))
	item := app.Record("Item",
		program.Part("name", program.String(40)), program.Part("price", program.Decimal(2)), program.Part("size", size),
		program.Part("note", program.Option(program.String(20))), program.Part("tags", program.List(program.String(8), 4)),
		program.Part("sold", program.Bool), program.Part("seal", program.Bytes(8)), program.Part("LOG", program.Time),
	)
	items := app.Key("items", item)
	odd := app.Key("emet_logs", program.String(20))
	app.Index("byName", items, "name")
	app.Endpoint("sell", item, func(req program.Value) program.Value { return items.Append(req) })
	app.Endpoint("say", program.String(20), func(req program.Value) program.Value { return odd.Append(req) })
	b, err := app.Build()
	if err != nil {
		t.Fatal(err)
	}
	return b.Program
}

// sold is the state after somebody sold things.
func sold(t *testing.T) *state.State {
	t.Helper()
	p := shop(t)
	s, err := state.New(statetest.App, statetest.Document, p)
	if err != nil {
		t.Fatal(err)
	}
	w, err := statetest.New(p, 1, 4)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[market.Content][]byte{}
	in := state.TickInput{
		Tick: 1, To: 100, Time: 5, Next: w.Next, Sites: w.Sites, Seed: w.Seed, Beacon: w.Beacon, Court: statetest.Court,
		Entry: func(_ context.Context, c market.Content) ([]byte, error) { return blocks[c], nil },
	}
	item := func(name string, note data.Value) data.Value {
		return data.NewTuple(
			data.NewString(name), data.NewInt(-1250), data.NewTuple(data.NewInt(3), data.NewInt(4)), note,
			data.NewList([]data.Value{data.NewString("a"), data.NewString(`"b`)}), data.NewBool(true), data.NewBytes([]byte{0, 255}), data.NewInt(1<<62),
		)
	}
	for i, x := range []struct {
		key, endpoint string
		value         data.Value
	}{
		{"items", "sell", item("it's; DROP TABLE items", data.NewSome(data.NewString("n\x00l")))},
		{"items", "sell", item("plain", data.NewNone())},
		{"emet_logs", "say", data.NewString("hello")},
	} {
		tag, err := hosting.NewTag(data.LabelOf("key", x.key).String())
		if err != nil {
			t.Fatal(err)
		}
		log := common.Hash{byte(i)}
		in.Logs = append(in.Logs, hosting.Log{Key: log, Client: common.Address{byte(i)}, Tag: tag})
		l := data.LabelOf("endpoint", x.endpoint)
		m, err := w.Request(statetest.Draft{Endpoint: l, Client: common.Address{byte(i)}, State: s.Root(), Changes: []statetest.Change{
			{Site: statetest.Updates(p, p.Endpoints[l].Stages[0].Function)[0], Value: x.value},
		}})
		if err != nil {
			t.Fatal(err)
		}
		blob, content := statetest.Block(&m.Entries[0])
		blocks[content] = blob
		in.Anchored = append(in.Anchored, hosting.Appended{Block: 1, Key: log, Index: 1, Content: content})
	}
	a, err := s.Apply(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range a.Summary.Entries {
		if v.Reason != "" {
			t.Fatal(v.Reason)
		}
	}
	return a.State
}

// The author analyses what clients published: a table for each key, a column for each field.
func TestSQLite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.db")
	tables(t, "sqlite:"+file, "sqlite", file, "n\x00l", "-12.50")
}

func TestPostgreSQL(t *testing.T) {
	url := postgres(t)
	tables(t, url, "pgx", url, "n\uFFFDl", "-12.50")
}

func tables(t *testing.T, url, driver, source, note, price string) {
	t.Helper()
	s := sold(t)
	for range 2 { // what was there is replaced
		if err := export.To(t.Context(), url, s); err != nil {
			t.Fatal(err)
		}
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var n int
	if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM items").Scan(&n); err != nil || n != 2 {
		t.Fatalf("%d items: %v", n, err)
	}
	var got struct {
		price, tags string
		note        sql.NullString
		x           int64
		sold        bool
		seal        []byte
		at          int64
	}
	q := `SELECT price, tags, note, size_x, sold, seal, "LOG_2" FROM items WHERE name LIKE 'it%'`
	if err := db.QueryRowContext(t.Context(), q).Scan(&got.price, &got.tags, &got.note, &got.x, &got.sold, &got.seal, &got.at); err != nil {
		t.Fatal(err)
	}
	if got.price != price || got.tags != `["a","\"b"]` || got.note.String != note || got.x != 3 || !got.sold || string(got.seal) != "\x00\xff" || got.at != 1<<62 {
		t.Errorf("got %+v", got)
	}
	if err := db.QueryRowContext(t.Context(), "SELECT note FROM items WHERE name = 'plain'").Scan(&got.note); err != nil || got.note.Valid {
		t.Errorf("no note is %+v: %v", got.note, err)
	}
	var root []byte
	var entries int
	if err := db.QueryRowContext(t.Context(), "SELECT root, entries FROM emet_state").Scan(&root, &entries); err != nil || common.BytesToHash(root) != s.Root() || entries != 3 {
		t.Errorf("state %x with %d entries: %v", root, entries, err)
	}
	var said string
	q = `SELECT value FROM emet_logs_2 JOIN emet_logs USING (log) WHERE emet_logs.entries = 1`
	if err := db.QueryRowContext(t.Context(), q).Scan(&said); err != nil || said != "hello" {
		t.Errorf("said %q: %v", said, err)
	}
}

func TestWhatIsNoDatabase(t *testing.T) {
	for _, url := range []string{"", "sqlite:", "mysql://x", "file"} {
		if err := export.To(t.Context(), url, sold(t)); err == nil || !strings.Contains(err.Error(), "want sqlite:FILE") {
			t.Errorf("%q: %v", url, err)
		}
	}
}

// postgres starts a server, or takes the one that EMET_POSTGRES names.
func postgres(t *testing.T) string {
	t.Helper()
	if named := os.Getenv("EMET_POSTGRES"); named != "" {
		return named
	}
	out, err := exec.CommandContext(t.Context(), "pg_config", "--bindir").Output()
	if err != nil {
		t.Skip("no PostgreSQL is installed (package postgresql), and EMET_POSTGRES names none")
	}
	bin := strings.TrimSpace(string(out))
	dir := t.TempDir()
	as := &syscall.SysProcAttr{}
	if os.Getuid() == 0 { // it refuses to run as root
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("PostgreSQL does not run as root, and there is no user postgres for it: run this test as another user, or name a server in EMET_POSTGRES")
		}
		uid, _ := strconv.ParseUint(u.Uid, 10, 32)
		gid, _ := strconv.ParseUint(u.Gid, 10, 32)
		as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		// It has to come through the folder above as well.
		if err := errors.Join(os.Chmod(filepath.Dir(dir), 0o755), os.Chown(dir, int(uid), int(gid))); err != nil { // #nosec G302 -- empty but for it
			t.Fatal(err)
		}
	}
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.CommandContext(context.WithoutCancel(t.Context()), filepath.Join(bin, name), args...) // #nosec G204 -- a server of this machine
		cmd.SysProcAttr, cmd.Dir = as, dir
		return cmd
	}
	data := filepath.Join(dir, "data")
	if out, err := run("initdb", "-D", data, "-U", "emet", "-A", "trust", "--no-sync").CombinedOutput(); err != nil {
		t.Skipf("PostgreSQL makes no database here; EMET_POSTGRES can name one elsewhere: %v: %s", err, out)
	}
	// It listens on a socket in a folder of its own: nobody else can have taken that, as could a port.
	server := run("postgres", "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Signal(syscall.SIGINT); _ = server.Wait() })
	at := "postgres:///postgres?user=emet&host=" + url.QueryEscape(dir)
	for range 600 {
		db, err := sql.Open("pgx", at)
		if err != nil {
			t.Fatal(err)
		}
		err = db.PingContext(t.Context())
		_ = db.Close()
		if err == nil {
			return at
		}
		<-time.After(100 * time.Millisecond)
	}
	t.Fatal("PostgreSQL does not answer")
	return ""
}
