def write_log(name, lines):
    with open(name, "w") as log:
        for number in range(lines):
            level = "ERROR" if number % 7 == 3 else "info"
            log.write(f"{level} event {number}\n")


def read(name):
    with open(name) as log:
        for line in log:  # one line in memory at a time
            yield line.rstrip()


def errors(lines):
    for line in lines:
        if line.startswith("ERROR"):
            yield line


write_log("big.log", 1000)
found = errors(read("big.log"))
print("nothing has been read yet:", found.__name__)
print(next(found))
print(next(found))
found.close()  # the rest of the file is never read
print("closed")
