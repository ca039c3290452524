package inbound

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"emet/agents/inbound/meter"
	"emet/agents/store"
)

// Figures are in the journal while no process counts: one that ends in good order, or hands over, leaves them there, and the
// next one takes them out when it begins. So what is read twice was counted once. A process that is killed leaves none: then
// all is counted from zero, and since a later time, which whoever is paid by figures can see.
var (
	figuresTable = store.NewTable[meter.Figures]("inbound", "figures")
	figuresKey   = []byte("all")
)

// save leaves the figures to the next process.
func (p *Proxy) save(db *store.DB) error {
	if !p.counting {
		return nil
	}
	f := p.cfg.Meter.Figures()
	err := db.Update(func(tx *store.Tx) error { return figuresTable.Put(tx, figuresKey, f) })
	if err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	p.handed = f
	return nil
}

// take takes figures out of the journal.
func take(tx *store.Tx) (f meter.Figures, err error) {
	f, _, err = figuresTable.Get(tx, figuresKey)
	if err != nil {
		return f, err
	}
	return f, figuresTable.Delete(tx, figuresKey)
}

// late is the beginning of the names of files with what a process counted after it had handed over, while its last
// connections were drained.
func (p *Proxy) late() string { return p.cfg.Journal + ".late-" }

// saveLate leaves what was counted since the sockets were handed over to the process that has them.
func (p *Proxy) saveLate() error {
	if !p.counting {
		return nil
	}
	now := p.cfg.Meter.Figures()
	rest := now.Less(p.handed)
	if p.handed = now; !rest.Some() {
		return nil
	}
	blob, err := json.Marshal(rest)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(p.cfg.Journal), ".late-*")
	if err != nil {
		return err
	}
	_, err = f.Write(blob)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), p.late()+filepath.Base(f.Name())[len(".late-"):])
}

// addLate adds what processes before this one left late. Of what cannot be read, nothing is known.
func (p *Proxy) addLate() {
	files, _ := filepath.Glob(p.late() + "*") // the pattern is good
	for _, file := range files {
		blob, err := os.ReadFile(file) // #nosec G304 -- our own state
		if err == nil {
			err = os.Remove(file) // before it counts: it must not count twice
		}
		var f meter.Figures
		if err == nil {
			err = json.Unmarshal(blob, &f)
		}
		if err != nil {
			p.cfg.Log.Warn().Err(err).Msg("what an earlier process counted at its end is lost")
			continue
		}
		p.cfg.Meter.Add(f)
	}
}
