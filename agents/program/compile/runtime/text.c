// Strings and byte strings.

#include "fold.h"

static int is_start(u8 b) { return (b & 0xc0) != 0x80; }

static u32 points(const u8 *s, u32 n) {
	u32 c = 0;
	for (u32 i = 0; i < n; i++)
		c += is_start(s[i]);
	return c;
}

API(length_text) i64 length_text(V s) { return points(bytes(s), count(s)); }

API(slice_bytes) V slice_bytes(V s, i64 from, i64 to) {
	i64 n = count(s);
	from = from < 0 ? 0 : from > n ? n : from;
	to = to > n ? n : to < from ? from : to;
	return pack(bytes(s) + from, (u32)(to - from));
}

// skip gives the place behind so many code points, or the end.
static u32 skip(const u8 *s, u32 n, u32 i, i64 count) {
	for (; i < n && count > 0; count--)
		for (i++; i < n && !is_start(s[i]); i++)
			;
	return i;
}

API(slice_text) V slice_text(V s, i64 from, i64 to) {
	if (from < 0)
		from = 0;
	u32 start = skip(bytes(s), count(s), 0, from);
	u32 end = to <= from ? start : skip(bytes(s), count(s), start, to - from);
	return pack(bytes(s) + start, end - start);
}

API(clip_text) V clip_text(V s, u32 n) {
	if (count(s) <= n)
		return s;
	while (n > 0 && !is_start(bytes(s)[n]))
		n--;
	return pack(bytes(s), n);
}

static i64 search(V s, V sep, u32 from) {
	u32 n = count(s), m = count(sep);
	const u8 *p = bytes(s), *q = bytes(sep);
	if (m == 0)
		return from;
	for (u32 i = from; i + m <= n; i++)
		if (p[i] == q[0] && order(p + i, q, m) == 0)
			return i;
	return -1;
}

API(contains) V contains(V s, V sep) { return search(s, sep, 0) >= 0; }

API(has_prefix) V has_prefix(V s, V p) { return count(p) <= count(s) && order(bytes(s), bytes(p), count(p)) == 0; }

API(has_suffix) V has_suffix(V s, V p) {
	return count(p) <= count(s) && order(bytes(s) + count(s) - count(p), bytes(p), count(p)) == 0;
}

API(find) V find(V s, V sep, u32 isText) {
	i64 i = search(s, sep, 0);
	if (i < 0)
		return none();
	return some(isText ? points(bytes(s), (u32)i) : i);
}

API(split) V split(V s, V sep, u32 most) {
	if (most == 0)
		return 0;
	u32 n = 1, from = 0;
	if (count(sep) > 0)
		for (i64 i; n < most && (i = search(s, sep, from)) >= 0; n++)
			from = (u32)i + count(sep);
	V *to = alloc(8 * n);
	from = 0;
	for (u32 k = 0; k + 1 < n; k++) {
		u32 i = (u32)search(s, sep, from);
		to[k] = pack(bytes(s) + from, i - from);
		from = i + count(sep);
	}
	to[n - 1] = pack(bytes(s) + from, count(s) - from);
	return pack(to, n);
}

static V shift(V s, u8 from, u8 to) {
	u8 *p = alloc(count(s));
	for (u32 i = 0; i < count(s); i++) {
		u8 c = bytes(s)[i];
		p[i] = c >= from && c <= to ? c ^ 0x20 : c;
	}
	return pack(p, count(s));
}

API(lower) V lower(V s) { return shift(s, 'A', 'Z'); }
API(upper) V upper(V s) { return shift(s, 'a', 'z'); }

// fold gives the least code point that a code point is equal to but for case.
static u32 fold(u32 c) {
	u32 from = 0, to = sizeof folds / sizeof *folds;
	while (from < to) {
		u32 middle = (from + to) / 2;
		if (folds[middle].last < c)
			from = middle + 1;
		else
			to = middle;
	}
	if (from == sizeof folds / sizeof *folds || c < folds[from].first || (c - folds[from].first) % folds[from].step != 0)
		return c;
	return c - folds[from].down;
}

API(fold_case) V fold_case(V s) {
	const u8 *p = bytes(s), *e = p + count(s);
	u8 *to = alloc(count(s)), *q = to; // the least code point never takes more bytes
	while (p < e) {
		u32 c = *p++;
		if (c >= 0xf0)
			c = (c & 7) << 18 | (p[0] & 63u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u), p += 3;
		else if (c >= 0xe0)
			c = (c & 15) << 12 | (p[0] & 63u) << 6 | (p[1] & 63u), p += 2;
		else if (c >= 0x80)
			c = (c & 31) << 6 | (p[0] & 63u), p += 1;
		c = fold(c);
		if (c < 0x80) {
			*q++ = c;
		} else if (c < 0x800) {
			*q++ = 0xc0 | c >> 6, *q++ = 0x80 | (c & 63);
		} else if (c < 0x10000) {
			*q++ = 0xe0 | c >> 12, *q++ = 0x80 | (c >> 6 & 63), *q++ = 0x80 | (c & 63);
		} else {
			*q++ = 0xf0 | c >> 18, *q++ = 0x80 | (c >> 12 & 63), *q++ = 0x80 | (c >> 6 & 63), *q++ = 0x80 | (c & 63);
		}
	}
	return pack(to, q - to);
}
