//! The numbers by which the simulated computer's calls fail: Linux's.

/// An error number of Linux (`errno`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Errno(pub i32);

macro_rules! numbers {
    ($($name:ident = $number:literal $text:literal),* $(,)?) => {
        impl Errno {
            $(pub const $name: Errno = Errno($number);)*

            /// Number, name and `strerror` of each.
            pub const TABLE: &'static [(i32, &'static str, &'static str)] =
                &[$(($number, stringify!($name), $text)),*];
        }
    };
}

numbers! {
    EPERM = 1 "Operation not permitted",
    ENOENT = 2 "No such file or directory",
    ESRCH = 3 "No such process",
    EINTR = 4 "Interrupted system call",
    EBADF = 9 "Bad file descriptor",
    ECHILD = 10 "No child processes",
    EAGAIN = 11 "Resource temporarily unavailable",
    EACCES = 13 "Permission denied",
    EEXIST = 17 "File exists",
    ENOTDIR = 20 "Not a directory",
    EISDIR = 21 "Is a directory",
    EINVAL = 22 "Invalid argument",
    ESPIPE = 29 "Illegal seek",
    EPIPE = 32 "Broken pipe",
    ENOTEMPTY = 39 "Directory not empty",
    ENOTSOCK = 88 "Socket operation on non-socket",
    EDESTADDRREQ = 89 "Destination address required",
    EADDRINUSE = 98 "Address already in use",
    EADDRNOTAVAIL = 99 "Cannot assign requested address",
    ENETUNREACH = 101 "Network is unreachable",
    ECONNRESET = 104 "Connection reset by peer",
    EISCONN = 106 "Transport endpoint is already connected",
    ENOTCONN = 107 "Transport endpoint is not connected",
    ETIMEDOUT = 110 "Connection timed out",
    ECONNREFUSED = 111 "Connection refused",
    EHOSTUNREACH = 113 "No route to host",
    EALREADY = 114 "Operation already in progress",
    EINPROGRESS = 115 "Operation now in progress",
}

impl Errno {
    /// As `strerror` says it.
    pub fn text(self) -> &'static str {
        let known = Errno::TABLE.iter().find(|(number, _, _)| *number == self.0);
        known.map_or("Unknown error", |(_, _, text)| text)
    }
}
