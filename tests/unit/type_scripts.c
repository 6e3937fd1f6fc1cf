/* type_scripts.c - every script that the table names is set by its own font, without an empty box. */
#include "tree/tree.h"
#include "type_set.h"

static const struct {
	const char *script, *word;
} samples[] = {
	{"Adlm", "𞤬𞤵𞤤𞤬𞤵𞤤𞤣𞤫"}, {"Arab", "ياخشىمۇسىز، سلام؟ ٣٠"}, {"Armn", "Բարեւ։"}, {"Beng", "অনুগ্রহ করে।"},
	{"Cakm", "𑄌𑄋𑄴𑄟𑄳𑄦"}, {"Cans", "ᐃᓄᒃᑎᑐᑦ"}, {"Cher", "ᏣᎳᎩ"}, {"Cyrl", "Привет"},
	{"Deva", "कृपया।"}, {"Ethi", "ሰላም።"}, {"Geor", "გამარჯობა"}, {"Grek", "Γειά"},
	{"Gujr", "કૃપા કરીને"}, {"Guru", "ਕਿਰਪਾ।"}, {"Hebr", "שלום"}, {"Java", "ꦗꦮ"},
	{"Khmr", "សួស្តី"}, {"Knda", "ದಯವಿಟ್ಟು"}, {"Laoo", "ສະບາຍດີ"}, {"Lisu", "ꓡꓲꓢꓴ"},
	{"Mlym", "നമസ്കാരം"}, {"Mong", "ᠮᠣᠩᠭᠣᠯ᠃"}, {"Mtei", "ꯃꯤꯇꯩ"}, {"Mymr", "မင်္ဂလာပါ။"},
	{"Nkoo", "ߒߞߏ"}, {"Olck", "ᱥᱟᱱᱛᱟᱲᱤ"}, {"Orya", "ନମସ୍କାର।"}, {"Sinh", "ආයුබෝවන්"},
	{"Syrc", "ܫܠܡܐ"}, {"Tale", "ᥖᥭᥰ"}, {"Talu", "ᦺᦑᦟᦹᧉ"}, {"Taml", "வணக்கம்"},
	{"Telu", "నమస్కారం"}, {"Tfng", "ⵜⵉⴼⵉⵏⴰⵖ"}, {"Thaa", "ދިވެހި"}, {"Thai", "สวัสดีค่ะ"},
	{"Tibt", "བཀྲ་ཤིས།"}, {"Yiii", "ꆈꌠ"},
};
enum { N_SAMPLES = sizeof samples / sizeof samples[0] };

static const char *find_sample(const char *script)
{
	for (size_t i = 0; i < N_SAMPLES; i++)
		if (strcmp(samples[i].script, script) == 0)
			return samples[i].word;
	return NULL;
}

static bool has_ink(const struct cluster *c)
{
	hb_glyph_extents_t e;
	for (size_t i = 0; i < c->n_glyphs; i++)
		if (hb_font_get_glyph_extents(c->face->font, c->glyphs[i].id, &e) && e.width && e.height)
			return true;
	return false;
}

/* All in one face: a danda or a comma in the middle is not another font's. */
static void test_word(struct foundry *f, const char *lang, const char *script, enum face_role role)
{
	const char *word = find_sample(script);
	if (!CHECK(word != NULL)) {
		fprintf(stderr, "no sample of %s\n", script);
		return;
	}
	struct shaped *s = set_as(f, lang, word, role, PT(10));
	const struct face *face = NULL;
	for (size_t i = 0; i < s->n; i++) {
		const struct cluster *c = &s->clusters[i];
		bool zero = false;
		for (size_t k = 0; k < c->n_glyphs; k++)
			zero |= c->glyphs[k].id == 0;
		if (c->class == CLASS_SPACE)
			continue;
		face = face ? face : c->face;
		if (!CHECK(c->face == face && face && !zero && has_ink(c)))
			fprintf(stderr, "%s, %s: byte %u of \"%s\"\n", lang, script, c->start, word);
	}
}

/* The scripts of each row "- {family: F, only: [S]}" of the fallback. */
static void test_table(struct foundry *f)
{
	const struct node *root = tree_load(f->arena, f->diag, "fonts/faces.yaml", "fonts/faces.yaml", NULL);
	const struct node *list = tree_lookup(root, "fallback");
	size_t n = 0;
	for (size_t i = 0; list && i < list->n; i++) {
		const struct node *only = tree_lookup(list->items[i], "only");
		for (size_t k = 0; only && k < only->n; k++, n++) {
			test_word(f, "zh", only->items[k]->text, FACE_TEXT);
			test_word(f, "en", only->items[k]->text, FACE_STRONG);
			test_word(f, "ru", only->items[k]->text, FACE_MONO);
		}
	}
	CHECK(n >= 36);
}

/* The danda is common to many scripts: it is of the font of the words before it. */
static void test_danda(struct foundry *f)
{
	CHECK(is_face(&set(f, "zh", "ক।")->clusters[1], "NotoSansBengali-Regular"));
	CHECK(is_face(&set(f, "zh", "क।")->clusters[1], "NotoSansDevanagari-Regular"));
	const struct cluster *alone = set_one(f, "zh", "।");
	CHECK(alone && alone->face);
	struct shaped *s = set(f, "zh", "中।");
	CHECK(s->n == 2 && s->clusters[1].face && s->clusters[1].face != s->clusters[0].face);
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (CHECK(f.type != NULL)) {
		test_table(&f);
		test_danda(&f);
		CHECK(type_missing_packages(f.type) == NULL);
	}
	foundry_drop(&f);
	return test_end();
}
