//! A picture that somebody sends as the logo: read as what it is, whatever its name says, and written anew as PNG, so
//! that nothing hidden in the file is ever served. Drawings that can hold scripts (SVG) are not taken.

use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Pixels each way that a picture may have.
const LARGEST: u32 = 4_000;
/// Pixels that the logo is brought down to.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 192;
/// Bytes that reading it may take.
const MEMORY: u64 = 96 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Missing,
    /// Not a picture of a kind that is taken.
    Kind,
    TooLarge,
    Broken,
}

impl Wrong {
    pub fn key(self) -> &'static str {
        match self {
            Wrong::Missing => "admin-problem-logo-missing",
            Wrong::Kind => "admin-problem-logo-kind",
            Wrong::TooLarge => "admin-problem-logo-large",
            Wrong::Broken => "admin-problem-logo-broken",
        }
    }
}

/// The picture as PNG, at most 640 by 192 pixels.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Wrong> {
    if bytes.is_empty() {
        return Err(Wrong::Missing);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Wrong::Broken)?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) {
        return Err(Wrong::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => Wrong::TooLarge,
        _ => Wrong::Broken,
    })?;
    let small = match picture.width() > WIDTH || picture.height() > HEIGHT {
        true => picture.resize(WIDTH, HEIGHT, image::imageops::FilterType::Lanczos3),
        false => picture,
    };
    let mut out = Cursor::new(Vec::new());
    small.to_rgba8().write_to(&mut out, ImageFormat::Png).map_err(|_| Wrong::Broken)?;
    Ok(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, RgbaImage};

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let picture = DynamicImage::ImageRgba8(RgbaImage::from_pixel(width, height, image::Rgba([9, 90, 94, 255])));
        match format {
            ImageFormat::Jpeg => picture.to_rgb8().write_to(&mut out, format).unwrap(),
            _ => picture.write_to(&mut out, format).unwrap(),
        }
        out.into_inner()
    }

    #[test]
    fn what_comes_out_is_a_small_png_without_what_hid_in_the_file() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let mut sent = picture(1_200, 300, format);
            sent.extend(b"<script>alert(1)</script>");
            let out = clean(&sent).unwrap();
            let read = image::load_from_memory_with_format(&out, ImageFormat::Png).unwrap();
            assert_eq!((read.width(), read.height()), (640, 160));
            assert!(!out.windows(8).any(|w| w == b"<script>"));
        }
        let small = image::load_from_memory(&clean(&picture(40, 40, ImageFormat::Png)).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (40, 40));
    }

    #[test]
    fn what_is_not_a_picture_or_too_large_is_refused() {
        assert_eq!(clean(b""), Err(Wrong::Missing));
        assert_eq!(clean(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), Err(Wrong::Kind));
        assert_eq!(clean(b"GIF89a\x01\x00\x01\x00"), Err(Wrong::Kind));
        assert_eq!(clean(&picture(40, 40, ImageFormat::Png)[..60]), Err(Wrong::Broken));
        assert_eq!(clean(&picture(4_001, 1, ImageFormat::Png)), Err(Wrong::TooLarge));
    }

    #[test]
    fn a_header_that_promises_a_huge_picture_costs_nothing() {
        // 100,000 by 100,000 pixels would be 40 GB.
        let mut bomb = picture(1, 1, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&100_000_u32.to_be_bytes());
        assert!(clean(&bomb).is_err());
    }
}
