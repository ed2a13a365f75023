//! What is left out of the library's texts is what no program sees.

#[path = "../build/minify.rs"]
mod minify;

#[test]
fn comments_and_indentation_go_and_lines_and_literals_stay() {
    let table = [
        ("// Package a.\npackage a\n", "\npackage a\n"),
        ("func f() {\n\treturn   1 // one\n}\n", "func f() {\nreturn 1\n}\n"),
        ("a /* b */ c\n", "a c\n"),
        ("a /* b\n b */ + c\n", "a \n+ c\n"),
        ("/*/ a */ b\n", "b\n"),
        ("x := \"a  // b\" + `c\n\t// d  ` // e\n", "x := \"a  // b\" + `c\n\t// d  `\n"),
        ("q := '\"' // quote\nr := '\\''\ns := \"\\\\\" // t\n", "q := '\"'\nr := '\\''\ns := \"\\\\\"\n"),
        ("//go:noinline\nfunc f() {}\n", "//go:noinline\nfunc f() {}\n"),
        ("s := \"  é  // \"\t\t// é\n", "s := \"  é  // \"\n"),
    ];
    for (text, short) in table {
        assert_eq!(minify::minified(text), short, "{text}");
    }
}
