package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	_ = runtime.Gosched
	_ = time.Sleep
	c0 := make(chan int, 3)
	_ = c0
	c1 := make(chan int, 0)
	_ = c1
	var m0 sync.Mutex
	var r0 sync.RWMutex
	_, _ = &m0, &r0
	var m1 sync.Mutex
	var r1 sync.RWMutex
	_, _ = &m1, &r1
	var cm sync.Mutex
	cond := sync.NewCond(&cm)
	_ = cond
	wg.Go(func() {
		wg.Go(func() {
			c0 <- 1
			fmt.Print("g0_1.1 ")
			time.Sleep(700000)
			fmt.Print("g0_1.2 ")
			<-time.After(700000)
			fmt.Print("g0_1.3 ")
		})
		fmt.Print("g0.1 ")
		c0 <- 2
		fmt.Print("g0.2 ")
		time.Sleep(700000)
		fmt.Print("g0.3 ")
		m1.Lock()
		fmt.Print("g0.4 ")
		m1.Unlock()
		fmt.Print("g0.4u ")
		time.Sleep(1500000)
		fmt.Print("g0.5 ")
		time.Sleep(400000)
		fmt.Print("g0.6 ")
		<-time.After(1500000)
		fmt.Print("g0.7 ")
	})
	wg.Go(func() {
		select {
		case c0 <- 1:
		default:
			fmt.Print("!")
		}
		fmt.Print("g1.1 ")
		time.Sleep(1500000)
		fmt.Print("g1.2 ")
		runtime.Gosched()
		fmt.Print("g1.3 ")
	})
	wg.Go(func() {
		fmt.Print("g2.1 ")
		fmt.Print("g2.2=", <-c1, " ")
		time.Sleep(1500000)
		fmt.Print("g2.3 ")
	})
	wg.Go(func() {
		c0 <- 1
		fmt.Print("g3.1 ")
		runtime.Gosched()
		fmt.Print("g3.2 ")
		r0.RLock()
		fmt.Print("g3.3 ")
		r0.RUnlock()
		fmt.Print("g3.3u ")
		fmt.Print("g3.4=", <-c1, " ")
		time.Sleep(700000)
		fmt.Print("g3.5 ")
		select {
		case <-time.After(400000):
			fmt.Print("g3.6a0 ")
		case c0 <- 6:
			fmt.Print("g3.6s1 ")
		case c1 <- 6:
			fmt.Print("g3.6s2 ")
		}
	})
	wg.Go(func() {
		{
		tk := time.NewTicker(400000)
		for range 1 {
		<-tk.C
		fmt.Print("g4.1t ")
		}
		tk.Stop()
		}
		fmt.Print("g4.1 ")
		time.Sleep(700000)
		fmt.Print("g4.2 ")
		<-time.After(1500000)
		fmt.Print("g4.3 ")
		c1 <- 4
		fmt.Print("g4.4 ")
		m1.Lock()
		fmt.Print("g4.5 ")
		m1.Unlock()
		fmt.Print("g4.5u ")
	})
	wg.Go(func() {
		select {
		case v := <-c1:
			fmt.Print(v)
		default:
			fmt.Print("?")
		}
		fmt.Print("g5.1 ")
		time.Sleep(400000)
		fmt.Print("g5.2 ")
		wg.Go(func() {
			fmt.Print("g5_2.1 ")
			cm.Lock()
			cond.Wait()
			cm.Unlock()
			fmt.Print("g5_2.2 ")
		})
		fmt.Print("g5.3 ")
		afg5_4 := time.AfterFunc(700000, func() { fmt.Print("g5.4af ") })
		fmt.Print("g5.4 ")
		_ = afg5_4
	})
	afM_1 := time.AfterFunc(700000, func() { fmt.Print("M.1af ") })
	fmt.Print("M.1 ")
	_ = afM_1
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.2 ")
	select {
	case c0 <- 3:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.3 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.4 ")
	select {
	case c1 <- 5:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.5 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.6 ")
	time.Sleep(400000)
	fmt.Print("M.7 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.8 ")
	select {
	case c0 <- 9:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.9 ")
	select {
	case c1 <- 10:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.10 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.11 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.12 ")
	time.Sleep(400000)
	fmt.Print("M.13 ")
	select {
	case c0 <- 14:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.14 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.15 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.16 ")
	select {
	case c1 <- 17:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.17 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.18 ")
	time.Sleep(700000)
	fmt.Print("M.19 ")
	select {
	case c0 <- 20:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.20 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.21 ")
	select {
	case c1 <- 22:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.22 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.23 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.24 ")
	time.Sleep(1500000)
	fmt.Print("M.25 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.26 ")
	select {
	case c0 <- 27:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.27 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.28 ")
	select {
	case c1 <- 29:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.29 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.30 ")
	time.Sleep(700000)
	fmt.Print("M.31 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.32 ")
	select {
	case c0 <- 33:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.33 ")
	select {
	case c1 <- 34:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.34 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.35 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.36 ")
	time.Sleep(1500000)
	fmt.Print("M.37 ")
	select {
	case c0 <- 38:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.38 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.39 ")
	select {
	case c1 <- 40:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.40 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.41 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.42 ")
	time.Sleep(400000)
	fmt.Print("M.43 ")
	select {
	case c0 <- 44:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.44 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.45 ")
	select {
	case c1 <- 46:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.46 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.47 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.48 ")
	time.Sleep(1500000)
	fmt.Print("M.49 ")
	select {
	case c0 <- 50:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.50 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.51 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.52 ")
	select {
	case c1 <- 53:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.53 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.54 ")
	time.Sleep(700000)
	fmt.Print("M.55 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.56 ")
	select {
	case c0 <- 57:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.57 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.58 ")
	select {
	case c1 <- 59:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.59 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.60 ")
	time.Sleep(400000)
	fmt.Print("M.61 ")
	select {
	case c0 <- 62:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.62 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.63 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.64 ")
	select {
	case c1 <- 65:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.65 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.66 ")
	time.Sleep(400000)
	fmt.Print("M.67 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.68 ")
	select {
	case c0 <- 69:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.69 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.70 ")
	select {
	case c1 <- 71:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.71 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.72 ")
	time.Sleep(1500000)
	fmt.Print("M.73 ")
	select {
	case c0 <- 74:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.74 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.75 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.76 ")
	select {
	case c1 <- 77:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.77 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.78 ")
	time.Sleep(1500000)
	fmt.Print("M.79 ")
	select {
	case c0 <- 80:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.80 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.81 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.82 ")
	select {
	case c1 <- 83:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.83 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.84 ")
	time.Sleep(1500000)
	fmt.Print("M.85 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.86 ")
	select {
	case c0 <- 87:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.87 ")
	select {
	case c1 <- 88:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.88 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.89 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.90 ")
	time.Sleep(700000)
	fmt.Print("M.91 ")
	select {
	case c0 <- 92:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.92 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.93 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.94 ")
	select {
	case c1 <- 95:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.95 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.96 ")
	time.Sleep(1500000)
	fmt.Print("M.97 ")
	select {
	case c0 <- 98:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.98 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.99 ")
	select {
	case c1 <- 100:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.100 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.101 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.102 ")
	time.Sleep(700000)
	fmt.Print("M.103 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.104 ")
	select {
	case c0 <- 105:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.105 ")
	select {
	case c1 <- 106:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.106 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.107 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.108 ")
	time.Sleep(700000)
	fmt.Print("M.109 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.110 ")
	select {
	case c0 <- 111:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.111 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.112 ")
	select {
	case c1 <- 113:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.113 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.114 ")
	time.Sleep(700000)
	fmt.Print("M.115 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.116 ")
	select {
	case c0 <- 117:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.117 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.118 ")
	select {
	case c1 <- 119:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.119 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.120 ")
	time.Sleep(1500000)
	fmt.Print("M.121 ")
	select {
	case v := <-c0:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.122 ")
	select {
	case c0 <- 123:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.123 ")
	select {
	case v := <-c1:
		fmt.Print(v)
	default:
		fmt.Print("?")
	}
	fmt.Print("M.124 ")
	select {
	case c1 <- 125:
	default:
		fmt.Print("!")
	}
	fmt.Print("M.125 ")
	cm.Lock()
	cond.Broadcast()
	cm.Unlock()
	fmt.Print("M.126 ")
	time.Sleep(1500000)
	fmt.Print("M.127 ")
	wg.Wait()
	fmt.Println("END")
}
