// Values in deterministic CBOR. What is read is refused unless it is what would be written.

static const u8 *in, *in_end;

static u64 number(u32 *major) {
	if (in == in_end)
		bad();
	*major = *in >> 5;
	u64 n = *in++ & 31;
	if (n < 24)
		return n;
	if (n > 27)
		bad();
	u32 size = 1u << (n - 24);
	if ((u32)(in_end - in) < size)
		bad();
	n = 0;
	for (u32 i = 0; i < size; i++)
		n = n << 8 | *in++;
	if (size == 1 ? n < 24 : n >> (4 * size) == 0)
		bad();
	return n;
}

static i64 integer(void) {
	u32 major;
	u64 n = number(&major);
	if (major > 1 || n >> 63)
		bad();
	return major ? -1 - (i64)n : (i64)n;
}

static u32 head(u32 major, u32 most) {
	u32 m;
	u64 n = number(&m);
	if (m != major || n > most || n > (u32)(in_end - in))
		bad();
	return (u32)n;
}

static void exactly(u32 n) {
	if (head(4, n) != n)
		bad();
}

static int simple(u8 a, u8 b) {
	if (in == in_end || *in != a && *in != b)
		bad();
	return *in++ == b;
}

static V text(u32 major, u32 most) {
	u32 n = head(major, most);
	V v = pack(in, n);
	in += n;
	return v;
}

// valid tells whether a string is UTF-8.
static int valid(V v) {
	const u8 *s = bytes(v), *e = s + count(v);
	while (s < e) {
		u32 c = *s++;
		if (c < 0x80)
			continue;
		u32 more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1, low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80, high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
		if (c < 0xc2 || c > 0xf4 || (u32)(e - s) < more)
			return 0;
		for (; more > 0; more--, s++, low = 0x80, high = 0xbf)
			if (*s < low || *s > high)
				return 0;
	}
	return 1;
}

static V decode(const type *t);

// decode_integers reads numbers, those of up to four bytes behind the head here.
static void decode_integers(V *to, u32 n) {
	const u8 *p = in, *e = in_end;
	for (; n > 0; n--) {
		if (e - p >= 8) {
			u64 w;
			copy(&w, p, 8);
			u32 low = w & 31, v, least;
			if (low <= 26 && (w & 0xc0) == 0) {
				if (low < 24)
					v = low, least = 0, p += 1;
				else if (low == 24)
					v = w >> 8 & 0xff, least = 24, p += 2;
				else if (low == 25)
					v = (w & 0xff00) | (w >> 16 & 0xff), least = 1 << 8, p += 3;
				else
					v = __builtin_bswap32(w >> 8), least = 1 << 16, p += 5;
				if (v < least)
					bad();
				*to++ = (u64)v ^ -(w >> 5 & 1); // -1 - v
				continue;
			}
		}
		in = p;
		*to++ = integer();
		p = in;
	}
	in = p;
}

static V decode_all(const type *t, u32 most) {
	u32 n = head(4, most);
	V *to = alloc(8 * n);
	if (t->kind == INT || t->kind == TIME || t->kind == DECIMAL)
		decode_integers(to, n);
	else
		for (u32 i = 0; i < n; i++)
			to[i] = decode(t);
	return pack(to, n);
}

static int key_order(V a, V b, int isText) {
	if (isText) {
		if (count(a) != count(b))
			return count(a) < count(b) ? -1 : 1;
		return order(bytes(a), bytes(b), count(a));
	}
	i64 x = a, y = b;
	if (x == y)
		return 0;
	if (x < 0 || y < 0) // numbers below zero come last, the lesser ones after the greater
		return x > y ? -1 : 1;
	return x < y ? -1 : 1;
}

static int is_text(const type *t) { return t->kind == STRING || t->kind == BYTES || t->kind == ID; }

