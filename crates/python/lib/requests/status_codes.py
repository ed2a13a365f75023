"""Statuses by their names."""


class _Codes:
    def __getattr__(self, name):
        from http import HTTPStatus
        for status in HTTPStatus:
            if status.name.lower() == name.lower():
                return status.value
        raise AttributeError(f"'codes' object has no attribute {name!r}")

    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()
