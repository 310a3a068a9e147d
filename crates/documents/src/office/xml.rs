//! XML as small trees, one child of a container at a time, so that a long document is never a tree as a whole.
//! No document type is accepted: entities cannot be defined, so none can explode.

use crate::input::fail;
use crate::model::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside one another, at most.
const DEPTH: usize = 200;
/// Elements and attributes of one child of the container: a table of some thousand rows, in 50 MB.
const NODES: usize = 250_000;
/// Attributes of one element; a word processor writes some ten.
const ATTRIBUTES: usize = 64;

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

#[derive(Debug, Default)]
pub struct Element {
    /// With its prefix, as the formats fix it: `w:p`, `text:p`.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|c| match c {
            Node::Element(e) => Some(e),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.name == name)
    }
}

/// Gives each child element of every element called `container` to `each`, in order.
pub fn children_of(
    path: &str,
    xml: &str,
    container: &str,
    mut each: impl FnMut(Element) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let xml = xml.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let (mut depth, mut inside, mut nodes) = (0usize, None::<usize>, 0usize);
    loop {
        let at = reader.buffer_position();
        let line = || xml.as_bytes()[..(at as usize).min(xml.len())].iter().filter(|b| **b == b'\n').count() + 1;
        let event = reader.read_event().map_err(|_| {
            fail(
                path,
                line(),
                both!(
                    "the XML inside the document is broken; open it in a word processor and save it again",
                    "il contenuto XML del documento è rovinato: aprilo con un programma di scrittura e salvalo di nuovo"
                ),
            )
        })?;
        let (start, empty) = match event {
            Event::Eof => {
                return if depth == 0 {
                    Ok(())
                } else {
                    Err(fail(
                        path,
                        line(),
                        both!(
                            "the XML inside the document is cut short; save it again",
                            "il contenuto XML del documento è incompleto: salvalo di nuovo"
                        ),
                    ))
                };
            }
            Event::DocType(_) => {
                return Err(fail(
                    path,
                    line(),
                    both!(
                        "the XML inside the document declares a document type, which no word processor writes; it is refused",
                        "il contenuto XML del documento dichiara un tipo di documento, cosa che nessun programma di scrittura fa: viene rifiutato"
                    ),
                ));
            }
            Event::Start(start) => (Some(start), false),
            Event::Empty(start) => (Some(start), true),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if inside == Some(depth) {
                    inside = None;
                } else if let Some(done) = open.pop() {
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(done)),
                        None => {
                            nodes = 0;
                            each(done)?;
                        }
                    }
                }
                (None, false)
            }
            Event::Text(text) => {
                add_text(&mut open, &text.xml10_content());
                (None, false)
            }
            Event::CData(text) => {
                add_text(&mut open, &text.xml10_content());
                (None, false)
            }
            Event::GeneralRef(name) => {
                let said = if name.is_char_ref() {
                    name.resolve_char_ref().ok().flatten().map(String::from)
                } else {
                    quick_xml::escape::resolve_predefined_entity(&name).map(String::from)
                };
                add_text(&mut open, &said.unwrap_or_default());
                (None, false)
            }
            _ => (None, false),
        };
        let Some(start) = start else { continue };
        if inside.is_none() {
            if !empty && start.name().as_ref() == container {
                inside = Some(depth);
            }
        } else {
            nodes += 1;
            if nodes > NODES || open.len() > DEPTH {
                return Err(fail(
                    path,
                    line(),
                    both!(
                        "one table or list of the document has more than {NODES} parts, or {DEPTH} inside one another; split it",
                        "una tabella o un elenco del documento ha più di {NODES} parti, o {DEPTH} una dentro l’altra: dividilo"
                    ),
                ));
            }
            let element = element(&start).ok_or_else(|| {
                fail(
                    path,
                    line(),
                    both!("an element has more than {ATTRIBUTES} attributes, which no word processor writes; it is refused", "una parte ha più di {ATTRIBUTES} attributi, cosa che nessun programma di scrittura fa: viene rifiutata"),
                )
            })?;
            nodes += element.attributes.len();
            if !empty {
                open.push(element);
            } else if let Some(parent) = open.last_mut() {
                parent.children.push(Node::Element(element));
            } else {
                nodes = 0;
                each(element)?;
            }
        }
        if !empty {
            depth += 1;
        }
    }
}

/// None: it has too many attributes. The reader looks for each one among those before it, so no more are read.
fn element(start: &BytesStart) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().take(ATTRIBUTES + 1) {
        if attributes.len() == ATTRIBUTES {
            return None;
        }
        // What is no attribute is passed over, and counts.
        let Ok(attribute) = attribute else { continue };
        let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) else { continue };
        attributes.push((attribute.key.as_ref().to_string(), value.into_owned()));
    }
    Some(Element { name: start.name().as_ref().to_string(), attributes, children: Vec::new() })
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_string())),
    }
}
