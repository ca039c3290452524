// The workloads of work.c as a native program: native NAME SIZE prints the processor time in nanoseconds and the result.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define random work_random
#include WORK
#undef random

int main(int argc, char **argv) {
	struct timespec from, to;
	unsigned long long result = 0;
	double real;
	if (argc != 3) return 2;
	unsigned n = strtoul(argv[2], 0, 10);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	if (!strcmp(argv[1], "fib")) result = fib(n);
	else if (!strcmp(argv[1], "sha256")) result = sha256(n);
	else if (!strcmp(argv[1], "json")) result = json(n);
	else if (!strcmp(argv[1], "sort")) result = sort(n);
	else if (!strcmp(argv[1], "matmul")) real = matmul(n), memcpy(&result, &real, sizeof result);
	else return 2;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	printf("%lld %llu\n", (to.tv_sec - from.tv_sec) * 1000000000LL + to.tv_nsec - from.tv_nsec, result);
}
