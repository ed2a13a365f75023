"""What a sample of rows tells of their dialect (`Sniffer` of `Lib/csv.py`)."""

import re

_QUOTED = ((r"(?P<delim>[^\w\n\"'])(?P<space> ?)(?P<quote>[\"']).*?(?P=quote)(?P=delim)"),
           (r"(?:^|\n)(?P<quote>[\"']).*?(?P=quote)(?P<delim>[^\w\n\"'])(?P<space> ?)"),
           (r"(?P<delim>[^\w\n\"'])(?P<space> ?)(?P<quote>[\"']).*?(?P=quote)(?:$|\n)"),
           (r"(?:^|\n)(?P<quote>[\"']).*?(?P=quote)(?:$|\n)"))


def guess(sample, delimiters, preferred):
    """Quote, doubled or not, delimiter, whether a space follows it."""
    quote, doubled, delimiter, space = _by_quotes(sample, delimiters)
    if not delimiter:
        delimiter, space = _by_counts(sample, delimiters, preferred)
    return quote, doubled, delimiter, space


def _by_quotes(data, delimiters):
    matches = []
    for pattern in _QUOTED:
        regexp = re.compile(pattern, re.DOTALL | re.MULTILINE)
        matches = regexp.findall(data)
        if matches:
            break
    if not matches:
        return "", False, None, 0
    quotes, delims, spaces = {}, {}, 0
    groups = regexp.groupindex
    for match in matches:
        match = match if isinstance(match, tuple) else (match,)
        key = match[groups["quote"] - 1]
        if key:
            quotes[key] = quotes.get(key, 0) + 1
        if "delim" not in groups:
            continue
        key = match[groups["delim"] - 1]
        if key and (delimiters is None or key in delimiters):
            delims[key] = delims.get(key, 0) + 1
        if match[groups["space"] - 1]:
            spaces += 1
    quote = max(quotes, key=quotes.get)
    if delims:
        delim = max(delims, key=delims.get)
        space = delims[delim] == spaces
        delim = "" if delim == "\n" else delim
    else:
        delim, space = "", 0
    d, q = re.escape(delim), quote
    doubled = re.search(rf"(({d})|^)\W*{q}[^{d}\n]*{q}[^{d}\n]*{q}\W*(({d})|$)", data, re.MULTILINE)
    return quote, bool(doubled), delim, space


def _by_counts(data, delimiters, preferred):
    rows = list(filter(None, data.split("\n")))
    letters = [chr(code) for code in range(127)]
    length = min(10, len(rows))
    frequency, modes, delims = {}, {}, {}
    start, end, iteration = 0, length, 0
    while start < len(rows):
        iteration += 1
        for line in rows[start:end]:
            for char in letters:
                counts = frequency.setdefault(char, {})
                seen = line.count(char)
                counts[seen] = counts.get(seen, 0) + 1
        for char, counts in frequency.items():
            items = list(counts.items())
            if len(items) == 1 and items[0][0] == 0:
                continue
            if len(items) > 1:
                modes[char] = max(items, key=lambda pair: pair[1])
                items.remove(modes[char])
                modes[char] = modes[char][0], modes[char][1] - sum(pair[1] for pair in items)
            else:
                modes[char] = items[0]
        total, consistency = float(min(length * iteration, len(rows))), 1.0
        while not delims and consistency >= 0.9:
            for char, (seen, times) in modes.items():
                if seen > 0 and times > 0 and times / total >= consistency \
                        and (delimiters is None or char in delimiters):
                    delims[char] = seen, times
            consistency -= 0.01
        if len(delims) == 1:
            delim = list(delims)[0]
            return delim, rows[0].count(delim) == rows[0].count(delim + " ")
        start, end = end, end + length
    if not delims:
        return "", 0
    if len(delims) > 1:
        for delim in preferred:
            if delim in delims:
                return delim, rows[0].count(delim) == rows[0].count(delim + " ")
    delim = max((pair, char) for char, pair in delims.items())[1]
    return delim, rows[0].count(delim) == rows[0].count(delim + " ")


def has_header(rows):
    header = next(rows)
    kinds = dict.fromkeys(range(len(header)))
    for checked, row in enumerate(rows):
        if checked > 20:
            break
        if len(row) != len(header):
            continue
        for column in list(kinds):
            try:
                complex(row[column])
                kind = complex
            except (ValueError, OverflowError):
                kind = len(row[column])
            if kind != kinds[column]:
                if kinds[column] is None:
                    kinds[column] = kind
                else:
                    del kinds[column]
    votes = 0
    for column, kind in kinds.items():
        if isinstance(kind, int):
            votes += 1 if len(header[column]) != kind else -1
        else:
            try:
                kind(header[column])
            except (ValueError, TypeError):
                votes += 1
            else:
                votes -= 1
    return votes > 0
