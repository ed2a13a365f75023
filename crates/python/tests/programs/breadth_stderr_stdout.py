import sys

class Lines:
    def write(self, text):
        sys.stdout.write("".join(line for line in text.splitlines(keepends=True) if not line.startswith(" ")))
    def flush(self):
        sys.stdout.flush()

sys.stderr = Lines()
sys.exit("a message for whoever reads")
