"""Statuses by their names."""


_ALIASES = {"okay": "ok", "all_ok": "ok", "\\o/": "ok", "moved": "moved_permanently",
            "teapot": "im_a_teapot", "bad": "bad_request", "server_error": "internal_server_error",
            "unavailable": "service_unavailable", "too_many": "too_many_requests",
            "timeout": "request_timeout", "not_allowed": "method_not_allowed"}


class _Codes:
    def __getattr__(self, name):
        from http import HTTPStatus
        name = _ALIASES.get(name.lower(), name)
        for status in HTTPStatus:
            if status.name.lower() == name.lower():
                return status.value
        raise AttributeError(f"'codes' object has no attribute {name!r}")

    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()
