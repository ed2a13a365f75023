//! The packages that Go itself brings along, ours or not.

/// Paths of Go 1.27's standard packages that programs can import.
const PATHS: &str = "archive/tar archive/zip bufio bytes cmp compress/bzip2 compress/flate \
compress/gzip compress/lzw compress/zlib container/heap container/list container/ring context \
crypto crypto/aes crypto/cipher crypto/des crypto/dsa crypto/ecdh crypto/ecdsa crypto/ed25519 \
crypto/elliptic crypto/fips140 crypto/hkdf crypto/hmac crypto/hpke crypto/md5 crypto/mldsa \
crypto/mlkem crypto/pbkdf2 \
crypto/rand crypto/rc4 crypto/rsa crypto/sha1 crypto/sha256 crypto/sha3 crypto/sha512 \
crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix database/sql database/sql/driver \
debug/buildinfo debug/dwarf debug/elf debug/gosym debug/macho debug/pe debug/plan9obj embed \
encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64 encoding/binary \
encoding/csv encoding/gob encoding/hex encoding/json encoding/json/jsontext encoding/json/v2 \
encoding/pem encoding/xml errors expvar \
flag fmt go/ast go/build go/build/constraint go/constant go/doc go/doc/comment go/format \
go/importer go/parser go/printer go/scanner go/token go/types go/version hash hash/adler32 \
hash/crc32 hash/crc64 hash/fnv hash/maphash html html/template image image/color \
image/color/palette image/draw image/gif image/jpeg image/png index/suffixarray io io/fs \
io/ioutil iter log log/slog log/syslog maps math math/big math/bits math/cmplx math/rand \
math/rand/v2 mime mime/multipart mime/quotedprintable net net/http net/http/cgi \
net/http/cookiejar net/http/fcgi net/http/httptest net/http/httptrace net/http/httputil \
net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp net/textproto net/url os \
os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax runtime \
runtime/cgo runtime/coverage runtime/debug runtime/metrics runtime/pprof runtime/race \
runtime/trace slices sort strconv strings structs sync sync/atomic syscall testing \
testing/cryptotest testing/fstest testing/iotest testing/quick testing/slogtest \
testing/synctest text/scanner text/tabwriter text/template text/template/parse time \
time/tzdata unicode unicode/utf16 unicode/utf8 unique unsafe uuid weak";

pub fn is_standard(path: &str) -> bool {
    paths().any(|known| known == path)
}

/// The import paths of all of them.
pub fn paths() -> impl Iterator<Item = &'static str> {
    PATHS.split_ascii_whitespace()
}

/// Exported names that our packages lack.
const MISSING: &str = include_str!("missing.txt");
/// Packages of which ours has so little that every other name may be Go's.
const SPARSE: [&str; 3] = ["runtime", "syscall", "unicode"];

/// Whether Go's package has the name (`Type.Name` for a method or field) and ours does not.
pub fn lacks(path: &str, name: &str) -> bool {
    if SPARSE.contains(&path) {
        return name.starts_with(char::is_uppercase);
    }
    let mut lines = MISSING.lines().filter_map(|line| line.split_once(' '));
    let names = lines.find(|(package, _)| *package == path);
    names.is_some_and(|(_, names)| names.split(' ').any(|known| known == name))
}

/// What a program can do instead of importing a package that we do not have.
pub fn way_round(path: &str) -> &'static str {
    match path {
        "expvar" | "net/http/pprof" | "runtime/pprof" | "runtime/trace" | "runtime/metrics" => {
            "read runtime.NumGoroutine and runtime.ReadMemStats, and look at the stages"
        }
        "crypto/tls" => "the simulated network has no TLS: write http://",
        "net/rpc" | "net/rpc/jsonrpc" => "use net/http with encoding/json",
        "os/exec" | "plugin" => "no other program runs on the simulated computer",
        "html/template" => "use text/template, and {{html .}} for what has to be escaped",
        "runtime" => "close what has to be closed with defer, and look at the stages",
        _ => "leave it out, or write the part that you need",
    }
}
