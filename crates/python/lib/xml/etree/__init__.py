"""The part of `xml` that is here: `xml.etree.ElementTree`."""
