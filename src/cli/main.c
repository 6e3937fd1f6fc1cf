/* main.c - the program: command line to options, and the one call of a command. */
#include "dossier.h"

int main(void)
{
	return DOSSIER_FAILED;
}
