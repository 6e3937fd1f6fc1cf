"""paint_content.py FILE.pdf PAGE - prints the content stream of a page (from 1) as it is."""
import json
import subprocess
import sys

path, number = sys.argv[1], int(sys.argv[2])
run = subprocess.run(["qpdf", "--json=1", path], check=True, capture_output=True)
document = json.loads(run.stdout)
content = document["pages"][number - 1]["contents"][0].split()[0]
run = subprocess.run(["qpdf", "--show-object=" + content, "--filtered-stream-data", path], check=True,
                     capture_output=True)
sys.stdout.buffer.write(run.stdout)
