"""What pickles of empty queues' exceptions name."""


class Empty(Exception):
    """Nothing to get."""
