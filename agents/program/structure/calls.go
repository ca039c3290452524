package structure

import (
	"context"
	"slices"

	"emet/agents/program/flow"
)

// calls computes what calls functions of structure.
func (s *step[L]) calls(ctx context.Context) (Shape[L], error) {
	switch s.Op {
	case flow.Match:
		tagged := s.args[0]
		var payload Shape[L]
		if len(tagged.parts) > 0 {
			payload = tagged.parts[0]
		}
		return s.call(ctx, s.Funcs[tagged.n], slices.Concat([]Shape[L]{payload}, s.args[1:]), 0)
	case flow.Map:
		return s.mapList(ctx)
	case flow.Filter:
		return s.filter(ctx)
	case flow.Fold:
		return s.fold(ctx)
	case flow.MapTree:
		return s.mapTree(ctx, s.args[0])
	case flow.FoldTree:
		return s.foldTree(ctx, s.args[0])
	default:
		return s.call(ctx, s.Funcs[0], s.args, 0)
	}
}

// element calls the function of a loop with what is its own this time, and what is the same each time.
func (s *step[L]) element(ctx context.Context, same []Shape[L], own ...Shape[L]) (Shape[L], error) {
	return s.call(ctx, s.Funcs[0], slices.Concat(own, same), 1)
}

func (s *step[L]) mapList(ctx context.Context) (Shape[L], error) {
	mapped := make([]Shape[L], len(s.args[0].parts))
	for i, e := range s.args[0].parts {
		v, err := s.element(ctx, s.args[1:], e)
		if err != nil {
			return v, err
		}
		mapped[i] = v
	}
	return listOf(mapped), nil
}

func (s *step[L]) filter(ctx context.Context) (Shape[L], error) {
	var kept []Shape[L]
	for _, e := range s.args[0].parts {
		keep, err := s.element(ctx, s.args[1:], e)
		if err != nil {
			return keep, err
		}
		if keep.n == 1 {
			kept = append(kept, e)
		}
	}
	return listOf(kept), nil
}

func (s *step[L]) fold(ctx context.Context) (state Shape[L], err error) {
	state = s.args[1]
	for _, e := range s.args[0].parts {
		if state, err = s.element(ctx, s.args[2:], state, e); err != nil {
			break
		}
	}
	return state, err
}

// mapTree goes from the root down.
func (s *step[L]) mapTree(ctx context.Context, tree Shape[L]) (Shape[L], error) {
	parts := make([]Shape[L], len(tree.parts))
	var err error
	if parts[0], err = s.element(ctx, s.args[1:], tree.parts[0]); err != nil {
		return Shape[L]{}, err
	}
	for i, c := range tree.children() {
		if parts[1+i], err = s.mapTree(ctx, c); err != nil {
			return Shape[L]{}, err
		}
	}
	return treeOf(parts), nil
}

// foldTree goes from the leaves up.
func (s *step[L]) foldTree(ctx context.Context, tree Shape[L]) (Shape[L], error) {
	gave := make([]Shape[L], len(tree.children()))
	for i, c := range tree.children() {
		v, err := s.foldTree(ctx, c)
		if err != nil {
			return v, err
		}
		gave[i] = v
	}
	return s.element(ctx, s.args[1:], tree.parts[0], listOf(gave))
}