static V decode_dict(const type *t) {
	u32 n = head(5, t->max);
	if (2 * n > (u32)(in_end - in))
		bad();
	V *to = alloc(16 * n);
	for (u32 i = 0; i < n; i++) {
		to[2 * i] = decode(t->of[0]);
		to[2 * i + 1] = decode(t->of[1]);
		if (i > 0 && key_order(to[2 * i - 2], to[2 * i], is_text(t->of[0])) >= 0)
			bad();
	}
	return pack(to, n);
}

static node *new_node(V value, V children) {
	node *p = alloc(sizeof *p);
	*p = (node){1, value, children};
	for (u32 i = 0; i < count(children); i++)
		p->nodes += ((node *)(u32)words(children)[i])->nodes;
	return p;
}

static node *decode_tree(const type *t, u32 levels) {
	if (levels == 0)
		bad();
	exactly(2);
	V value = decode(t->of[0]);
	u32 n = head(4, t->max);
	V *to = alloc(8 * n);
	for (u32 i = 0; i < n; i++)
		to[i] = (u32)decode_tree(t, levels - 1);
	return new_node(value, pack(to, n));
}

static const node *decode_whole(const type *t) {
	node *p = decode_tree(t, t->depth);
	if (p->nodes > t->max)
		bad();
	return p;
}

static place *new_place(i64 at, const node *tree, const place *parent) {
	place *p = alloc(sizeof *p);
	*p = (place){at, tree, parent};
	return p;
}

static V decode(const type *t) {
	switch (t->kind) {
	case UNIT:
		return simple(0xf6, 0xf6), 0;
	case BOOL: case TRUTH:
		return simple(0xf4, 0xf5);
	case INT: case TIME: case DECIMAL:
		return integer();
	case STRING: {
		V v = text(3, t->max);
		if (!valid(v))
			bad();
		return v;
	}
	case BYTES:
		return text(2, t->max);
	case ID: {
		V v = text(2, 32);
		if (count(v) != 32)
			bad();
		return v;
	}
	case TUPLE: case RECORD: {
		exactly(t->n);
		V *to = alloc(8 * t->n);
		for (u32 i = 0; i < t->n; i++)
			to[i] = decode(t->of[i]);
		return (u32)to;
	}
	case OPTION: case VARIANT: {
		exactly(2);
		i64 tag = integer();
		if (tag < 0 || tag >= t->n)
			bad();
		V v = decode(t->of[tag]);
		if (t->of[tag]->kind == UNIT)
			return tag;
		V *to = alloc(8);
		*to = v;
		return pack(to, (u32)tag);
	}
	case LIST:
		return decode_all(t->of[0], t->max);
	case DICT:
		return decode_dict(t);
	case TREE:
		return (u32)decode_whole(t);
	case ZIPPER: {
		exactly(2);
		place *p = new_place(0, decode_whole(t), 0);
		for (u32 n = head(4, t->depth); n > 0; n--) {
			i64 i = integer();
			if (i < 0 || i >= count(p->tree->children))
				bad();
			p = new_place(i, (node *)(u32)words(p->tree->children)[i], p);
		}
		return (u32)p;
	}
	default:
		__builtin_trap();
	}
}

// begin takes the input: a tuple of that type.
API(begin) V begin(u32 heap, const type *t) {
	top = (u8 *)heap;
	limit = __builtin_wasm_memory_size(0) << 16;
	first = 0, last = &first, changes = 0;
	V input = read();
	in = bytes(input), in_end = in + count(input);
	V v = decode(t);
	if (in != in_end)
		bad();
	return v;
}

// What is written grows at the top of the heap: nothing else is allocated meanwhile.
static u8 *out;

static u8 *room(u32 n) {
	if (limit - (u32)out < n) {
		top = out;
		alloc(n);
	}
	u8 *p = out;
	out += n;
	return p;
}

