import traceback


def parse(text):
    return [int(x) for x in text.split(",")]


def nested(rows):
    return {
        key: [len(cell) for cell in row]
        for key, row in rows
    }


def total(items):
    return sum({x / (x - 2) for x in items})


for call in (lambda: parse("1,,2"), lambda: nested([("a", ["x"]), ("b", [3])]), lambda: total([1, 2]), lambda: [x for x in 5]):
    try:
        call()
    except Exception as e:
        traceback.print_exc()
        print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])


class Table:
    cells = [1 for _ in range(2)]
    rows = [cell.missing for cell in cells]
