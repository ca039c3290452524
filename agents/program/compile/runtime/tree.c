// Trees, and places in them. A place knows the tree below it as it was changed, and that of its parent as it was before:
// a change gets into the parent when one goes there.

static node *child(const node *p, u32 i) { return (node *)(u32)words(p->children)[i]; }

API(tree) V tree(V value) { return (u32)new_node(value, 0); }

API(root) V root(V t) { return (u32)new_place(0, (node *)(u32)t, 0); }

API(focus) V focus(V z) { return ((place *)(u32)z)->tree->value; }

static V go_down(const place *p, i64 i) {
	if (i < 0 || i >= count(p->tree->children))
		return none();
	return some((u32)new_place(i, child(p->tree, (u32)i), p));
}

API(down) V down(V z, i64 i) { return go_down((place *)(u32)z, i); }

static V with_child(V children, u32 i, const node *c) {
	u32 n = count(children);
	V *to = alloc(8 * n);
	copy(to, words(children), 8 * n);
	to[i] = (u32)c;
	return pack(to, n);
}

static const place *parent(const place *p) {
	const place *above = p->parent;
	if (child(above->tree, (u32)p->at) == p->tree)
		return above;
	node *t = new_node(above->tree->value, with_child(above->tree->children, (u32)p->at, p->tree));
	return new_place(above->at, t, above->parent);
}

API(up) V up(V z) {
	const place *p = (place *)(u32)z;
	return p->parent ? some((u32)parent(p)) : none();
}

API(beside) V beside(V z, i64 steps) {
	const place *p = (place *)(u32)z;
	return p->parent ? go_down(parent(p), p->at + steps) : none();
}

API(edit) V edit(V z, V value) {
	const place *p = (place *)(u32)z;
	return (u32)new_place(p->at, new_node(value, p->tree->children), p->parent);
}

API(insert) V insert(V z, V value, u32 nodes, u32 levels) {
	const place *p = (place *)(u32)z;
	i64 total = p->tree->nodes;
	u32 level = 1;
	for (const place *q = p; q->parent; q = q->parent, level++)
		total += q->parent->tree->nodes - child(q->parent->tree, (u32)q->at)->nodes;
	if (total >= nodes || level >= levels)
		return none();
	u32 n = count(p->tree->children);
	V *to = alloc(8 * (n + 1));
	copy(to, words(p->tree->children), 8 * n);
	to[n] = tree(value);
	return some((u32)new_place(p->at, new_node(p->tree->value, pack(to, n + 1)), p->parent));
}

API(delete) V delete(V z) {
	const place *p = (place *)(u32)z, *above = p->parent;
	if (!above)
		return none();
	u32 n = count(above->tree->children), i = (u32)p->at;
	V *from = words(above->tree->children), *to = alloc(8 * (n - 1));
	copy(to, from, 8 * i);
	copy(to + i, from + i + 1, 8 * (n - 1 - i));
	return some((u32)new_place(above->at, new_node(above->tree->value, pack(to, n - 1)), above->parent));
}

API(whole) V whole(V z) {
	const place *p = (place *)(u32)z;
	while (p->parent)
		p = parent(p);
	return (u32)p->tree;
}

static V *preorder(const node *p, V *to) {
	*to++ = (u32)p;
	for (u32 i = 0; i < count(p->children); i++)
		to = preorder(child(p, i), to);
	return to;
}

// nodes_down lists the nodes of a tree, each before those below it; nodes_up after them.
API(nodes_down) V nodes_down(V t) {
	const node *p = (node *)(u32)t;
	V *to = alloc(8 * (u32)p->nodes);
	preorder(p, to);
	return pack(to, (u32)p->nodes);
}

static V *postorder(const node *p, V *to) {
	for (u32 i = 0; i < count(p->children); i++)
		to = postorder(child(p, i), to);
	*to++ = (u32)p;
	return to;
}

API(nodes_up) V nodes_up(V t) {
	const node *p = (node *)(u32)t;
	V *to = alloc(8 * (u32)p->nodes);
	postorder(p, to);
	return pack(to, (u32)p->nodes);
}

API(flatten) V flatten(V t) {
	V list = nodes_down(t);
	for (u32 i = 0; i < count(list); i++)
		words(list)[i] = ((node *)(u32)words(list)[i])->value;
	return list;
}

static node *reshape(const node *p, const V **values) {
	V value = *(*values)++;
	u32 n = count(p->children);
	V *to = alloc(8 * n);
	for (u32 i = 0; i < n; i++)
		to[i] = (u32)reshape(child(p, i), values);
	return new_node(value, pack(to, n));
}

// reshape makes a tree of the same shape with other values, which stand as in [nodes_down].
API(reshape) V api_reshape(V t, V values) {
	const V *from = words(values);
	return (u32)reshape((node *)(u32)t, &from);
}
