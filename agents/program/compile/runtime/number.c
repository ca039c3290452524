// Numbers: what does not fit ends the run.

static u64 magnitude(i64 n) { return n < 0 ? -(u64)n : (u64)n; }

static i64 signed_of(u64 n, int negative) {
	if (n > (u64)1 << 63 || n == (u64)1 << 63 && !negative)
		fail();
	return negative ? (i64)-n : (i64)n;
}

typedef struct { u64 high, low; } wide;

static wide multiply(u64 a, u64 b) {
	u64 a0 = (u32)a, a1 = a >> 32, b0 = (u32)b, b1 = b >> 32;
	u64 low = a0 * b0, m = a1 * b0 + (low >> 32), n = a0 * b1 + (u32)m;
	return (wide){a1 * b1 + (m >> 32) + (n >> 32), n << 32 | (u32)low};
}

// divide gives the quotient, rounded half to even; d is at most 2^63.
static u64 divide(wide a, u64 d) {
	if (d == 0 || a.high >= d)
		fail();
	u64 q = 0, r = a.high;
	if (r == 0) {
		q = a.low / d;
		r = a.low % d;
	} else {
		for (int i = 63; i >= 0; i--) {
			u64 carry = r >> 63;
			r = r << 1 | (a.low >> i & 1);
			q <<= 1;
			if (carry || r >= d)
				r -= d, q |= 1;
		}
	}
	if (r > d - r || r == d - r && (q & 1)) {
		if (++q == 0)
			fail();
	}
	return q;
}

static u64 power(u32 n) {
	u64 p = 1;
	while (n-- > 0)
		p *= 10;
	return p;
}

API(mul) i64 mul(i64 a, i64 b) {
	wide p = multiply(magnitude(a), magnitude(b));
	if (p.high != 0)
		fail();
	return signed_of(p.low, (a < 0) != (b < 0));
}

API(mul_decimal) i64 mul_decimal(i64 a, i64 b, u32 scale) {
	return signed_of(divide(multiply(magnitude(a), magnitude(b)), power(scale)), (a < 0) != (b < 0));
}

API(div_decimal) i64 div_decimal(i64 a, i64 b, u32 scale) {
	return signed_of(divide(multiply(magnitude(a), power(scale)), magnitude(b)), (a < 0) != (b < 0));
}

// rescale gives a number other digits after the point.
API(rescale) i64 rescale(i64 a, u32 from, u32 to) {
	if (to >= from)
		return mul(a, (i64)power(to - from));
	return signed_of(divide((wide){0, magnitude(a)}, power(from - to)), a < 0);
}

API(format) V format(i64 a, u32 scale) {
	u8 digits[40];
	u32 n = 0;
	u64 m = magnitude(a);
	for (; m > 0 || n <= scale; m /= 10, n++)
		digits[39 - n - (scale > 0 && n >= scale)] = '0' + m % 10; // with room for the point
	if (scale > 0)
		digits[39 - scale] = '.', n++;
	if (a < 0)
		digits[39 - n++] = '-';
	u8 *to = alloc(n);
	copy(to, digits + 40 - n, n);
	return pack(to, n);
}
