package sync

// A Pool as one P of Go's sees it: one private value, then a stack.
// Simplified: one pool for all Ps, which the garbage collector does not empty.
type Pool struct {
	noCopy  noCopy
	private any
	shared  []any
	New     func() any
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	if p.private == nil {
		p.private = x
		return
	}
	p.shared = append(p.shared, x)
}

func (p *Pool) Get() any {
	if x := p.private; x != nil {
		p.private = nil
		return x
	}
	if n := len(p.shared); n > 0 {
		x := p.shared[n-1]
		p.shared = p.shared[:n-1]
		return x
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}
