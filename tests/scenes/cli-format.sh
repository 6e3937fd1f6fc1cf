# cli-format.sh - messages for programs: the same ones as text, in JSON and in SARIF, on standard output.
source "${BASH_SOURCE%/*}/scene.bash"

cat >case.yaml <<'YAML'
dossier: 1
platform: generic
complaint: quality
language: zh-CN
number: "1"
statement: "买家\t是骗子 and a \"liar\"."
nubmer: 2
order: {number: "A1", created: 2025-01-10, paid: 2025-01-09}
certificates: [{kind: warranty, title: "T"}]
YAML
mkdir "Русский и %" && grep -v nubmer case.yaml >"Русский и %/case.yaml"

# what messages are there as text, one a line: level file line column code message
"$DOSSIER" check case.yaml 2>text
status=$?
sed -nE 's/^([^ ].*[^ ]): (note|warning|error): .* \[(.*)\]$/\1 \2 \3/p' text >expected
holds "messages" "$(wc -l <expected)" -ge 3

"$DOSSIER" check case.yaml --format=json >out.json 2>err
same "its status" $? $status
same "nothing on standard error" "$(<err)" ""
"$python" - out.json >got <<'PY'
import json, sys
log = json.load(open(sys.argv[1], encoding="utf-8"))
for m in log["messages"]:
    place = (":%d:%d" % (m["line"], m["column"])) if m["line"] else ""
    print((m["file"] or "dossier") + place, m["level"], m["code"])
    assert m["message"] and set(m) == {"code", "level", "file", "line", "column", "end_column", "message", "advice"}
    assert m["end_column"] is None or m["end_column"] > m["column"]
counts = [sum(m["level"] == level for m in log["messages"]) for level in ("error", "warning", "note")]
assert [log["errors"], log["warnings"], log["notes"]] == counts, counts
assert log["case"] == "case.yaml" and log["status"] == 2
lines = open("case.yaml", encoding="utf-8").read().split("\n")
unknown = next(m for m in log["messages"] if m["code"] == "unknown-key")
assert lines[unknown["line"] - 1][unknown["column"] - 1:unknown["end_column"] - 1] == "nubmer"
assert unknown["advice"] == 'did you mean "number"?'
PY
same "JSON" $? 0
same "as text has them" "$(<got)" "$(<expected)"

"$DOSSIER" check case.yaml --format=sarif >out.sarif
"$python" - out.sarif >got <<'PY'
import json, sys
log = json.load(open(sys.argv[1], encoding="utf-8"))
assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
run, = log["runs"]
rules = run["tool"]["driver"]["rules"]
assert run["tool"]["driver"]["name"] == "dossier" and run["columnKind"] == "unicodeCodePoints"
assert len({r["id"] for r in rules}) == len(rules)
assert all(r["help"]["text"] and r["defaultConfiguration"]["level"] in ("note", "warning", "error") for r in rules)
assert {"deadline-passed", "sum", "tone-insulting", "unknown-key"} <= {r["id"] for r in rules}
for r in run["results"]:
    assert rules[r["ruleIndex"]]["id"] == r["ruleId"] and r["message"]["text"]
    at = r["locations"][0]["physicalLocation"]
    region = at.get("region")
    place = ":%d:%d" % (region["startLine"], region["startColumn"]) if region else ""
    assert not region or region["endColumn"] > region["startColumn"]
    print(at["artifactLocation"]["uri"] + place, r["level"], r["ruleId"])
assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 2}]
PY
same "SARIF" $? 0
same "SARIF: as text has them" "$(<got)" "$(sed 's/^dossier /case.yaml /' expected)"

# of every kind: no such file, from standard input, with errors and without, in Chinese, of a build that fails
"$DOSSIER" check none.yaml --format=sarif >none.sarif
"$DOSSIER" check - --format=sarif <case.yaml >stdin.sarif
"$DOSSIER" check case.yaml -q --format=sarif >quiet.sarif
env LC_ALL=zh_CN.UTF-8 "$DOSSIER" check case.yaml --format=sarif >zh.sarif
"$DOSSIER" check "$PWD/Русский и %/case.yaml" --format=sarif >path.sarif
"$DOSSIER" build "Русский и %/case.yaml" -o none/x.pdf --format=sarif >build.sarif
try 0 "$python" "$scenes/sarif.py" ./*.sarif
same "SARIF is as the standard asks" "$out" ""
for wrong in 's/"2.1.0"/"2.2"/' 's/"startLine": [0-9]*/"startLine": 0/' 's/"ruleIndex": [0-9]*/"ruleIndex": 1/' \
	's/"endColumn": [0-9]*/"endColumn": 1/' 's/"level": "error"/"level": "fatal"/' 's/"uri": "/"uri": "a b:/' \
	's/"columnKind": "[a-zA-Z]*", //' 's/"name": "dossier", //' 's/"message": {"text"/"message": {"words"/'; do
	sed "$wrong" out.sarif >wrong.sarif
	try 1 "$python" "$scenes/sarif.py" wrong.sarif
done
rm -f wrong.sarif

# columns are characters, not bytes; a path is a URI
"$DOSSIER" check "Русский и %/case.yaml" --format=sarif >out.sarif
same "status of warnings" $? 3
"$python" - out.sarif <<'PY'
import json, sys, urllib.parse
results = json.load(open(sys.argv[1], encoding="utf-8"))["runs"][0]["results"]
at = next(r for r in results if r["ruleId"] == "tone-insulting")["locations"][0]["physicalLocation"]
assert urllib.parse.unquote(at["artifactLocation"]["uri"]) == "Русский и %/case.yaml", at
assert " " not in at["artifactLocation"]["uri"]
line = open("Русский и %/case.yaml", encoding="utf-8").read().split("\n")[at["region"]["startLine"] - 1]
assert line[at["region"]["startColumn"] - 1:at["region"]["endColumn"] - 1] == "骗子", at
PY
same "characters" $? 0

"$DOSSIER" check case.yaml --format=json -q >out.json
try 0 "$python" -c 'import json; print({m["level"] for m in json.load(open("out.json"))["messages"]})'
same "quiet: errors alone" "$out" "{'error'}"

# a build makes its files beside
sed -i 's/paid: 2025-01-09/paid: 2025-01-11/' "Русский и %/case.yaml"
"$DOSSIER" build "Русский и %/case.yaml" --format=json >out.json 2>err
"$python" -c 'import json; assert json.load(open("out.json"))["errors"] == 0'
same "JSON of a build" $? 0
holds "the PDF" -s "Русский и %/case.pdf"
try 2 "$DOSSIER" build "Русский и %/case.yaml" --format=json -o -
has "one stream" "$err" "cannot both go"
try 2 "$DOSSIER" check case.yaml --format=xml
has "another format" "$err" "text|json|sarif"
try 2 "$DOSSIER" list checks --format=json
scene_end
