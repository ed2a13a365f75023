package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
)

type TxKind int

const (
	Deposit TxKind = iota + 1
	Withdraw
	Transfer
)

//go:generate stringer
func (k TxKind) String() string {
	switch k {
	case Deposit:
		return "Deposit"
	case Withdraw:
		return "Withdraw"
	}
	return fmt.Sprintf("TxKind(%d)", int(k))
}

type InsufficientFunds struct {
	Need, Have float64
}

func (e InsufficientFunds) Error() string {
	return fmt.Sprintf("insufficient funds: need %.2f, have %.2f", e.Need, e.Have)
}

var ErrNoAccount = errors.New("no such account")

type Account struct {
	Owner   string
	Balance float64
	History []Tx
}
type Tx struct {
	Kind   TxKind
	Amount float64
	When   time.Time
}
type Bank struct {
	accounts map[string]*Account
	now      func() time.Time
}

func (b *Bank) get(name string) (*Account, error) {
	a, ok := b.accounts[name]
	if !ok {
		return nil, fmt.Errorf("%q: %w", name, ErrNoAccount)
	}
	return a, nil
}
func (b *Bank) Do(name string, k TxKind, amt float64) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%v: %w", k, err)
		}
	}()
	a, err := b.get(name)
	if err != nil {
		return err
	}
	switch k {
	case Deposit:
		a.Balance += amt
	case Withdraw:
		if a.Balance < amt {
			return InsufficientFunds{amt, a.Balance}
		}
		a.Balance -= amt
	default:
		return errors.ErrUnsupported
	}
	a.History = append(a.History, Tx{k, amt, b.now()})
	return nil
}

func main() {
	t := time.Date(2024, time.February, 28, 23, 59, 0, 0, time.UTC)
	b := &Bank{accounts: map[string]*Account{"ann": {Owner: "Ann"}, "bob": {Owner: "Bob", Balance: 50}}, now: func() time.Time { t = t.Add(45 * time.Minute); return t }}
	in := "deposit ann 100.5\nwithdraw bob 80\nwithdraw bob 20\ndeposit eve 1\ntransfer ann 3\nbogus\n\ndeposit ann x\n"
	sc := bufio.NewScanner(strings.NewReader(in))
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for n := 1; sc.Scan(); n++ {
		var cmd, who string
		var amt float64
		c, err := fmt.Sscanf(sc.Text(), "%s %s %f", &cmd, &who, &amt)
		if err != nil {
			fmt.Fprintf(w, "%2d: bad line (%d fields): %v\n", n, c, err)
			continue
		}
		kind := map[string]TxKind{"deposit": Deposit, "withdraw": Withdraw, "transfer": Transfer}[cmd]
		err = b.Do(who, kind, amt)
		var inf InsufficientFunds
		switch {
		case err == nil:
			fmt.Fprintf(w, "%2d: ok\n", n)
		case errors.As(err, &inf):
			fmt.Fprintf(w, "%2d: short by %.2f (%v)\n", n, inf.Need-inf.Have, err)
		case errors.Is(err, ErrNoAccount):
			fmt.Fprintf(w, "%2d: who? %v\n", n, err)
		default:
			fmt.Fprintf(w, "%2d: %v\n", n, err)
		}
	}
	names := make([]string, 0)
	for n := range b.accounts {
		names = append(names, n)
	}
	sort.Strings(names)
	fmt.Fprintf(w, "%-8s|%10s|%s\n%s\n", "owner", "balance", "history", strings.Repeat("-", 30))
	for _, n := range names {
		a := b.accounts[n]
		fmt.Fprintf(w, "%-8s|%10.2f|%v\n", a.Owner, a.Balance, len(a.History))
		for _, h := range a.History {
			fmt.Fprintf(w, "  %-10v %8.2f %s\n", h.Kind, h.Amount, h.When.Format("Jan 2 15:04"))
		}
	}
	fmt.Fprintln(w, *b.accounts["bob"])
	fmt.Fprintf(w, "%+v\n", b.accounts["ann"].History)
}
