//! `imsmanifest.xml`: what a learning system reads of a package.

use super::package::File;
use lessons::embed::escaped;

/// A lesson's place in the course.
pub struct Item<'a> {
    pub title: &'a str,
    pub page: &'a str,
}

/// One organization with an item for each lesson; the shared files are a resource that each
/// lesson's depends on.
pub fn text(title: &str, items: &[Item], shared: &[File], mastery: Option<u32>) -> String {
    let score = mastery.map(|percent| format!("<adlcp:masteryscore>{percent}</adlcp:masteryscore>"));
    let score = score.unwrap_or_default();
    let mut rows = String::new();
    let mut resources = String::new();
    for (index, item) in items.iter().enumerate() {
        let number = index + 1;
        rows += &format!(
            "      <item identifier=\"item-{number}\" identifierref=\"lesson-{number}\" isvisible=\"true\"><title>{}</title>{score}</item>\n",
            escaped(item.title)
        );
        resources += &format!(
            "    <resource identifier=\"lesson-{number}\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"{page}\">\n\
             \u{20}     <file href=\"{page}\"/>\n      <dependency identifierref=\"shared\"/>\n    </resource>\n",
            page = escaped(item.page)
        );
    }
    let files = shared.iter().map(|file| format!("      <file href=\"{}\"/>\n", escaped(&address(&file.name))));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"interleave\" version=\"1.0\"\n\
         \u{20}   xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\n\
         \u{20}   xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"\n\
         \u{20}   xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n\
         \u{20}   xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd\n\
         \u{20}     http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n\
         \u{20} <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>\n\
         \u{20} <organizations default=\"course\">\n    <organization identifier=\"course\">\n      <title>{}</title>\n{rows}\
         \u{20}   </organization>\n  </organizations>\n  <resources>\n{resources}\
         \u{20}   <resource identifier=\"shared\" type=\"webcontent\" adlcp:scormtype=\"asset\">\n{}    </resource>\n  </resources>\n</manifest>\n",
        escaped(title),
        files.collect::<String>(),
    )
}

/// A file's name as a relative address.
fn address(name: &str) -> String {
    let mut address = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => address.push(byte as char),
            other => address += &format!("%{other:02X}"),
        }
    }
    address
}
