#include "textflag.h"

// Bytes 47 to 0 of a load, in lanes of six: the two on top of each lane come from byte 63, which is zero.
DATA order<>+0(SB)/8, $0x3f3f2a2b2c2d2e2f
DATA order<>+8(SB)/8, $0x3f3f242526272829
DATA order<>+16(SB)/8, $0x3f3f1e1f20212223
DATA order<>+24(SB)/8, $0x3f3f18191a1b1c1d
DATA order<>+32(SB)/8, $0x3f3f121314151617
DATA order<>+40(SB)/8, $0x3f3f0c0d0e0f1011
DATA order<>+48(SB)/8, $0x3f3f060708090a0b
DATA order<>+56(SB)/8, $0x3f3f000102030405
GLOBL order<>(SB), RODATA|NOPTR, $64

// CHUNK adds 48 bytes times both halves of the coefficient to four sums.
#define CHUNK(offset, mask, x, lo0, hi0, lo1, hi1) \
	VMOVDQU8.Z    offset(SI), mask, x; \
	VPERMB        x, Z26, x;           \
	VPMADD52LUQ   x, Z24, lo0;         \
	VPMADD52HUQ   x, Z24, hi0;         \
	VPMADD52LUQ   x, Z25, lo1;         \
	VPMADD52HUQ   x, Z25, hi1

#define LOAD(offset, a, b, c, d) \
	VMOVDQU64 (offset)(DI), a;     \
	VMOVDQU64 (offset+64)(DI), b;  \
	VMOVDQU64 (offset+128)(DI), c; \
	VMOVDQU64 (offset+192)(DI), d

#define STORE(offset, a, b, c, d) \
	VMOVDQU64 a, (offset)(DI);     \
	VMOVDQU64 b, (offset+64)(DI);  \
	VMOVDQU64 c, (offset+128)(DI); \
	VMOVDQU64 d, (offset+192)(DI)

// combineIFMA adds to sums.
//
// func combineIFMA(s *sums, stamps *byte, offset, stride, count int, coefficients *coefficient, masks *[6]uint64)
TEXT ·combineIFMA(SB), NOSPLIT, $0-56
	MOVQ s+0(FP), DI
	MOVQ stamps+8(FP), SI
	ADDQ offset+16(FP), SI
	MOVQ stride+24(FP), BX
	MOVQ count+32(FP), CX
	MOVQ coefficients+40(FP), DX
	MOVQ masks+48(FP), AX

	KMOVQ     (AX), K1
	KMOVQ     8(AX), K2
	KMOVQ     16(AX), K3
	KMOVQ     24(AX), K4
	KMOVQ     32(AX), K5
	KMOVQ     40(AX), K6
	VMOVDQU64 order<>(SB), Z26
	LOAD(0, Z0, Z1, Z2, Z3)
	LOAD(256, Z4, Z5, Z6, Z7)
	LOAD(512, Z8, Z9, Z10, Z11)
	LOAD(768, Z12, Z13, Z14, Z15)
	LOAD(1024, Z16, Z17, Z18, Z19)
	LOAD(1280, Z20, Z21, Z22, Z23)
	MOVQ      BX, R8
	SHLQ      $4, R8
	TESTQ     CX, CX
	JZ        done

loop:
	VPBROADCASTQ (DX), Z24
	VPBROADCASTQ 8(DX), Z25
	CHUNK(240, K1, Z27, Z0, Z1, Z2, Z3)
	CHUNK(192, K2, Z28, Z4, Z5, Z6, Z7)
	CHUNK(144, K3, Z29, Z8, Z9, Z10, Z11)
	CHUNK(96, K4, Z30, Z12, Z13, Z14, Z15)
	CHUNK(48, K5, Z31, Z16, Z17, Z18, Z19)
	CHUNK(0, K6, Z27, Z20, Z21, Z22, Z23)
	PREFETCHT0 (SI)(R8*1)
	PREFETCHT0 64(SI)(R8*1)
	PREFETCHT0 128(SI)(R8*1)
	PREFETCHT0 192(SI)(R8*1)
	PREFETCHT0 256(SI)(R8*1)
	ADDQ BX, SI
	ADDQ $16, DX
	DECQ CX
	JNZ  loop

done:
	STORE(0, Z0, Z1, Z2, Z3)
	STORE(256, Z4, Z5, Z6, Z7)
	STORE(512, Z8, Z9, Z10, Z11)
	STORE(768, Z12, Z13, Z14, Z15)
	STORE(1024, Z16, Z17, Z18, Z19)
	STORE(1280, Z20, Z21, Z22, Z23)
	VZEROUPPER
	RET
