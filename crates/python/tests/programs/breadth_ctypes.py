import ctypes
from ctypes import c_bool, c_double, c_int, Structure
from multiprocessing import Array, Process, Value


class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_int)]


def work(flag, total, cells):
    with total.get_lock():
        total.value += 2.5
    flag.value = True
    for i in range(len(cells)):
        cells[i] += i


if __name__ == "__main__":
    flag, total, cells = Value(c_bool, False), Value(c_double, 1.0), Array(c_int, [1, 2, 3])
    p = Process(target=work, args=(flag, total, cells))
    p.start()
    p.join()
    print(flag.value, total.value, cells[:])
    n = ctypes.c_int8(200)
    print(n.value, ctypes.c_uint8(-1), ctypes.c_uint32(2 ** 32 + 5).value, c_int(), ctypes.c_char(b"x"), ctypes.c_float(0.1).value)
    n.value = 300
    print(n, bool(c_int(0)), ctypes.sizeof(c_int), ctypes.sizeof(Point), ctypes.sizeof(c_double * 4))
    point = Point(1.5, 2)
    point.y += 1
    print(point.x, point.y, Point(y=7).y, Point().x)
    row = (c_int * 4)(1, 2)
    row[3] = 9
    print(list(row), len(row), row[1:3])
    buffer = ctypes.create_string_buffer(b"hi", 5)
    print(buffer.raw, buffer.value, len(buffer))
    for call in (lambda: c_int("x"), lambda: c_int(1.5), lambda: c_double("y"), lambda: row[4], lambda: Point(1, 2, 3)):
        try:
            call()
        except (TypeError, IndexError) as e:
            print(type(e).__name__, e)
    try:
        cells[0] = "text"
    except TypeError as e:
        print(e)
