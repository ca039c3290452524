// Counts the bytes, words and lines of its input. Without input it exits with code 3 and says why.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(int argc, char **argv) {
	long bytes = 0, words = 0, lines = 0;
	int c, inside = 0;
	while ((c = getchar()) != EOF) {
		bytes++;
		if (c == '\n') lines++;
		if (isspace(c)) inside = 0;
		else if (!inside) words++, inside = 1;
	}
	if (bytes == 0) {
		fprintf(stderr, "%s: nothing to count\n", argv[0]);
		return 3;
	}
	char *copy = malloc(1 << 20); // so that the memory grows
	memset(copy, 1, 1 << 20);
	printf("%ld %ld %ld %.3f %s %ld\n", lines, words, bytes, (double)bytes / words, argv[argc - 1], (long)time(NULL));
	free(copy);
	return 0;
}
