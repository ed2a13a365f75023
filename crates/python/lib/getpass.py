"""A name and a secret."""

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    return input(prompt)


def getuser():
    import os
    return os.environ.get("USER", "learner")
