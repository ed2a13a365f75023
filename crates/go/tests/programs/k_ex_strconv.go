package main

import (
	"fmt"
	"math/rand"
	"net/url"
	"strconv"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net"
)

func main() {
	f, err := strconv.ParseFloat("1.234", 64)
	fmt.Println(f, err)
	i, _ := strconv.ParseInt("0x1c8", 0, 64)
	u, _ := strconv.ParseUint("789", 0, 64)
	k, _ := strconv.Atoi("-135")
	fmt.Println(i, u, k)
	for _, s := range []string{"wat", "", "99999999999999999999", "1_000", "+5", " 5", "0b11"} {
		v, err := strconv.Atoi(s)
		w, err2 := strconv.ParseInt(s, 0, 64)
		fmt.Println(v, err, w, err2)
	}
	b, err := strconv.ParseBool("maybe")
	fmt.Println(b, err)
	x, err := strconv.ParseFloat("1e400", 64)
	fmt.Println(x, err)
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatInt(-255, 36), strconv.FormatFloat(3.14159, 'f', 2, 64), strconv.FormatFloat(1e6, 'e', -1, 32), strconv.FormatFloat(0.1, 'g', 5, 64), strconv.Quote("hi\n\"é\x00"), strconv.QuoteToASCII("é世"), strconv.QuoteRune('☺'), strconv.FormatBool(true))
	q, err := strconv.Unquote(`"a\tb\u00e9"`)
	fmt.Println(q, err, string(strconv.AppendInt([]byte("n="), 42, 10)))
	h := sha256.New()
	h.Write([]byte("sha256 this string"))
	fmt.Printf("%x\n", h.Sum(nil))
	e := base64.StdEncoding.EncodeToString([]byte("abc123!?$*&()'-=@~"))
	d, _ := base64.StdEncoding.DecodeString(e)
	fmt.Println(e, string(d), base64.URLEncoding.EncodeToString([]byte{0xfb, 0xff}), hex.EncodeToString([]byte("hi")))
	ur, err := url.Parse("postgres://user:pass@host.com:5432/path?k=v&k=w&z=a%20b#f")
	if err != nil {
		panic(err)
	}
	pw, _ := ur.User.Password()
	host, port, _ := net.SplitHostPort(ur.Host)
	fmt.Println(ur.Scheme, ur.User, ur.User.Username(), pw, ur.Host, host, port, ur.Path, ur.Fragment, ur.RawQuery, ur.Query()["k"][0], ur.Query(), ur.Hostname(), ur)
	v := url.Values{}
	v.Set("name", "A B")
	v.Add("x", "1&2")
	fmt.Println(v.Encode(), url.QueryEscape("a b&c"), url.PathEscape("a b/c"))
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Intn(100), r.Intn(100), r.Float64(), r.Perm(5))
	n := rand.Intn(100)
	fmt.Println(n >= 0 && n < 100)
}
