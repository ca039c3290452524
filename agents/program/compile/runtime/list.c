// Lists, dicts, and what is equal.

static int equal_words(const type *t, const V *a, const V *b, u32 n);

static int equal(const type *t, V a, V b) {
	switch (t->kind) {
	case STRING: case BYTES: case ID:
		return same(a, b);
	case TUPLE: case RECORD: {
		const V *x = (V *)(u32)a, *y = (V *)(u32)b;
		if (x == y)
			return 1;
		for (u32 i = 0; i < t->n; i++)
			if (!equal(t->of[i], x[i], y[i]))
				return 0;
		return 1;
	}
	case OPTION: case VARIANT:
		return count(a) == count(b) && (t->of[count(a)]->kind == UNIT || equal(t->of[count(a)], *words(a), *words(b)));
	case LIST:
		return count(a) == count(b) && equal_words(t, words(a), words(b), count(a));
	case DICT:
		if (count(a) != count(b))
			return 0;
		for (u32 i = 0; i < 2 * count(a); i++)
			if (!equal(t->of[i & 1], words(a)[i], words(b)[i]))
				return 0;
		return 1;
	case TREE: {
		const node *x = (node *)(u32)a, *y = (node *)(u32)b;
		if (x == y)
			return 1;
		if (x->nodes != y->nodes || count(x->children) != count(y->children) || !equal(t->of[0], x->value, y->value))
			return 0;
		for (u32 i = 0; i < count(x->children); i++)
			if (!equal(t, words(x->children)[i], words(y->children)[i]))
				return 0;
		return 1;
	}
	default: // in the word itself; places are not compared
		return a == b;
	}
}

static int equal_words(const type *t, const V *a, const V *b, u32 n) {
	if (a == b)
		return 1;
	for (u32 i = 0; i < n; i++)
		if (!equal(t->of[0], a[i], b[i]))
			return 0;
	return 1;
}

API(equal) V api_equal(const type *t, V a, V b) { return equal(t, a, b); }

// compare orders texts by their bytes.
API(compare) i64 compare(V a, V b) {
	u32 n = min(count(a), count(b));
	int c = order(bytes(a), bytes(b), n);
	return c != 0 ? c : (i64)count(a) - (i64)count(b);
}

API(units) V units(u32 n) {
	V *to = alloc(8 * n);
	__builtin_memset(to, 0, 8 * n);
	return pack(to, n);
}

static V pair(V a, V b) {
	V *p = alloc(16);
	p[0] = a, p[1] = b;
	return (u32)p;
}

API(zip) V zip(V a, V b) {
	u32 n = count(a) < count(b) ? count(a) : count(b);
	V *to = alloc(8 * n);
	for (u32 i = 0; i < n; i++)
		to[i] = pair(words(a)[i], words(b)[i]);
	return pack(to, n);
}

API(enumerate) V enumerate(V a) {
	V *to = alloc(8 * count(a));
	for (u32 i = 0; i < count(a); i++)
		to[i] = pair(i, words(a)[i]);
	return pack(to, count(a));
}

API(concat) V concat(V a, V b) {
	u32 n = count(a), m = count(b);
	V *to = alloc(8 * (n + m));
	copy(to, words(a), 8 * n);
	copy(to + n, words(b), 8 * m);
	return pack(to, n + m);
}

API(concat_text) V concat_text(V a, V b) {
	u32 n = count(a), m = count(b);
	u8 *to = alloc(n + m);
	copy(to, bytes(a), n);
	copy(to + n, bytes(b), m);
	return pack(to, n + m);
}

API(reverse) V reverse(V a) {
	u32 n = count(a);
	V *to = alloc(8 * n);
	for (u32 i = 0; i < n; i++)
		to[i] = words(a)[n - 1 - i];
	return pack(to, n);
}

API(take) V take(V a, u32 n) { return count(a) <= n ? a : pack(words(a), n); }

API(slice) V slice(V a, i64 from, i64 to) {
	i64 n = count(a);
	from = from < 0 ? 0 : from > n ? n : from;
	to = to > n ? n : to < from ? from : to;
	return pack(words(a) + from, (u32)(to - from));
}

// some_of is what an option has: nothing but its tag, if it is the unit.
static V some_of(V v, u32 isUnit) { return isUnit ? 1 : some(v); }

API(at) V at(V a, i64 i, u32 isUnit) {
	if (i < 0 || i >= count(a))
		return none();
	return some_of(words(a)[i], isUnit);
}

API(entries) V entries(V d) {
	V *to = alloc(8 * count(d));
	for (u32 i = 0; i < count(d); i++)
		to[i] = (u32)(words(d) + 2 * i); // entries stand in the dict as pairs do
	return pack(to, count(d));
}

// find_key gives the place of a key, or where it would stand.
static u32 find_key(V d, V key, u32 isText, u32 *found) {
	u32 from = 0, to = count(d);
	while (from < to) {
		u32 middle = (from + to) / 2;
		int c = key_order(words(d)[2 * middle], key, isText);
		if (c == 0)
			return *found = 1, middle;
		if (c < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return *found = 0, from;
}

API(get) V get(V d, V key, u32 isText, u32 isUnit) {
	u32 found, i = find_key(d, key, isText, &found);
	return found ? some_of(words(d)[2 * i + 1], isUnit) : none();
}

API(put) V put(V d, V key, V value, u32 isText, u32 most) {
	u32 found, i = find_key(d, key, isText, &found), n = count(d);
	if (!found && n >= most)
		return none();
	V *to = alloc(16 * (n + !found));
	copy(to, words(d), 16 * i);
	to[2 * i] = found ? words(d)[2 * i] : key;
	to[2 * i + 1] = value;
	copy(to + 2 * i + 2, words(d) + 2 * (i + found), 16 * (n - i - found));
	return some(pack(to, n + !found));
}

API(remove) V remove(V d, V key, u32 isText) {
	u32 found, i = find_key(d, key, isText, &found), n = count(d);
	if (!found)
		return d;
	V *to = alloc(16 * (n - 1));
	copy(to, words(d), 16 * i);
	copy(to + 2 * i, words(d) + 2 * i + 2, 16 * (n - 1 - i));
	return pack(to, n - 1);
}
