"""A dict of headers."""

from _headers import Headers


class CaseInsensitiveDict(Headers):
    def __init__(self, data=None, **kwargs):
        super().__init__(data)
        for name, value in kwargs.items():
            self[name] = value
