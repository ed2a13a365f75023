package sync

// Map is a map behind a lock; Go's own is a concurrent hash trie, which no program can tell apart.
type Map struct {
	mu      Mutex
	entries map[any]any
}

func (m *Map) Load(key any) (value any, ok bool) {
	m.mu.Lock()
	value, ok = m.entries[key]
	m.mu.Unlock()
	return
}

func (m *Map) set(key, value any) {
	if m.entries == nil {
		m.entries = map[any]any{}
	}
	m.entries[key] = value
}

func (m *Map) Store(key, value any) {
	m.mu.Lock()
	m.set(key, value)
	m.mu.Unlock()
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if actual, loaded = m.entries[key]; loaded {
		return
	}
	m.set(key, value)
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, loaded = m.entries[key]
	delete(m.entries, key)
	return
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	previous, loaded = m.entries[key]
	m.set(key, value)
	return
}

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.entries[key]; ok && value == old {
		m.set(key, new)
		return true
	}
	return false
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.entries[key]; ok && value == old {
		delete(m.entries, key)
		return true
	}
	return false
}

func (m *Map) Range(f func(key, value any) bool) {
	m.mu.Lock()
	keys := make([]any, 0, len(m.entries))
	for key := range m.entries {
		keys = append(keys, key)
	}
	m.mu.Unlock()
	for _, key := range keys {
		value, ok := m.Load(key)
		if ok && !f(key, value) {
			return
		}
	}
}

func (m *Map) Clear() {
	m.mu.Lock()
	clear(m.entries)
	m.mu.Unlock()
}
