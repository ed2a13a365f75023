"""Named characters."""
print("\N{GREEK SMALL LETTER ALPHA}", "\N{SNOWMAN}", "\N{EURO SIGN}", "\N{PILE OF POO}", "\N{LATIN SMALL LETTER E WITH ACUTE}")
print("\N{latin capital letter o with diaeresis}", "\N{LATIN SMALL LETTER Z}", "\N{Digit One}", "\N{RIGHTWARDS ARROW}")
print(f"21\N{DEGREE SIGN}C {'\N{BLACK HEART SUIT}'} \N{PALM TREE}", "\N{ROCKET}", ascii("\N{NO-BREAK SPACE}"))
