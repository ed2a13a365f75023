package http

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"strconv"
	"strings"
	"time"
)

type File interface {
	io.Closer
	io.Reader
	io.Seeker
	Readdir(count int) ([]fs.FileInfo, error)
	Stat() (fs.FileInfo, error)
}

type FileSystem interface {
	Open(name string) (File, error)
}

// A Dir is a folder of the computer.
type Dir string

func (d Dir) Open(name string) (File, error) {
	dir := string(d)
	if dir == "" {
		dir = "."
	}
	f, err := os.Open(path.Join(dir, path.Clean("/"+name)))
	if err != nil {
		return nil, err
	}
	return f, nil
}

var kinds = map[string]string{".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg",
	".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".xml": "text/xml; charset=utf-8", ".pdf": "application/pdf", ".wasm": "application/wasm"}

// ServeContent sends a file; of conditions it knows If-Modified-Since.
// Simplified: no ranges.
func ServeContent(w ResponseWriter, req *Request, name string, modified time.Time, content io.ReadSeeker) {
	h := w.Header()
	size, err := content.Seek(0, io.SeekEnd)
	if err != nil {
		Error(w, "seeker can't seek", StatusInternalServerError)
		return
	}
	content.Seek(0, io.SeekStart)
	if !h.has("Content-Type") {
		kind := kinds[path.Ext(name)]
		if kind == "" {
			var buf [512]byte
			n, _ := io.ReadFull(content, buf[:])
			kind = DetectContentType(buf[:n])
			content.Seek(0, io.SeekStart)
		}
		h.Set("Content-Type", kind)
	}
	if !modified.IsZero() && !modified.Equal(time.Unix(0, 0)) {
		h.Set("Last-Modified", modified.UTC().Format(TimeFormat))
		if t, err := ParseTime(req.Header.Get("If-Modified-Since")); err == nil && !modified.Truncate(time.Second).After(t) {
			h.Del("Content-Type")
			w.WriteHeader(StatusNotModified)
			return
		}
	}
	h.Set("Accept-Ranges", "bytes")
	h.Set("Content-Length", strconv.FormatInt(size, 10))
	w.WriteHeader(StatusOK)
	if req.Method != "HEAD" {
		io.CopyN(w, content, size)
	}
}

func fileError(w ResponseWriter, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		Error(w, "404 page not found", StatusNotFound)
	case errors.Is(err, fs.ErrPermission):
		Error(w, "403 Forbidden", StatusForbidden)
	default:
		Error(w, "500 Internal Server Error", StatusInternalServerError)
	}
}

func localRedirect(w ResponseWriter, r *Request, to string) {
	if q := r.URL.RawQuery; q != "" {
		to += "?" + q
	}
	w.Header().Set("Location", to)
	w.WriteHeader(StatusMovedPermanently)
}

func serveFile(w ResponseWriter, r *Request, files FileSystem, name string, redirect bool) {
	if strings.HasSuffix(r.URL.Path, "/index.html") && redirect {
		localRedirect(w, r, "./")
		return
	}
	f, err := files.Open(name)
	if err != nil {
		fileError(w, err)
		return
	}
	defer f.Close()
	d, err := f.Stat()
	if err != nil {
		fileError(w, err)
		return
	}
	if redirect {
		p := r.URL.Path
		if d.IsDir() && !strings.HasSuffix(p, "/") {
			localRedirect(w, r, path.Base(p)+"/")
			return
		}
		if !d.IsDir() && strings.HasSuffix(p, "/") {
			localRedirect(w, r, "../"+path.Base(p))
			return
		}
	}
	if d.IsDir() {
		index := strings.TrimSuffix(name, "/") + "/index.html"
		if g, err := files.Open(index); err == nil {
			defer g.Close()
			if gd, err := g.Stat(); err == nil {
				ServeContent(w, r, gd.Name(), gd.ModTime(), g)
				return
			}
		}
		all, err := f.Readdir(-1)
		if err != nil {
			Error(w, "Error reading directory", StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!doctype html>\n<meta name=\"viewport\" content=\"width=device-width\">\n<pre>\n")
		for _, e := range all {
			n := e.Name()
			if e.IsDir() {
				n += "/"
			}
			u := url.URL{Path: n}
			fmt.Fprintf(w, "<a href=\"%s\">%s</a>\n", u.String(), htmlReplacer.Replace(n))
		}
		fmt.Fprintf(w, "</pre>\n")
		return
	}
	ServeContent(w, r, d.Name(), d.ModTime(), f)
}

func ServeFile(w ResponseWriter, r *Request, name string) {
	dir, file := path.Split(name)
	serveFile(w, r, Dir(dir), file, false)
}

type fileHandler struct{ root FileSystem }

func FileServer(root FileSystem) Handler { return &fileHandler{root} }

func (f *fileHandler) ServeHTTP(w ResponseWriter, r *Request) {
	if !strings.HasPrefix(r.URL.Path, "/") {
		r.URL.Path = "/" + r.URL.Path
	}
	serveFile(w, r, f.root, path.Clean(r.URL.Path), true)
}
