// Who signed: public key recovery on secp256k1 (SEC 1, 4.1.6; SEC 2, 2.4.1). Nothing here is secret, so nothing takes
// care to run in constant time.

typedef struct { u32 w[8]; } num; // the least word first

// modulus is 2^256 - c.
typedef struct {
	num m;
	u32 c[5], words;
} modulus;

static const modulus field = {
	{{0xfffffc2f, 0xfffffffe, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}},
	{0x3d1, 1}, 2,
};
static const modulus group = {
	{{0xd0364141, 0xbfd25e8c, 0xaf48a03b, 0xbaaedce6, 0xfffffffe, 0xffffffff, 0xffffffff, 0xffffffff}},
	{0x2fc9bebf, 0x402da173, 0x50b75fc4, 0x45512319, 1}, 5,
};

static int less(const num *a, const num *b) {
	for (int i = 7; i >= 0; i--)
		if (a->w[i] != b->w[i])
			return a->w[i] < b->w[i];
	return 0;
}

static int is_zero(const num *a) {
	u32 any = 0;
	for (int i = 0; i < 8; i++)
		any |= a->w[i];
	return any == 0;
}

static u32 add_words(num *r, const num *a, const num *b) {
	u64 c = 0;
	for (int i = 0; i < 8; i++) {
		c += (u64)a->w[i] + b->w[i];
		r->w[i] = (u32)c;
		c >>= 32;
	}
	return (u32)c;
}

static u32 sub_words(num *r, const num *a, const num *b) {
	i64 c = 0;
	for (int i = 0; i < 8; i++) {
		c += (i64)a->w[i] - b->w[i];
		r->w[i] = (u32)c;
		c >>= 32;
	}
	return c < 0;
}

static void add_mod(num *r, const num *a, const num *b, const modulus *m) {
	if (add_words(r, a, b) || !less(r, &m->m))
		sub_words(r, r, &m->m);
}

static void sub_mod(num *r, const num *a, const num *b, const modulus *m) {
	if (sub_words(r, a, b))
		add_words(r, r, &m->m);
}

static void mul_mod(num *r, const num *a, const num *b, const modulus *m) {
	u32 p[16] = {0}, n = 16;
	for (int i = 0; i < 8; i++) {
		u64 c = 0;
		for (int j = 0; j < 8; j++) {
			c += (u64)a->w[i] * b->w[j] + p[i + j];
			p[i + j] = (u32)c;
			c >>= 32;
		}
		p[i + 8] = (u32)c;
	}
	// high * 2^256 is high * c
	for (;;) {
		while (n > 8 && p[n - 1] == 0)
			n--;
		if (n == 8)
			break;
		u32 q[16] = {0};
		copy(q, p, 32);
		for (u32 i = 8; i < n; i++) {
			u64 c = 0;
			u32 j = i - 8;
			for (u32 k = 0; k < m->words; k++, j++) {
				c += (u64)p[i] * m->c[k] + q[j];
				q[j] = (u32)c;
				c >>= 32;
			}
			for (; c > 0; j++) {
				c += q[j];
				q[j] = (u32)c;
				c >>= 32;
			}
		}
		copy(p, q, sizeof q);
		n = 16;
	}
	copy(r, p, 32);
	if (!less(r, &m->m))
		sub_words(r, r, &m->m);
}

static void power_mod(num *r, const num *a, const num *e, const modulus *m) {
	num x = {{1}};
	for (int i = 255; i >= 0; i--) {
		mul_mod(&x, &x, &x, m);
		if (e->w[i / 32] >> i % 32 & 1)
			mul_mod(&x, &x, a, m);
	}
	*r = x;
}

static void invert(num *r, const num *a, const modulus *m) {
	num e = m->m;
	e.w[0] -= 2;
	power_mod(r, a, &e, m);
}

typedef struct { num x, y, z; } point; // x/z^2, y/z^3; z = 0 is the point at infinity

static const point generator = {
	{{0x16f81798, 0x59f2815b, 0x2dce28d9, 0x029bfcdb, 0xce870b07, 0x55a06295, 0xf9dcbbac, 0x79be667e}},
	{{0xfb10d4b8, 0x9c47d08f, 0xa6855419, 0xfd17b448, 0x0e1108a8, 0x5da4fbfc, 0x26a3c465, 0x483ada77}},
	{{1}},
};

static void mulp(num *r, const num *a, const num *b) { mul_mod(r, a, b, &field); }
static void addp(num *r, const num *a, const num *b) { add_mod(r, a, b, &field); }
static void subp(num *r, const num *a, const num *b) { sub_mod(r, a, b, &field); }

static void twice(point *r, const point *p) {
	num a, b, c, d, e, t;
	mulp(&a, &p->x, &p->x);
	mulp(&b, &p->y, &p->y);
	mulp(&c, &b, &b);
	mulp(&d, &p->x, &b);
	addp(&d, &d, &d);
	addp(&d, &d, &d); // 4 x y^2
	addp(&e, &a, &a);
	addp(&e, &e, &a); // 3 x^2
	mulp(&t, &p->y, &p->z);
	addp(&r->z, &t, &t);
	mulp(&t, &e, &e);
	subp(&t, &t, &d);
	subp(&r->x, &t, &d);
	subp(&d, &d, &r->x);
	mulp(&d, &d, &e);
	for (int i = 0; i < 3; i++)
		addp(&c, &c, &c); // 8 y^4
	subp(&r->y, &d, &c);
}

