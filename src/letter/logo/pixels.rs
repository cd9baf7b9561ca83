//! How large a picture is, as its first bytes say: a small file can unfold into a picture that fills the memory.

/// Width and height of a PNG or a JPEG in pixels; none when it does not say.
pub(super) fn pixels(content: &[u8]) -> Option<(u32, u32)> {
    if content.starts_with(b"\x89PNG") { png(content) } else { jpeg(content) }
}

/// A PNG begins with its signature, the length and the name of its header, and then its size.
fn png(content: &[u8]) -> Option<(u32, u32)> {
    let size = |at: usize| content.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    (content.get(12..16)? == b"IHDR").then_some(())?;
    Some((size(16)?, size(20)?))
}

/// A JPEG is a row of segments, each with its length; one that begins a frame has its size.
fn jpeg(content: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| content.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
    let mut at = 2;
    loop {
        let &[0xff, marker] = content.get(at..at + 2)? else { return None };
        match marker {
            // Filled up with what a marker begins with.
            0xff => at += 1,
            // Tables for the colours stand among the frames.
            0xc4 | 0xc8 | 0xcc => at += 2 + usize::from(number(at + 2)?),
            0xc0..=0xcf => return Some((number(at + 7)?.into(), number(at + 5)?.into())),
            // The picture itself: its frame should have come before.
            0xda => return None,
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_says_its_size_in_its_header() {
        let mut content = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        content.extend([0, 0, 0x9c, 0x40, 0, 0, 0, 9]);
        assert_eq!(pixels(&content), Some((40_000, 9)));
        assert_eq!(pixels(&content[..20]), None, "cut off");
    }

    #[test]
    fn a_jpeg_says_its_size_where_its_frame_begins() {
        let comment = [0xff, 0xfe, 0, 4, b'h', b'i'];
        let frame = [0xff, 0xff, 0xc2, 0, 17, 8, 0x0f, 0xa0, 0x13, 0x88];
        let content = [&[0xff, 0xd8], comment.as_slice(), &frame].concat();
        assert_eq!(pixels(&content), Some((5000, 4000)));
        assert_eq!(pixels(&content[..12]), None, "cut off");
        assert_eq!(pixels(&[0xff, 0xd8, 0xff, 0xda, 0, 2]), None, "no frame");
    }
}
