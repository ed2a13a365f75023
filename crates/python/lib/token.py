"""Kinds of tokens, with their numbers."""

import sys

_OPERATORS = ("LPAR ( RPAR ) LSQB [ RSQB ] COLON : COMMA , SEMI ; PLUS + MINUS - STAR * SLASH / VBAR | AMPER & LESS < "
              "GREATER > EQUAL = DOT . PERCENT % LBRACE { RBRACE } EQEQUAL == NOTEQUAL != LESSEQUAL <= "
              "GREATEREQUAL >= TILDE ~ CIRCUMFLEX ^ LEFTSHIFT << RIGHTSHIFT >> DOUBLESTAR ** PLUSEQUAL += "
              "MINEQUAL -= STAREQUAL *= SLASHEQUAL /= PERCENTEQUAL %= AMPEREQUAL &= VBAREQUAL |= CIRCUMFLEXEQUAL ^= "
              "LEFTSHIFTEQUAL <<= RIGHTSHIFTEQUAL >>= DOUBLESTAREQUAL **= DOUBLESLASH // DOUBLESLASHEQUAL //= AT @ "
              "ATEQUAL @= RARROW -> ELLIPSIS ... COLONEQUAL :=").split()
_OLD = sys.version_info < (3, 12)
_names = "ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT".split() + _OPERATORS[::2]
if _OLD:
    _names += "OP AWAIT ASYNC TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD ERRORTOKEN COMMENT NL ENCODING N_TOKENS".split()
else:
    _names += ("EXCLAMATION OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END "
               "TSTRING_START TSTRING_MIDDLE TSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS").split()
globals().update({name: number for number, name in enumerate(_names)})
NT_OFFSET = 256
tok_name = dict(enumerate(_names)) | {NT_OFFSET: "NT_OFFSET"}
EXACT_TOKEN_TYPES = {text: _names.index(name) for name, text in zip(_OPERATORS[::2], _OPERATORS[1::2])}
if not _OLD:
    EXACT_TOKEN_TYPES["!"] = _names.index("EXCLAMATION")
__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", "NT_OFFSET", "EXACT_TOKEN_TYPES", *_names]


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == 0
