"""A session: the same calls on an object."""


class Session:
    def __init__(self):
        self.headers = {}

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        pass

    def request(self, method, url, **kwargs):
        import requests
        return requests.request(method, url, **kwargs)

    def get(self, url, **kwargs):
        return self.request("get", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("post", url, **kwargs)
