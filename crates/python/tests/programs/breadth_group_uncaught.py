def check(data):
    errors = []
    for k, v in data.items():
        try:
            int(v)
        except ValueError as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup("검증 실패", errors)


check({"a": "1", "b": "x", "c": "y"})
