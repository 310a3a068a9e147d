//! A YAML value with the line it stood on, so that every complaint can name its place.
//! It must stay lenient: what a field may hold is the reader's business.

use crate::input::{Limits, broken};
use crate::message::Message;
use crate::model::ReadError;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

pub enum Value {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

pub struct Node {
    pub line: usize,
    pub value: Value,
}

impl Node {
    pub fn get(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text of a scalar; nothing for null and for a dash that stands for nothing.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(t) if !t.trim().trim_matches('-').is_empty() => Some(t.trim()),
            _ => None,
        }
    }

    pub fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Text(t) => t.trim().trim_matches('-').is_empty(),
            Value::List(l) => l.is_empty(),
            Value::Map(m) => m.is_empty(),
        }
    }
}

/// One YAML document within budgets: no expansion of aliases beyond what a plan could need.
pub fn parse(path: &str, text: &str, limits: &Limits) -> Result<Node, ReadError> {
    let mut budget = serde_saphyr::Budget::default();
    budget.max_aliases = 100;
    budget.max_anchors = 100;
    budget.max_depth = limits.nesting;
    budget.max_nodes = 500_000;
    budget.flow_nesting_limit = limits.nesting;
    budget.max_recorded_anchor_events = 10_000;
    budget.max_recorded_anchor_bytes = 4 << 20;
    // Plans repeat nothing by reference; what does so a thousandfold is meant to hurt.
    let mut alias_limits = serde_saphyr::options::AliasLimits::default();
    alias_limits.max_total_replayed_events = 10_000;
    let options = serde_saphyr::options! { budget: Some(budget), with_snippet: false, alias_limits: alias_limits };
    serde_saphyr::from_str_with_options::<Node>(text, options).map_err(|error| {
        let place = error.location().map_or((0, 0), |l| (l.line() as usize, l.column() as usize));
        broken(path, place, what(&error), ("YAML", &error.to_string()))
    })
}

/// What is wrong and what to do, for the errors that people make.
fn what(error: &serde_saphyr::Error) -> Message {
    use serde_saphyr::Error::{
        AliasError, AliasExpansionLimitExceeded, AliasReplayLimitExceeded, Budget, DuplicateMappingKey, UnknownAnchor,
    };
    match error.without_snippet() {
        AliasError { error, .. } => what(error),
        DuplicateMappingKey { key, .. } => {
            let key: String = key.as_deref().unwrap_or_default().chars().take(60).collect();
            both!(
                "the field “{key}” is there twice; keep one, or begin the next entry with a dash",
                "il campo “{key}” c’è due volte: lasciane uno, o comincia la voce seguente con un trattino"
            )
        }
        UnknownAnchor { .. } => both!(
            "a text that begins with an asterisk must stand between quotation marks; add them",
            "un testo che comincia con un asterisco deve stare tra virgolette: aggiungile"
        ),
        Budget { .. } | AliasReplayLimitExceeded { .. } | AliasExpansionLimitExceeded { .. } => both!(
            "the file is nested or repeats itself beyond what a plan needs; write it out plainly, or split it",
            "il file è annidato o si ripete più di quanto serve a un piano: scrivilo per esteso, o dividilo"
        ),
        _ => both!(
            "this is not well-formed YAML: look at the indentation, and for a colon, a dash or a quotation mark that is missing or too many",
            "questo non è YAML scritto correttamente: controlla i rientri, e se mancano o sono di troppo i due punti, un trattino o le virgolette"
        ),
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Node { line: spanned.referenced.line() as usize, value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("text, a list or a mapping")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Value::Map(entries))
    }
}
