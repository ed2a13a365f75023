class AppError(Exception):
    code = 1

    def __str__(self):
        return f"[E{self.code:03d}] {super().__str__()}"


class NotFound(AppError):
    code = 404


def find(items, key):
    try:
        return next(x for x in items if x["id"] == key)
    except StopIteration:
        raise NotFound(f"id={key} 항목이 없습니다") from None


print(find([{"id": 1}], 1))
try:
    find([], 2)
except AppError as e:
    print(e, e.args, e.__cause__, e.__suppress_context__)
e = NotFound("x")
e.add_note("힌트: id를 확인하세요")
raise e
