package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Addr struct {
	City string `xml:"city"`
	Zip  string `xml:"zip,attr"`
}
type Level int

func (l Level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("L%d", int(l))), nil }
func (l *Level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "L%d", (*int)(l))
	return err
}

type Base struct {
	ID int `xml:"id,attr"`
}
type Person struct {
	XMLName xml.Name `xml:"person"`
	Base
	Comment string    `xml:",comment"`
	Name    string    `xml:"name>full"`
	Nick    *string   `xml:"name>nick,omitempty"`
	Age     int       `xml:"age,attr,omitempty"`
	Addrs   []Addr    `xml:"addrs>addr"`
	Note    string    `xml:",chardata"`
	Level   Level     `xml:"level"`
	Score   float64   `xml:"score"`
	Skip    string    `xml:"-"`
	Tags    []string  `xml:"tag"`
	Born    time.Time `xml:"born"`
	Ok      bool
	data    int
}
type Any struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inner   string     `xml:",innerxml"`
}
type Rest struct {
	Known string `xml:"known"`
	Other []Any  `xml:",any"`
}
type Script struct {
	Code string `xml:",cdata"`
}
type Temp float64

func (t Temp) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "unit"}, Value: "C"})
	return e.EncodeElement(fmt.Sprintf("%.1f", float64(t)), start)
}
func (t *Temp) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var s string
	if err := d.DecodeElement(&s, &start); err != nil {
		return err
	}
	_, err := fmt.Sscan(s, (*float64)(t))
	return err
}

type Day struct {
	High Temp
	Low  Temp `xml:"low"`
}

func main() {
	nick := "A\tB"
	p := Person{Base: Base{7}, Name: "Ann & \"Bob\" <x>", Nick: &nick, Age: 3, Addrs: []Addr{{"X", "1"}, {"Y\n", "2'"}}, Note: "text", Level: 2, Score: 1.5, Tags: []string{"a", "b"}, Comment: " hi ", Born: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), Ok: true}
	b, err := xml.MarshalIndent(p, "", "  ")
	fmt.Println(string(b), err)
	b, err = xml.Marshal(&p)
	fmt.Println(string(b), err)
	var q Person
	fmt.Println(xml.Unmarshal(b, &q))
	fmt.Println(q.ID, q.Name, *q.Nick, q.Age, q.Addrs, q.Note, q.Level, q.Score, q.Tags, q.Born, q.Ok, q.Comment, q.XMLName.Local)
	var r Rest
	fmt.Println(xml.Unmarshal([]byte(`<?xml version="1.0"?><!DOCTYPE x><r><known>k</known><o a="1" b="&lt;2"><i>in</i> t</o><!-- c --><p/></r>`), &r))
	fmt.Printf("%+v\n", r)
	b, _ = xml.Marshal(Script{"if a < b && c > d {}"})
	fmt.Println(string(b))
	b, err = xml.Marshal(Day{20.55, -3})
	fmt.Println(string(b), err)
	var d Day
	fmt.Println(xml.Unmarshal(b, &d), d)
	for _, bad := range []string{"", "<a>", "<a></b>", "<a", "<a b></a>", "<a b=c/>", "<a>&bad;</a>", "<a>&lt</a>", "</a>", "<person id='x'></person>", "<other/>", "<a><b></a></b>", "<person><score>abc</score></person>", "<1a/>", "<a>]]></a>", "<person age='300000000000000000000'/>", "<a b='<'/>", "<?xml version='1.1'?><a/>", "<?xml version='1.0' encoding='latin1'?><a/>", "just text"} {
		var p Person
		err := xml.Unmarshal([]byte(bad), &p)
		fmt.Printf("%-30q %v\n", bad, err)
	}
	_, err = xml.Marshal(map[string]int{"a": 1})
	fmt.Println(err)
	_, err = xml.Marshal(struct{ F func() }{})
	fmt.Println(err)
	fmt.Println(xml.Unmarshal([]byte("<a/>"), p))
	dec := xml.NewDecoder(strings.NewReader("<?xml version=\"1.0\"?>\n<list xmlns:x=\"urn:x\" xmlns=\"urn:d\"><x:item n='1'>one &amp; &#65;&#x42;</x:item><item/><![CDATA[<raw>]]><!-- note --></list>"))
	for {
		t, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			fmt.Println("start", t.Name.Space, t.Name.Local, t.Attr)
		case xml.EndElement:
			fmt.Println("end", t.Name)
		case xml.CharData:
			fmt.Printf("text %q\n", t)
		case xml.Comment:
			fmt.Printf("comment %q\n", t)
		case xml.ProcInst:
			fmt.Printf("proc %s %q\n", t.Target, t.Inst)
		}
	}
	enc := xml.NewEncoder(os.Stdout)
	enc.Indent(">", "\t")
	fmt.Println(enc.Encode([]Addr{{"a", "1"}, {"b", "2"}}))
	enc.EncodeToken(xml.StartElement{Name: xml.Name{Space: "urn:z", Local: "z"}, Attr: []xml.Attr{{Name: xml.Name{Local: "k"}, Value: "v\"1"}}})
	enc.EncodeToken(xml.CharData("chars\n<"))
	fmt.Println(enc.EncodeToken(xml.EndElement{Name: xml.Name{Local: "y"}}))
	enc.EncodeToken(xml.EndElement{Name: xml.Name{Space: "urn:z", Local: "z"}})
	enc.Flush()
	fmt.Println()
	xml.EscapeText(os.Stdout, []byte("a<b>\"c\"\n\x01é"))
	fmt.Println()
	fmt.Print(xml.Header)
}
