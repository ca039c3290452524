// What compiled programs have in common. Every value is one word of 64 bits:
//
//   int, decimal, time     the number
//   unit, bool, truth      0 or 1
//   string, bytes, id      where the bytes are << 32 | how many
//   list                   where the words are << 32 | how many
//   dict                   where keys and values are, in turn, << 32 | how many pairs
//   option, variant        where the payload is, 0 if it is the unit, << 32 | tag
//   tuple, record          where the words are
//   tree, zipper           where a struct node or place is
//
// Values never change. A run has one heap, which grows at its end; loops clear what they made (compact.c). Slices share
// what they are cut from, and strings of the input stay where they were read.

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;
typedef u64 V;

// The kinds of types, as in package data.
enum {
	UNIT = 1, BOOL, INT, TIME, ID, DECIMAL, STRING, BYTES, TRUTH, OPTION, TUPLE, LIST, DICT, TREE, ZIPPER, RECORD, VARIANT
};

typedef struct type {
	u32 kind, max, depth, n;
	const struct type *of[];
} type;

typedef struct node { // of a tree
	i64 nodes;
	V value, children;
} node;

typedef struct place { // in a tree: see package data
	i64 at;
	const node *tree;
	const struct place *parent; // 0 at the root
} place;

#define API(name) __attribute__((export_name(#name)))
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

static inline u32 count(V v) { return (u32)v; }
static inline V *words(V v) { return (V *)(u32)(v >> 32); }
static inline u8 *bytes(V v) { return (u8 *)(u32)(v >> 32); }
static inline V pack(const void *p, u32 n) { return (V)(u32)p << 32 | n; }
static inline V none(void) { return 0; }

static inline int min(int a, int b) { return a < b ? a : b; }
static inline void copy(void *to, const void *from, u32 n) { __builtin_memcpy(to, from, n); }

static inline int order(const u8 *a, const u8 *b, u32 n) {
	for (u32 i = 0; i < n; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static int same(V a, V b) { return count(a) == count(b) && order(bytes(a), bytes(b), count(a)) == 0; }
