//! `_hash`: digests and checksums of whole messages, for `hashlib`, `hmac` and `zlib`.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::pure::{digests, sha512};
use crate::value::Value;
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_hash", "digest", digest),
    function("_hash", "crc32", crc32),
    function("_hash", "pbkdf2", pbkdf2),
];

type Digest = fn(&[u8]) -> Vec<u8>;

/// The function, the size of its blocks, and nanoseconds per byte.
fn named(name: &str) -> Option<(Digest, usize, u64)> {
    Some(match name {
        "md5" => (digests::md5, 64, 2),
        "sha1" => (digests::sha1, 64, 1),
        "sha256" => (digests::sha256, 64, 2),
        "sha512" => (|data| sha512::digest(data).to_vec(), 128, 2),
        _ => return None,
    })
}

/// `(name, data)`: the digest, or None for a name that is not known.
fn digest(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "digest", 2)?;
    let Some((function, _, cost)) = named(vm.text_of(args.get(0)).unwrap_or("")) else {
        return Ok(Value::None);
    };
    let data = vm.bytes_of(args.get(1)).unwrap_or_default();
    let (length, answer) = (data.len() as u64, function(data));
    vm.charge(300 + length * cost);
    Ok(vm.heap.bytes_object(answer))
}

/// `(data, value)`: the checksum of `data` going on from another one.
fn crc32(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "crc32", 2)?;
    let mut sum = !(vm.as_int(args.get(1)).unwrap_or(0) as u32);
    for byte in vm.bytes_of(args.get(0)).unwrap_or_default() {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1));
        }
    }
    Ok(Value::Int(i64::from(!sum)))
}

fn hmac(function: Digest, block: usize, key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut key = if key.len() > block {
        function(key)
    } else {
        key.to_vec()
    };
    key.resize(block, 0);
    let pad = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = function(&[pad(0x36), message.to_vec()].concat());
    function(&[pad(0x5c), inner].concat())
}

/// `(name, password, salt, rounds, length)`: PBKDF2 with HMAC (RFC 8018).
fn pbkdf2(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "pbkdf2", 5)?;
    let Some((function, block, _)) = named(vm.text_of(args.get(0)).unwrap_or("")) else {
        return Ok(Value::None);
    };
    let password = vm.bytes_of(args.get(1)).unwrap_or_default().to_vec();
    let salt = vm.bytes_of(args.get(2)).unwrap_or_default().to_vec();
    let rounds = vm.as_int(args.get(3)).unwrap_or(1).max(1);
    let length = vm.as_int(args.get(4)).unwrap_or(0).max(0) as usize;
    let mut answer = Vec::new();
    let mut number = 1u32;
    while answer.len() < length {
        let mut last = hmac(
            function,
            block,
            &password,
            &[&salt[..], &number.to_be_bytes()].concat(),
        );
        let mut sum = last.clone();
        for _ in 1..rounds {
            last = hmac(function, block, &password, &last);
            sum.iter_mut().zip(&last).for_each(|(a, b)| *a ^= b);
        }
        answer.extend(sum);
        number += 1;
    }
    answer.truncate(length);
    vm.charge(u64::from(number - 1) * rounds as u64 * 600);
    Ok(vm.heap.bytes_object(answer))
}
