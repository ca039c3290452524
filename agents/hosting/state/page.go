package state

import (
	"fmt"

	"emet/agents/hosting/codec"
	"emet/agents/program/data"
)

// What files of rows hold is from outside until its hashes are known: see [branch.page].

func readLogs(blob []byte) (*page, error) {
	var rows []Log
	if err := codec.Decode(blob, maxChunk, &rows); err != nil {
		return nil, err
	}
	p := &page{rows: rows}
	for i := range rows {
		p.keys, p.leaves = append(p.keys, rows[i].ID[:]), append(p.leaves, rows[i].leaf())
	}
	return p, nil
}

func readEntries(s *schema, blob []byte) (*page, error) {
	var rows []Entry
	if err := codec.Decode(blob, maxChunk, &rows); err != nil {
		return nil, err
	}
	all := make([]*entry, len(rows))
	p := &page{rows: all}
	for i, r := range rows {
		e := &entry{Entry: r}
		t, ok := s.types[e.Key]
		if !ok {
			return nil, fmt.Errorf("row %d: unknown key %s", i, e.Key)
		}
		_, shape, err := open(t, e.Value, e.Salts)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i, err)
		}
		e.complete(t, shape)
		all[i] = e
		p.keys, p.leaves = append(p.keys, e.key()), append(p.leaves, e.leaf)
	}
	return p, nil
}

func readRows(x *index, t *data.Type, blob []byte) (*page, error) {
	var records []record
	if err := codec.Decode(blob, maxChunk, &records); err != nil {
		return nil, err
	}
	rows := make([]Row, len(records))
	p := &page{rows: rows}
	for i, r := range records {
		v, shape, err := open(t, r.Value, r.Salts)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i, err)
		}
		rows[i] = Row{ID: r.Log, Index: r.Index, Value: v, Salts: r.Salts, Shape: shape, cbor: r.Value}
		p.keys = append(p.keys, x.appendKey(nil, v, r.Log, r.Index))
		p.leaves = append(p.leaves, rows[i].leaf(t))
	}
	return p, nil
}
