"""many.py FOLDER COUNT: so many cases, each wrong in many ways, so that its line of the report is long.
many.py - COMMAND...: the most memory [kB] that the command itself had; its workers do not count."""
import pathlib
import subprocess
import sys
import time

if sys.argv[1] != "-":
	for i in range(int(sys.argv[2])):
		folder = pathlib.Path(sys.argv[1], f"{i:04d}")
		folder.mkdir(parents=True)
		(folder / "case.yaml").write_text("dossier: 1\nplatform: generic\ncomplaint: other\n"
			+ "".join(f"unknown-{k}: a\n" for k in range(100)))
	sys.exit()
most = 0
process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while process.poll() is None:
	try:
		status = pathlib.Path("/proc", str(process.pid), "status").read_text()
	except OSError:
		break
	if "VmHWM:" in status:
		most = max(most, int(status.split("VmHWM:")[1].split()[0]))
	time.sleep(0.01)
print(most, process.wait())
