"""The nearest name to a mistyped one, as CPython's "Did you mean" picks it.

Source of the rule: `Python/suggestions.c` of 3.14: an edit distance in which a
wrong letter costs 2 and a wrong case 1, bounded by a third of the lengths.
"""

_MOVE = 2
_CASE = 1
_NAME_LENGTH_MAX = 40
_CANDIDATES_MAX = 750


def _letter_cost(a, b):
    if a == b:
        return 0
    return _CASE if a.lower() == b.lower() else _MOVE


def _distance(a, b, limit):
    if a == b:
        return 0
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return _MOVE * (len(a) + len(b))
    if len(a) > _NAME_LENGTH_MAX or len(b) > _NAME_LENGTH_MAX:
        return limit + 1
    if abs(len(a) - len(b)) * _MOVE > limit:
        return limit + 1
    row = [(i + 1) * _MOVE for i in range(len(a))]
    for j, letter in enumerate(b):
        diagonal = result = j * _MOVE
        for i, other in enumerate(a):
            substitute = diagonal + _letter_cost(letter, other)
            diagonal = row[i]
            result = min(substitute, min(result, diagonal) + _MOVE)
            row[i] = result
        if min(row) > limit:
            return limit + 1
    return row[-1]


def closest(wrong, candidates):
    """The best candidate for `wrong`, or None when nothing is near enough."""
    if len(candidates) > _CANDIDATES_MAX or len(wrong) > _NAME_LENGTH_MAX:
        return None
    best, best_distance = None, None
    for name in candidates:
        if name == wrong:
            continue
        limit = (len(name) + len(wrong) + 3) * _MOVE // 6
        if best_distance is not None:
            limit = min(limit, best_distance - 1)
        distance = _distance(wrong, name, limit)
        if distance <= limit and (best_distance is None or distance < best_distance):
            best, best_distance = name, distance
    return best
