//! XML as small trees, one child of a container at a time, so that a long document is never a tree as a whole.
//! No document type is accepted: entities cannot be defined, so none can explode.

use crate::input::fail;
use crate::model::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside one another, at most.
const DEPTH: usize = 200;
/// Elements, attributes and texts of one child of the container: a table of some thousand rows.
const NODES: usize = 250_000;
/// Bytes of memory for the whole part and the tree of one of its children.
const MEMORY: usize = 40 << 20;
/// Bytes of memory that a node takes, at most.
const NODE: usize = 192;
/// Children of a container of styles, lists or links.
pub const ENTRIES: usize = 50_000;
/// Attributes of one element; a word processor writes some ten.
const ATTRIBUTES: usize = 64;
/// Bytes of an attribute that is kept: a name, a number, an address. One that is longer and used again and again would cost its
/// length each time.
const VALUE: usize = 4_096;

#[derive(Debug)]
pub enum Node {
    Element(Box<Element>),
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
            Node::Element(e) => Some(&**e),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.name == name)
    }
}

/// Gives each child element of every element called `container` to `each`, in order; more than `most` are an error.
pub fn children_of(
    path: &str,
    xml: &str,
    container: &str,
    most: usize,
    mut each: impl FnMut(Element) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let xml = xml.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let (mut depth, mut inside, mut nodes, mut children) = (0usize, None::<usize>, 0usize, 0usize);
    let room = (MEMORY.saturating_sub(xml.len()) / NODE).min(NODES);
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
                        Some(parent) => parent.children.push(Node::Element(Box::new(done))),
                        None => {
                            nodes = 0;
                            each(done)?;
                        }
                    }
                }
                (None, false)
            }
            Event::Text(text) => {
                nodes += add_text(&mut open, &text.xml10_content(), room.saturating_sub(nodes));
                (None, false)
            }
            Event::CData(text) => {
                nodes += add_text(&mut open, &text.xml10_content(), room.saturating_sub(nodes));
                (None, false)
            }
            Event::GeneralRef(name) => {
                let said = if name.is_char_ref() {
                    name.resolve_char_ref().ok().flatten().map(String::from)
                } else {
                    quick_xml::escape::resolve_predefined_entity(&name).map(String::from)
                };
                nodes += add_text(&mut open, &said.unwrap_or_default(), room.saturating_sub(nodes));
                (None, false)
            }
            _ => (None, false),
        };
        nodes += usize::from(start.is_some() && inside.is_some());
        if nodes > room || open.len() > DEPTH {
            return Err(fail(
                path,
                line(),
                both!(
                    "one paragraph, table or list of the document has more than {room} parts, or {DEPTH} inside one another; split it",
                    "un paragrafo, una tabella o un elenco del documento ha più di {room} parti, o {DEPTH} una dentro l’altra: dividilo"
                ),
            ));
        }
        let Some(start) = start else { continue };
        if inside.is_none() {
            if !empty && start.name().as_ref() == container {
                inside = Some(depth);
            }
        } else {
            children += usize::from(open.is_empty());
            if children > most {
                return Err(fail(
                    path,
                    line(),
                    both!(
                        "“{container}” has more than {most} parts; split the document",
                        "“{container}” ha più di {most} parti: dividi il documento"
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
                parent.children.push(Node::Element(Box::new(element)));
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
        if value.len() <= VALUE {
            attributes.push((attribute.key.as_ref().to_string(), value.into_owned()));
        }
    }
    Some(Element { name: start.name().as_ref().to_string(), attributes, children: Vec::new() })
}

/// How many nodes it costs: a long text costs memory as they do, and is copied on its way. If that is more than is left, it is
/// not added.
fn add_text(open: &mut [Element], text: &str, left: usize) -> usize {
    let Some(parent) = open.last_mut() else { return 0 };
    let goes_on = matches!(parent.children.last(), Some(Node::Text(_)));
    let cost = usize::from(!goes_on) + text.len() / (NODE / 2);
    if cost > left {
        return cost;
    }
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_string())),
    }
    cost
}
