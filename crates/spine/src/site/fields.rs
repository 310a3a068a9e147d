//! What an administration can say of its site: the names of the fields, what each may hold, which are required.
//! The legal ones are what the design guidelines of Italian public sites ask of every page's end.

use crate::Problem;
use crate::actor::person::looks_like_address;

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words.
    Line,
    Mail,
    /// An address of another site.
    Web,
    /// Eleven figures, or the sixteen signs of a person's code.
    TaxCode,
    Phone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// In forms.
    pub name: &'static str,
    /// In table `setting`.
    pub key: &'static str,
    pub kind: Kind,
    pub required: bool,
}

const fn field(name: &'static str, key: &'static str, kind: Kind, required: bool) -> Field {
    Field { name, key, kind, required }
}

/// Names, contacts, and the links that the law asks for.
pub const ALL: [Field; 19] = [
    field("site_name", "site_name", Kind::Line, true),
    field("site_name_en", "site_name.en", Kind::Line, false),
    field("tagline", "tagline", Kind::Line, false),
    field("tagline_en", "tagline.en", Kind::Line, false),
    field("owner_name", "owner_name", Kind::Line, true),
    field("owner_name_en", "owner_name.en", Kind::Line, false),
    field("owner_url", "owner_url", Kind::Web, false),
    field("address", "address", Kind::Line, false),
    field("tax_code", "tax_code", Kind::TaxCode, false),
    field("phone", "phone", Kind::Phone, false),
    field("email", "email", Kind::Mail, false),
    field("pec", "pec", Kind::Mail, false),
    field("dpo_email", "dpo_email", Kind::Mail, false),
    field("report_email", "report_email", Kind::Mail, false),
    field("security_email", "security_email", Kind::Mail, false),
    field("accessibility_url", "accessibility_url", Kind::Web, false),
    field("transparency_url", "transparency_url", Kind::Web, false),
    field("media_policy_url", "media_policy_url", Kind::Web, false),
    field("ombudsman_url", "ombudsman_url", Kind::Web, false),
];

impl Field {
    /// What is wrong with a value that is tidied already.
    pub fn problem(&self, value: &str) -> Option<Problem> {
        if value.is_empty() {
            return self.required.then(|| Problem::new(self.name, "admin-problem-empty"));
        }
        if value.chars().count() > 300 {
            return Some(Problem::new(self.name, "admin-problem-long"));
        }
        let (fits, key) = match self.kind {
            Kind::Line => (true, ""),
            Kind::Mail => (looks_like_address(value), "admin-problem-mail"),
            Kind::Web => (is_web(value), "admin-problem-web"),
            Kind::TaxCode => (is_tax_code(value), "admin-problem-tax-code"),
            Kind::Phone => (is_phone(value), "admin-problem-phone"),
        };
        (!fits).then(|| Problem::new(self.name, key))
    }
}

/// Other sites are linked by https alone.
fn is_web(value: &str) -> bool {
    let host = value.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let plain = value.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\'));
    plain && host.is_some_and(|h| h.contains('.') && !h.starts_with('.') && !h.ends_with('.') && !h.contains('@'))
}

fn is_tax_code(value: &str) -> bool {
    let all = |test: fn(&u8) -> bool| value.as_bytes().iter().all(test);
    (value.len() == 11 && all(u8::is_ascii_digit)) || (value.len() == 16 && all(u8::is_ascii_alphanumeric))
}

fn is_phone(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (3..=20).contains(&digits)
        && value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b' ' | b'.' | b'-' | b'/' | b'(' | b')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_refuses_what_it_cannot_hold() {
        let problem = |name: &str, value: &str| {
            ALL.iter().find(|f| f.name == name).expect("a field").problem(value).map(|p| p.key)
        };
        assert_eq!(problem("site_name", ""), Some("admin-problem-empty"));
        assert_eq!(problem("tagline", ""), None);
        assert_eq!(problem("email", "urp@comune.example"), None);
        assert_eq!(problem("email", "urp"), Some("admin-problem-mail"));
        assert_eq!(problem("accessibility_url", "https://form.agid.gov.it/view/1"), None);
        for wrong in
            ["http://form.agid.gov.it", "javascript:alert(1)", "https://", "https://a b.it", "https://u@host.it"]
        {
            assert_eq!(problem("accessibility_url", wrong), Some("admin-problem-web"), "{wrong}");
        }
        assert_eq!(problem("tax_code", "80012345678"), None);
        assert_eq!(problem("tax_code", "8001234567"), Some("admin-problem-tax-code"));
        assert_eq!(problem("phone", "+39 06 1234-567"), None);
        assert_eq!(problem("phone", "chiedere in portineria"), Some("admin-problem-phone"));
    }
}
