// Memory, and what comes in and goes out.

static u8 *top;      // of the heap
static u32 limit;    // of the memory

API(alloc) void *alloc(u32 n) {
	u8 *p = top;
	n = (n + 7) & ~7u;
	if (limit - (u32)p < n) {
		u32 pages = (n - (limit - (u32)p) + 0xffff) >> 16;
		if (pages < 16)
			pages = 16;
		if (__builtin_wasm_memory_grow(0, pages) == (__SIZE_TYPE__)-1)
			__builtin_trap();
		limit += pages << 16;
	}
	top = p + n;
	return p;
}

static V some(V v) {
	V *p = alloc(8);
	*p = v;
	return pack(p, 1);
}

typedef struct { u8 *at; u32 n; } vector;

WASI(fd_read) u32 fd_read(u32 fd, const vector *, u32 n, u32 *done);
WASI(fd_write) u32 fd_write(u32 fd, const vector *, u32 n, u32 *done);
WASI(proc_exit) _Noreturn void proc_exit(u32 code);

static void write(u8 *at, u32 n) {
	while (n > 0) {
		vector v = {at, n};
		u32 done = 0;
		if (fd_write(1, &v, 1, &done) != 0 || done == 0)
			__builtin_trap();
		at += done, n -= done;
	}
}

// end ends the run with a failure: [1, code].
static _Noreturn void end(const char *code, u32 n) {
	u8 out[16] = {0x82, 1, 0x60 | n};
	copy(out + 3, code, n);
	write(out, 3 + n);
	proc_exit(0);
}

API(fail) _Noreturn void fail(void) { end("arithmetic", 10); }
static _Noreturn void bad(void) { end("input", 5); }

// read reads all of the input to the top of the heap.
static V read(void) {
	const u32 part = 1 << 16;
	u8 *start = top;
	u32 n = 0;
	for (;;) {
		top = start + n;
		vector v = {alloc(part), part};
		u32 done = 0;
		if (fd_read(0, &v, 1, &done) != 0)
			__builtin_trap();
		if (done == 0)
			break;
		n += done;
	}
	top = start;
	alloc(n);
	return pack(start, n);
}

// change is an update of a log.
typedef struct change {
	struct change *next;
	const u8 *label;
	const type *t;
	V id, value; // id 0: the client's own log
} change;

static change *first, **last;
static u32 changes;

API(update) void update(const u8 *label, V id, const type *t, V value) {
	change *c = alloc(sizeof *c);
	*c = (change){0, label, t, id, value};
	*last = c;
	last = &c->next;
	changes++;
}
