// SHA-256 (FIPS 180-4) and Keccak-256 as Ethereum has it.

static const u32 sha_k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static u32 rotate(u32 x, u32 n) { return x >> n | x << (32 - n); }

static void sha_block(u32 *h, const u8 *p) {
	u32 w[64], s[8];
	for (int i = 0; i < 16; i++)
		w[i] = (u32)p[4 * i] << 24 | (u32)p[4 * i + 1] << 16 | (u32)p[4 * i + 2] << 8 | p[4 * i + 3];
	for (int i = 16; i < 64; i++)
		w[i] = w[i - 16] + w[i - 7] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3) +
		       (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
	copy(s, h, sizeof s);
	for (int i = 0; i < 64; i++) {
		u32 a = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + sha_k[i] + w[i];
		u32 b = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
		for (int j = 7; j > 0; j--)
			s[j] = s[j - 1];
		s[4] += a;
		s[0] = a + b;
	}
	for (int i = 0; i < 8; i++)
		h[i] += s[i];
}

API(sha256) V sha256(V v) {
	u32 h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	const u8 *p = bytes(v);
	u32 n = count(v), left = n;
	for (; left >= 64; left -= 64, p += 64)
		sha_block(h, p);
	u8 block[128] = {0};
	copy(block, p, left);
	block[left] = 0x80;
	u32 blocks = left < 56 ? 1 : 2;
	u64 bits = (u64)n * 8;
	for (int i = 0; i < 8; i++)
		block[64 * blocks - 1 - i] = (u8)(bits >> 8 * i);
	for (u32 i = 0; i < blocks; i++)
		sha_block(h, block + 64 * i);
	u8 *to = alloc(32);
	for (int i = 0; i < 32; i++)
		to[i] = (u8)(h[i / 4] >> (24 - i % 4 * 8));
	return pack(to, 32);
}

static const u64 keccak_rounds[24] = {
	0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
	0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
	0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
	0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
	0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
	0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static void keccak_f(u64 *a) {
	static const u8 turns[24] = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};
	static const u8 places[24] = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
	for (int round = 0; round < 24; round++) {
		u64 c[5];
		for (int x = 0; x < 5; x++)
			c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
		for (int x = 0; x < 5; x++) {
			u64 d = c[(x + 4) % 5] ^ (c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63);
			for (int y = 0; y < 25; y += 5)
				a[x + y] ^= d;
		}
		u64 t = a[1];
		for (int i = 0; i < 24; i++) {
			u64 next = a[places[i]];
			a[places[i]] = t << turns[i] | t >> (64 - turns[i]);
			t = next;
		}
		for (int y = 0; y < 25; y += 5) {
			copy(c, a + y, sizeof c);
			for (int x = 0; x < 5; x++)
				a[x + y] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
		}
		a[0] ^= keccak_rounds[round];
	}
}

static void keccak(const u8 *p, u32 n, u8 *to) {
	enum { rate = 136 };
	u64 a[25] = {0};
	u8 block[rate];
	for (;; p += rate, n -= rate) {
		u32 m = n < rate ? n : rate;
		__builtin_memset(block, 0, rate);
		copy(block, p, m);
		if (m < rate) {
			block[m] ^= 1;
			block[rate - 1] ^= 0x80;
		}
		for (int i = 0; i < rate / 8; i++) {
			u64 w;
			copy(&w, block + 8 * i, 8);
			a[i] ^= w;
		}
		keccak_f(a);
		if (m < rate)
			break;
	}
	copy(to, a, 32);
}

API(keccak256) V keccak256(V v) {
	u8 *to = alloc(32);
	keccak(bytes(v), count(v), to);
	return pack(to, 32);
}
