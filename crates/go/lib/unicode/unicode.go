// Package unicode tells what kind of character a rune is.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the greatest rune
	ReplacementChar = '\uFFFD'     // what stands for bytes that are no rune
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// Indices of the cases for To.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// category is the general category of a rune: two letters, as in the Unicode database
// ("Lu"); "Cn" for what is not assigned.
func category(r rune) string

// script is the script property's name ("Hangul"), "" for what has none.
func script(r rune) string

// upper, lower and title are the simple case mappings.
func upper(r rune) rune
func lower(r rune) rune
func title(r rune) rune

// RangeTable is a set of runes: a general category (one or two letters), a script, or a
// property of this package's.
type RangeTable struct {
	category string
	script   string
	has      func(rune) bool
}

var (
	Letter = &RangeTable{category: "L"}
	L      = Letter
	Upper  = &RangeTable{category: "Lu"}
	Lu     = Upper
	Lower  = &RangeTable{category: "Ll"}
	Ll     = Lower
	Title  = &RangeTable{category: "Lt"}
	Lt     = Title
	Lm     = &RangeTable{category: "Lm"}
	Lo     = &RangeTable{category: "Lo"}
	Mark   = &RangeTable{category: "M"}
	M      = Mark
	Mn     = &RangeTable{category: "Mn"}
	Mc     = &RangeTable{category: "Mc"}
	Number = &RangeTable{category: "N"}
	N      = Number
	Digit  = &RangeTable{category: "Nd"}
	Nd     = Digit
	Nl     = &RangeTable{category: "Nl"}
	No     = &RangeTable{category: "No"}
	Punct  = &RangeTable{category: "P"}
	P      = Punct
	Symbol = &RangeTable{category: "S"}
	S      = Symbol
	Sm     = &RangeTable{category: "Sm"}
	Sc     = &RangeTable{category: "Sc"}
	Sk     = &RangeTable{category: "Sk"}
	So     = &RangeTable{category: "So"}
	Space  = &RangeTable{category: "Z"}
	Z      = Space
	Zs     = &RangeTable{category: "Zs"}
	Other  = &RangeTable{category: "C"}
	C      = Other
	Cc     = &RangeTable{category: "Cc"}

	White_Space = &RangeTable{has: IsSpace}

	Arabic     = &RangeTable{script: "Arabic"}
	Armenian   = &RangeTable{script: "Armenian"}
	Cyrillic   = &RangeTable{script: "Cyrillic"}
	Devanagari = &RangeTable{script: "Devanagari"}
	Greek      = &RangeTable{script: "Greek"}
	Han        = &RangeTable{script: "Han"}
	Hangul     = &RangeTable{script: "Hangul"}
	Hebrew     = &RangeTable{script: "Hebrew"}
	Hiragana   = &RangeTable{script: "Hiragana"}
	Katakana   = &RangeTable{script: "Katakana"}
	Latin      = &RangeTable{script: "Latin"}
	Thai       = &RangeTable{script: "Thai"}
)

// Is reports whether the rune is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	switch {
	case rangeTab.has != nil:
		return rangeTab.has(r)
	case rangeTab.script != "":
		return script(r) == rangeTab.script
	}
	return inCategory(r, rangeTab.category)
}

// In reports whether the rune is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with the tables first.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

func inCategory(r rune, wanted string) bool {
	got := category(r)
	return got[:len(wanted)] == wanted && got != "Cn"
}

func isASCII(r rune) bool { return 0 <= r && r <= MaxASCII }

// IsLetter reports whether r is a letter (L).
func IsLetter(r rune) bool {
	if isASCII(r) {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return inCategory(r, "L")
}

// IsDigit reports whether r is a decimal digit (Nd).
func IsDigit(r rune) bool {
	if isASCII(r) {
		return '0' <= r && r <= '9'
	}
	return inCategory(r, "Nd")
}

// IsNumber reports whether r is a number (N).
func IsNumber(r rune) bool {
	if isASCII(r) {
		return IsDigit(r)
	}
	return inCategory(r, "N")
}

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if isASCII(r) {
		return 'A' <= r && r <= 'Z'
	}
	return inCategory(r, "Lu")
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if isASCII(r) {
		return 'a' <= r && r <= 'z'
	}
	return inCategory(r, "Ll")
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return !isASCII(r) && inCategory(r, "Lt") }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// IsControl reports whether r is a control character (Cc).
func IsControl(r rune) bool { return 0 <= r && r < 0x20 || 0x7F <= r && r < 0xA0 }

// IsPunct reports whether r is punctuation (P).
func IsPunct(r rune) bool { return inCategory(r, "P") }

// IsSymbol reports whether r is a symbol (S).
func IsSymbol(r rune) bool { return inCategory(r, "S") }

// IsMark reports whether r is a mark (M).
func IsMark(r rune) bool { return !isASCII(r) && inCategory(r, "M") }

// IsGraphic reports whether r is seen: letters, marks, numbers, punctuation, symbols, spaces.
func IsGraphic(r rune) bool {
	switch got := category(r); got[0] {
	case 'L', 'M', 'N', 'P', 'S':
		return true
	default:
		return got == "Zs"
	}
}

// IsPrint is IsGraphic, but of the spaces only ASCII's.
func IsPrint(r rune) bool {
	if isASCII(r) {
		return ' ' <= r && r < 0x7F
	}
	return category(r) != "Zs" && IsGraphic(r)
}

// To maps the rune to a case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// ToUpper maps the rune to upper case.
func ToUpper(r rune) rune {
	if isASCII(r) {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return upper(r)
}

// ToLower maps the rune to lower case.
func ToLower(r rune) rune {
	if isASCII(r) {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return lower(r)
}

// ToTitle maps the rune to title case.
func ToTitle(r rune) rune {
	if isASCII(r) {
		return ToUpper(r)
	}
	switch {
	case 0x1C4 <= r && r <= 0x1CC:
		return (r-0x1C4)/3*3 + 0x1C5
	case 0x1F1 <= r && r <= 0x1F3:
		return 0x1F2
	}
	return title(r)
}

// fold is the next greater rune that differs from r only by case, or the least one.
func fold(r rune) rune

// SimpleFold goes round the runes that differ from r only by case.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	return fold(r)
}
