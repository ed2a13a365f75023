package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	for _, fl := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns} {
		for _, pc := range []byte{' ', '.', '\t'} {
			w := tabwriter.NewWriter(os.Stdout, 5, 8, 2, pc, fl)
			fmt.Fprintln(w, "a\tb\tc")
			fmt.Fprintln(w, "aa\tbbbbbbbbb\tcc\t")
			fmt.Fprintln(w, "")
			fmt.Fprintln(w, "name\tqty\t\tprice\t")
			fmt.Fprintln(w, "x\t1\t\t2.50")
			fmt.Fprintln(w, "한국\té\tlast")
			fmt.Fprintln(w, "\tindented\tz")
			fmt.Fprintln(w, "\t\tmore\tz")
			fmt.Fprint(w, "no newline\tend")
			w.Flush()
			fmt.Println("|")
		}
	}
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	var sb strings.Builder
	fs.SetOutput(&sb)
	n := fs.Int("n", 5, "number of `things`")
	s := fs.String("s", "def", "a string")
	b := fs.Bool("v", false, "verbose")
	d := fs.Duration("d", time.Second, "how long")
	f := fs.Float64("longname", 0, "float")
	fmt.Println(fs.Parse([]string{"-n", "7", "--s=x y", "-v", "-d=2m", "rest", "-n", "9"}), *n, *s, *b, *d, *f, fs.Args(), fs.NFlag())
	fmt.Println(fs.Parse([]string{"-n", "abc"}))
	fmt.Println(fs.Parse([]string{"-zzz"}))
	fmt.Println(fs.Parse([]string{"-n"}))
	fmt.Println(fs.Parse([]string{"-v=maybe"}))
	fmt.Println(fs.Parse([]string{"-h"}))
	fmt.Println(fs.Parse([]string{"---x"}))
	fs.PrintDefaults()
	fmt.Print(sb.String())
}