static void plus(point *r, const point *p, const point *q) {
	if (is_zero(&p->z)) {
		*r = *q;
		return;
	}
	if (is_zero(&q->z)) {
		*r = *p;
		return;
	}
	num pp, qq, u, h, s, d, t, hh, hhh;
	mulp(&pp, &p->z, &p->z);
	mulp(&qq, &q->z, &q->z);
	mulp(&u, &p->x, &qq);
	mulp(&h, &q->x, &pp);
	subp(&h, &h, &u);
	mulp(&s, &p->y, &qq);
	mulp(&s, &s, &q->z);
	mulp(&d, &q->y, &pp);
	mulp(&d, &d, &p->z);
	subp(&d, &d, &s);
	if (is_zero(&h)) {
		if (is_zero(&d))
			twice(r, p);
		else
			*r = (point){0};
		return;
	}
	mulp(&hh, &h, &h);
	mulp(&hhh, &hh, &h);
	mulp(&u, &u, &hh);
	mulp(&t, &p->z, &q->z);
	mulp(&r->z, &t, &h);
	mulp(&t, &d, &d);
	subp(&t, &t, &hhh);
	subp(&t, &t, &u);
	subp(&r->x, &t, &u);
	subp(&u, &u, &r->x);
	mulp(&u, &u, &d);
	mulp(&s, &s, &hhh);
	subp(&r->y, &u, &s);
}

static void load(num *r, const u8 *p) {
	for (int i = 0; i < 8; i++, p += 4)
		r->w[7 - i] = (u32)p[0] << 24 | (u32)p[1] << 16 | (u32)p[2] << 8 | p[3];
}

static void store(u8 *p, const num *a) {
	for (int i = 0; i < 32; i++)
		p[31 - i] = (u8)(a->w[i / 4] >> i % 4 * 8);
}

static u32 bit(const num *a, int i) { return a->w[i / 32] >> i % 32 & 1; }

// recover gives the key that made a signature of a digest.
static int recover(u8 *key, const u8 *digest, const u8 *signature) {
	static const num zero, seven = {{7}};
	num r, s, z, t, u1, u2, half = group.m;
	load(&r, signature);
	load(&s, signature + 32);
	for (int i = 0; i < 8; i++) // the order is odd: this is (order - 1) / 2
		half.w[i] = half.w[i] >> 1 | (i < 7 ? half.w[i + 1] << 31 : 0);
	u32 v = signature[64];
	if (v != 27 && v != 28 || is_zero(&r) || is_zero(&s) || !less(&r, &group.m) || less(&half, &s))
		return 0;

	point p = {r, zero, {{1}}};
	num root = field.m; // (p + 1) / 4
	root.w[0]++;
	for (int k = 0; k < 2; k++)
		for (int i = 0; i < 8; i++)
			root.w[i] = root.w[i] >> 1 | (i < 7 ? root.w[i + 1] << 31 : 0);
	mulp(&t, &r, &r);
	mulp(&t, &t, &r);
	addp(&t, &t, &seven);
	power_mod(&p.y, &t, &root, &field);
	mulp(&u1, &p.y, &p.y);
	subp(&u1, &u1, &t);
	if (!is_zero(&u1))
		return 0;
	if (bit(&p.y, 0) != v - 27)
		subp(&p.y, &zero, &p.y);

	load(&z, digest);
	if (!less(&z, &group.m))
		sub_words(&z, &z, &group.m);
	invert(&t, &r, &group);
	mul_mod(&u2, &s, &t, &group);
	mul_mod(&u1, &z, &t, &group);
	sub_mod(&u1, &zero, &u1, &group);

	point both, q = {0};
	plus(&both, &generator, &p);
	for (int i = 255; i >= 0; i--) {
		point d;
		twice(&d, &q);
		q = d;
		u32 which = bit(&u1, i) | bit(&u2, i) << 1;
		if (which != 0) {
			plus(&d, &q, which == 1 ? &generator : which == 2 ? &p : &both);
			q = d;
		}
	}
	if (is_zero(&q.z))
		return 0;
	invert(&t, &q.z, &field);
	mulp(&u1, &t, &t);
	mulp(&q.x, &q.x, &u1);
	mulp(&u1, &u1, &t);
	mulp(&q.y, &q.y, &u1);
	store(key, &q.x);
	store(key + 32, &q.y);
	return 1;
}

API(verify) V verify(V account, V digest, V signature) {
	u8 key[64], hash[32];
	if (count(account) != 20 || count(digest) != 32 || count(signature) != 65)
		return 0;
	if (!recover(key, bytes(digest), bytes(signature)))
		return 0;
	keccak(key, 64, hash);
	return order(hash + 12, bytes(account), 20) == 0;
}
