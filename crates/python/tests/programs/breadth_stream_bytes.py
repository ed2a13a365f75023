import sys

sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
sys.stdout.buffer.write("é한\n".encode())
half = "é".encode()
sys.stdout.buffer.write(half[:1])
sys.stdout.buffer.write(half[1:] + b"\n")
sys.stdout.buffer.flush()
try:
    sys.stdout.buffer.write("text")
except TypeError as error:
    print(error)
print(sys.stdout.buffer.name, sys.stdout.buffer.mode, sys.stdout.buffer is sys.stdout.buffer, sys.stdout.buffer.writable())
print(sys.stdin.buffer.read(), sys.stdin.buffer.readline(), list(sys.stdin.buffer))
