//! Bytes as lowercase hexadecimal text, in JSON and in files.

use std::fmt::Write;

pub fn encode(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// None: not exactly `N` bytes in lowercase hexadecimal.
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N || !digits.iter().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

/// For `#[serde(with = "hex::fixed")]` on arrays of bytes.
pub mod fixed {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(from)?;
        super::decode(&text)
            .ok_or_else(|| D::Error::custom(format!("expected {} lowercase hexadecimal digits, found “{text}”", 2 * N)))
    }
}

/// The same for lists.
pub mod list {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer, const N: usize>(list: &[[u8; N]], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(list.iter().map(|bytes| super::encode(bytes)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<Vec<[u8; N]>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        let read = |text: &String| {
            super::decode(text).ok_or_else(|| {
                D::Error::custom(format!("expected {} lowercase hexadecimal digits, found “{text}”", 2 * N))
            })
        };
        texts.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_takes_what_encode_gives_and_nothing_else() {
        assert_eq!(decode(&encode(&[0, 171, 255])), Some([0, 171, 255]));
        assert_eq!(decode::<3>("00AbFf"), None);
        assert_eq!(decode::<3>("00abf"), None);
        assert_eq!(decode::<3>("00abfé"), None);
        assert_eq!(decode::<0>(""), Some([]));
    }
}
