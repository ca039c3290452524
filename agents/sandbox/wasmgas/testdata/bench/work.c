// Five workloads that together use what programs use: calls, integers, bytes, memory, floats. Each is exported, takes a
// size and returns a number that depends on all of its work. No library is linked.
//
//     clang --target=wasm32 -O2 -nostdlib -fno-builtin -Wl,--no-entry -Wl,--strip-all -o work.wasm work.c      (clang 14)

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

#define export(name) __attribute__((export_name(#name)))

static u32 random(u32 *state) {
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static u8 bytes[1 << 20];

// Calls and nothing else.
__attribute__((noinline)) static u32 fibonacci(u32 n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

export(fib) u32 fib(u32 n) { return fibonacci(n); }

// Integer arithmetic in straight lines.
static const u32 k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
	0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
	0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
	0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
	0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static u32 turn(u32 x, int n) { return x >> n | x << (32 - n); }

__attribute__((noinline)) static void compress(u32 *h, const u8 *p) {
	u32 w[64];
	for (int i = 0; i < 16; i++, p += 4) w[i] = (u32)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
	for (int i = 16; i < 64; i++) {
		u32 s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3;
		u32 s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10;
		w[i] = w[i - 16] + s0 + w[i - 7] + s1;
	}
	u32 a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], l = h[7];
	for (int i = 0; i < 64; i++) {
		u32 t1 = l + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
		u32 t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
		l = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
	}
	h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e, h[5] += f, h[6] += g, h[7] += l;
}

export(sha256) u32 sha256(u32 blocks) {
	u32 h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	for (u32 i = 0; i < blocks; i++) compress(h, bytes + i % 1024 * 64);
	return h[0];
}

// Bytes with a branch for each: numbers and names are written as JSON and read back.
static u8 *number(u8 *p, u32 n) {
	u8 digits[10];
	int i = 0;
	do digits[i++] = '0' + n % 10;
	while (n /= 10);
	while (i) *p++ = digits[--i];
	return p;
}

__attribute__((noinline)) static u8 *write(u8 *p, u32 items, u32 *state) {
	*p++ = '[';
	for (u32 i = 0; i < items; i++) {
		if (i) *p++ = ',';
		for (const char *s = "{\"id\":"; *s; s++) *p++ = *s;
		p = number(p, random(state));
		for (const char *s = ",\"name\":\""; *s; s++) *p++ = *s;
		for (u32 n = random(state) % 24; n; n--) {
			u8 c = ' ' + random(state) % 90;
			if (c == '"' || c == '\\') *p++ = '\\';
			*p++ = c;
		}
		for (const char *s = "\",\"tags\":[true,null,0.5]}"; *s; s++) *p++ = *s;
	}
	*p++ = ']';
	*p = 0;
	return p;
}

static const u8 *at;

static u32 value(void) {
	u32 sum = 0;
	switch (*at) {
	case '[':
	case '{':
		at++;
		while (*at != ']' && *at != '}') {
			sum = sum * 31 + value();
			if (*at == ',' || *at == ':') at++;
		}
		at++;
		return sum;
	case '"':
		for (at++; *at != '"'; at++) {
			if (*at == '\\') at++;
			sum = sum * 31 + *at;
		}
		at++;
		return sum;
	default:
		while ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '.' || *at == '-') sum = sum * 10 + *at++;
		return sum;
	}
}

export(json) u32 json(u32 rounds) {
	u32 state = 1, sum = 0;
	while (rounds--) {
		write(bytes, 1000, &state);
		at = bytes;
		sum = sum * 7 + value();
	}
	return sum;
}

// Comparisons through a function pointer, as qsort makes them.
static u32 list[200000];

static int ascending(const u32 *a, const u32 *b) { return (*a > *b) - (*a < *b); }
static int backwards(const u32 *a, const u32 *b) { return (*a < *b) - (*a > *b); }

static int (*volatile order)(const u32 *, const u32 *) = ascending;

__attribute__((noinline)) static void quicksort(u32 *a, int n, int (*less)(const u32 *, const u32 *)) {
	while (n > 1) {
		u32 pivot = a[n / 2];
		int i = 0, j = n - 1;
		while (i <= j) {
			while (less(&a[i], &pivot) < 0) i++;
			while (less(&a[j], &pivot) > 0) j--;
			if (i <= j) {
				u32 t = a[i];
				a[i++] = a[j];
				a[j--] = t;
			}
		}
		quicksort(a, j + 1, less);
		a += i, n -= i;
	}
}

export(sort) u32 sort(u32 n) {
	u32 state = n;
	for (u32 i = 0; i < n; i++) list[i] = random(&state);
	quicksort(list, n, order);
	order = order == ascending ? backwards : ascending;
	return list[0];
}

// Floats in nested loops.
static double x[256 * 256], y[256 * 256], z[256 * 256];

export(matmul) double matmul(u32 n) {
	for (u32 i = 0; i < n * n; i++) x[i] = i % 7, y[i] = i % 11 * 0.5;
	for (u32 i = 0; i < n; i++)
		for (u32 j = 0; j < n; j++) {
			double sum = 0;
			for (u32 l = 0; l < n; l++) sum += x[i * n + l] * y[l * n + j];
			z[i * n + j] = sum;
		}
	return z[n * n - 1];
}
