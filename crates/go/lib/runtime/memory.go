package runtime

func memory() (live, allocated, mallocs, frees, collections uint64)

// MemStats has what the heap counts. Times of collections are 0: they take none.
// Simplified: a block is what our heap gives out, as for a variable whose address is taken, which Go's
// compiler may keep on the stack; a map's growth is none.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees              uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse                      uint64
	HeapReleased, HeapObjects, StackInuse, StackSys              uint64
	MSpanInuse, MSpanSys, MCacheInuse, MCacheSys                 uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs   uint64
	PauseNs, PauseEnd                                            [256]uint64
	NumGC, NumForcedGC                                           uint32
	GCCPUFraction                                                float64
	EnableGC, DebugGC                                            bool
}

func ReadMemStats(m *MemStats) {
	live, allocated, mallocs, frees, collections := memory()
	*m = MemStats{Alloc: live, TotalAlloc: allocated, Sys: live, Mallocs: mallocs, Frees: frees}
	m.HeapAlloc, m.HeapSys, m.HeapInuse, m.HeapObjects = live, live, live, mallocs-frees
	m.NextGC, m.NumGC, m.EnableGC = max(4<<20, 2*live), uint32(collections), true
}
