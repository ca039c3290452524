// Room for more: at certain moments of a loop, all that it made since it began is garbage but one value. That is copied
// behind the heap, in the form in which it will stand where the loop's memory begins, and then moved there.

static u8 *from; // where the memory to be cleared begins: all pointers below it stay
static u32 delta; // how far behind their final places copies are made

// final is where a copy will stand.
static u32 final(const void *copied) { return (u32)copied - delta; }

static V move(const type *t, V v);

static V move_text(V v) {
	if (bytes(v) < from)
		return v;
	u8 *to = alloc(count(v));
	copy(to, bytes(v), count(v));
	return (V)final(to) << 32 | count(v);
}

// move_words moves words whose types come in turn.
static u32 move_words(const type *const *of, u32 types, const V *words, u32 n) {
	if (n == 0 || (u8 *)words < from)
		return (u32)words;
	V *to = alloc(8 * n);
	for (u32 i = 0, k = 0; i < n; i++, k = k + 1 == types ? 0 : k + 1)
		to[i] = move(of[k], words[i]);
	return final(to);
}

static const node *move_node(const type *t, const node *p) {
	if ((u8 *)p < from)
		return p;
	node *to = alloc(sizeof *to);
	to->nodes = p->nodes;
	to->value = move(t->of[0], p->value);
	u32 n = count(p->children);
	V *below = words(p->children);
	if (n > 0 && (u8 *)below >= from) {
		V *copies = alloc(8 * n);
		for (u32 i = 0; i < n; i++)
			copies[i] = (u32)move_node(t, (node *)(u32)below[i]);
		below = (V *)final(copies);
	}
	to->children = pack(below, n);
	return (node *)final(to);
}

// now gives where a pointer that was moved can be read.
static const void *now(const void *moved) { return (u8 *)moved < from ? moved : (u8 *)moved + delta; }

// move_place keeps the tree of a place the very child of its parent's, if it is: then nobody has to put it there.
static const place *move_place(const type *t, const place *p) {
	if (!p || (u8 *)p < from)
		return p;
	const place *parent = move_place(t, p->parent);
	const node *tree;
	if (parent && child(p->parent->tree, (u32)p->at) == p->tree) {
		const node *above = now(((place *)now(parent))->tree);
		tree = (node *)(u32)((V *)now(words(above->children)))[p->at];
	} else {
		tree = move_node(t, p->tree);
	}
	place *to = alloc(sizeof *to);
	*to = (place){p->at, tree, parent};
	return (place *)final(to);
}

static V move(const type *t, V v) {
	switch (t->kind) {
	case STRING: case BYTES: case ID:
		return move_text(v);
	case TUPLE: case RECORD:
		return move_words(t->of, t->n, (V *)(u32)v, t->n);
	case OPTION: case VARIANT:
		if (t->of[count(v)]->kind == UNIT)
			return v;
		return (V)move_words(&t->of[count(v)], 1, words(v), 1) << 32 | count(v);
	case LIST:
		return (V)move_words(t->of, 1, words(v), count(v)) << 32 | count(v);
	case DICT:
		return (V)move_words(t->of, 2, words(v), 2 * count(v)) << 32 | count(v);
	case TREE:
		return (u32)move_node(t, (node *)(u32)v);
	case ZIPPER:
		return (u32)move_place(t, (place *)(u32)v);
	default:
		return v;
	}
}

// move_changes moves the updates that were made since. Those before stand first.
static void move_changes(void) {
	change **link = &first;
	while (*link && (u8 *)*link < from)
		link = &(*link)->next;
	last = link;
	for (change *p = *link; p; p = p->next) {
		change *to = alloc(sizeof *to);
		*to = (change){0, p->label, p->t, move_text(p->id), move(p->t, p->value)};
		*link = (change *)final(to);
		link = &to->next;
		last = (change **)final(link);
	}
}

API(used) u32 used(const u8 *mark) { return top - mark; }

API(mark) u32 mark(void) { return (u32)top; }

API(compact) V compact(u8 *mark, const type *t, V v) {
	u8 *start = top;
	from = mark, delta = start - mark;
	v = move(t, v);
	move_changes();
	__builtin_memmove(mark, start, top - start);
	top = mark + (top - start);
	return v;
}
