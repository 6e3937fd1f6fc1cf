# walls.sh - every #include in src against src/WALLS, and the words that only some rooms may use.
source "${BASH_SOURCE%/*}/scene.bash"
walls=("$python" "$scenes/walls.py")

try 0 "${walls[@]}" "$DOSSIER_SOURCE"
same "nothing stands against the walls" "$out" ""
holds "it read the sources" "${err%% *}" -gt 100

# a house with a hole of each kind
mkdir -p src/{base,image,privacy,layout,paint,run}
cat >src/WALLS <<'WALLS'
base    :            : pthread.h
image   : base       : png.h unicode/
privacy : base image :
layout  : base       :
paint   : base       : hpdf
run     : base layout paint cellar :
WALLS
plant() { # FILE, its text on standard input
	cat >"src/$1"
}
plant layout/ok.c <<'C'
/* setjmp(), float, getenv() in a comment, and "open(" in a string */
#include <string.h>
#include "base/arena.h"
#include "layout/layout_int.h"
const char *s = "sprintf(getenv(\"HOME\"))"; int x = a->open(1);
C
plant layout/bad.c <<'C'
#include "paint/paint.h"
#include "base/arena_int.h"
#include "arena.h"
#include <hpdf_doc.h>
#include <sys/socket.h>
#include <time.h>
#include "dossier.h"
double x;
int y = open("f", 0);
struct cleared_image { int secret; };
C
plant image/sneak.c <<'C'
int a(void) { return setjmp(j); }
int b(void) { return time(NULL) + getenv("TZ"); }
int c(void) { return rand(); }
int d(void) { return sprintf(s, "x"); }
#include <unicode/ubrk.h>
C
plant image/libpng.c <<'C'
int a(void) { return setjmp(j); }
C
mkdir src/attic && plant attic/a.c </dev/null
try 1 "${walls[@]}" .
faults=$(grep -v "^src/WALLS" <<<"$out")
same "what is wrong" "$(cut -d: -f1,2 <<<"$faults" | tr '\n' ' ')" "src/attic/a.c:1 $(
	printf 'src/image/sneak.c:%s ' 1 2 2 3 4)$(printf 'src/layout/bad.c:%s ' 1 2 3 4 5 6 7 8 9 10)"
has "the edge" "$out" "layout may not include paint"
has "a private header" "$out" '"base/arena_int.h" is for base alone'
has "another's library" "$out" "<hpdf_doc.h> belongs to paint"
has "a stranger" "$out" "<sys/socket.h> is in no row"
has "a room that is none" "$out" "src/WALLS:6: run knows cellar"
scene_end
