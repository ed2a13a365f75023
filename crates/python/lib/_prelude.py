"""Python versions of what natives cannot do alone, because an operand has Python methods."""