static void put_number(u32 major, u64 n) {
	u32 size = n < 24 ? 0 : n < 1 << 8 ? 1 : n < 1 << 16 ? 2 : n < 1ull << 32 ? 4 : 8;
	u8 *p = room(1 + size);
	*p = major << 5 | (size == 0 ? (u32)n : size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27);
	for (; size > 0; size--, n >>= 8)
		p[size] = (u8)n;
}

static void put_integer(i64 n) {
	if (n < 0)
		put_number(1, -1 - n);
	else
		put_number(0, n);
}

static void put_text(u32 major, V v) {
	put_number(major, count(v));
	u8 *p = room(count(v));
	copy(p, bytes(v), count(v));
}

static void encode_tree(const type *t, const node *);
static void encode_place(const type *t, const place *);

static void encode(const type *t, V v) {
	switch (t->kind) {
	case UNIT:
		*room(1) = 0xf6;
		return;
	case BOOL: case TRUTH:
		*room(1) = v ? 0xf5 : 0xf4;
		return;
	case INT: case TIME: case DECIMAL:
		put_integer(v);
		return;
	case STRING:
		put_text(3, v);
		return;
	case BYTES: case ID:
		put_text(2, v);
		return;
	case TUPLE: case RECORD:
		put_number(4, t->n);
		for (u32 i = 0; i < t->n; i++)
			encode(t->of[i], ((V *)(u32)v)[i]);
		return;
	case OPTION: case VARIANT:
		put_number(4, 2);
		put_number(0, count(v));
		encode(t->of[count(v)], t->of[count(v)]->kind == UNIT ? 0 : *words(v));
		return;
	case LIST:
		put_number(4, count(v));
		for (u32 i = 0; i < count(v); i++)
			encode(t->of[0], words(v)[i]);
		return;
	case DICT:
		put_number(5, count(v));
		for (u32 i = 0; i < 2 * count(v); i++)
			encode(t->of[i & 1], words(v)[i]);
		return;
	case TREE:
		encode_tree(t, (node *)(u32)v);
		return;
	case ZIPPER:
		encode_place(t, (place *)(u32)v);
		return;
	}
}

static void encode_tree(const type *t, const node *p) {
	put_number(4, 2);
	encode(t->of[0], p->value);
	put_number(4, count(p->children));
	for (u32 i = 0; i < count(p->children); i++)
		encode_tree(t, (node *)(u32)words(p->children)[i]);
}

// encode_way writes the tree of a place: each place on the way to it stands for the child that it is.
static void encode_way(const type *t, const place **way, u32 n) {
	const node *p = way[0]->tree;
	put_number(4, 2);
	encode(t->of[0], p->value);
	put_number(4, count(p->children));
	for (u32 i = 0; i < count(p->children); i++)
		if (n > 1 && way[1]->at == i)
			encode_way(t, way + 1, n - 1);
		else
			encode_tree(t, (node *)(u32)words(p->children)[i]);
}

static __attribute__((noinline)) void encode_place(const type *t, const place *at) {
	const place *way[65]; // from the root to the place
	u32 n = 0;
	for (const place *p = at; p; p = p->parent)
		n++;
	for (u32 i = n; i > 0; i--, at = at->parent)
		way[i - 1] = at;
	put_number(4, 2);
	encode_way(t, way, n);
	put_number(4, n - 1);
	for (u32 i = 1; i < n; i++)
		put_integer(way[i]->at);
}

// finish gives the output: [0, result, [[label, id or null, value]…]].
API(finish) void finish(const type *t, V result) {
	u8 *start = out = top;
	put_number(4, 3);
	put_number(0, 0);
	encode(t, result);
	put_number(4, changes);
	for (const change *c = first; c; c = c->next) {
		put_number(4, 3);
		put_text(2, pack(c->label, 16));
		if (c->id)
			put_text(2, c->id);
		else
			*room(1) = 0xf6;
		encode(c->t, c->value);
	}
	top = out;
	write(start, out - start);
}
