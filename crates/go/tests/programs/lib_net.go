package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"errors"
	"sync"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for {
			c, err := l.Accept()
			if err != nil {
				fmt.Println("accept:", errors.Is(err, net.ErrClosed))
				return
			}
			go func() {
				defer c.Close()
				s := bufio.NewScanner(c)
				for s.Scan() {
					fmt.Fprintf(c, "echo %s\n", s.Text())
				}
			}()
		}
	}()
	var cg sync.WaitGroup
	out := make([]string, 5)
	for i := range 5 {
		cg.Add(1)
		go func() {
			defer cg.Done()
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				fmt.Println(err)
				return
			}
			defer c.Close()
			fmt.Fprintf(c, "hello %d\n", i)
			line, _ := bufio.NewReader(c).ReadString('\n')
			out[i] = line
		}()
	}
	cg.Wait()
	for _, s := range out {
		fmt.Print(s)
	}
	c, _ := net.Dial("tcp", l.Addr().String())
	c.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	_, err = c.Read(make([]byte, 10))
	var ne net.Error
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &ne) && ne.Timeout())
	c.SetReadDeadline(time.Time{})
	c.(*net.TCPConn).CloseWrite()
	b, err := io.ReadAll(c)
	fmt.Println(len(b), err)
	c.Close()
	_, err = c.Write([]byte("x"))
	fmt.Println(errors.Is(err, net.ErrClosed))
	l.Close()
	wg.Wait()
	_, err = net.Dial("tcp", "127.0.0.1:1")
	fmt.Println(err)
	_, err = net.Dial("tcp", "127.0.0.1")
	fmt.Println(err)
	_, err = net.Dial("foo", "127.0.0.1:1")
	fmt.Println(err)
	_, err = net.Listen("tcp", "127.0.0.1:99999")
	fmt.Println(err)
	a, bb := net.Pipe()
	go func() { a.Write([]byte("pipe!")); a.Close() }()
	x, err := io.ReadAll(bb)
	fmt.Println(string(x), err)
	fmt.Println(net.ParseIP("10.0.0.1"), net.ParseIP("::1"), net.ParseIP("2001:db8::8a2e:370:7334"), net.ParseIP("1.2.3"))
	ip, n, err := net.ParseCIDR("192.168.5.7/22")
	fmt.Println(ip, n, err, n.Contains(net.ParseIP("192.168.7.9")), n.Contains(net.ParseIP("192.168.8.9")))
	h, p, err := net.SplitHostPort("[::1]:80")
	fmt.Println(h, p, err, net.JoinHostPort("::1", "80"))
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	go func() {
		buf := make([]byte, 100)
		n, addr, _ := pc.ReadFrom(buf)
		pc.WriteTo(append([]byte("re:"), buf[:n]...), addr)
	}()
	uc, err := net.Dial("udp", pc.LocalAddr().String())
	fmt.Fprint(uc, "datagram")
	buf := make([]byte, 100)
	k, err := uc.Read(buf)
	fmt.Println(string(buf[:k]), err)
}
