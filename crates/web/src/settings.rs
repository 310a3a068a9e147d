//! What an administration says about itself: names, contacts, links that the law asks for.
//! Kept in table `setting` as plain texts (`store::settings` sets them); a missing one has a default.

use cantiere_domain::Lang;
use cantiere_spine::site::colour::Colour;
use cantiere_spine::site::languages;
use cantiere_store::Conn;
use diesel::QueryResult;
use std::collections::HashMap;

/// The topic under which pages that show settings are cached: all of them.
pub const TOPIC: &str = "settings";

macro_rules! settings {
    ($($(#[doc = $doc:literal])* $name:ident = $default:literal),* $(,)?) => {
        /// The settings in one language. A key with the language's suffix (`site_name.en`) goes before the plain one.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $($(#[doc = $doc])* pub $name: String,)*
            /// The thin banner that says that everything on this site is invented.
            pub demo: bool,
        }

        impl Settings {
            /// Every key that can be set.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($name)),*];

            pub fn new(stored: &HashMap<String, String>, lang: Lang, demo: bool) -> Settings {
                let value = |key: &str, default: &str| {
                    let own = stored.get(&format!("{key}.{lang}"));
                    own.or_else(|| stored.get(key)).cloned().unwrap_or_else(|| default.to_string())
                };
                Settings { $($name: value(stringify!($name), $default),)* demo }
            }
        }
    };
}

settings! {
    site_name = "Cantiere",
    tagline = "",
    /// The administration that runs the site.
    owner_name = "Amministrazione",
    owner_url = "",
    address = "",
    tax_code = "",
    phone = "",
    email = "",
    pec = "",
    /// Data protection officer.
    dpo_email = "",
    /// Addresses of other sites begin with https.
    transparency_url = "",
    /// The declaration filled in on form.agid.gov.it.
    accessibility_url = "",
    media_policy_url = "",
    /// Where readers report that the site does not work, an address of mail.
    report_email = "",
    /// The regional or national office to turn to when feedback on accessibility is not answered.
    ombudsman_url = "",
    /// Who answers for security reports.
    security_email = "",
    /// The main colour as `#rrggbb`; empty: the product's own.
    colour = "",
    /// The number of the logo's file, and the beginning of its digest.
    logo = "",
    /// The languages that pages are offered in, the first one for who asks for none.
    languages = "",
    /// How long personal data is kept, in whole numbers; empty: as `spine::retention` begins.
    retention_inactive_months = "",
    retention_warning_days = "",
    retention_mail_days = "",
    retention_notices_months = "",
    retention_moderation_months = "",
}

/// The darker colour of the product itself, for the bars of browsers.
const DEEP: &str = "#083f42";

impl Settings {
    pub fn offered(&self) -> Vec<Lang> {
        languages::parse(&self.languages)
    }

    pub fn in_several_languages(&self) -> bool {
        self.offered().len() > 1
    }

    /// The address of the style sheet with the site's own colour; it changes with the colour.
    pub fn colour_href(&self) -> String {
        match Colour::parse(&self.colour) {
            Some(_) => format!("/assets/site-colour.css?v={}", self.colour.trim_start_matches('#')),
            None => String::new(),
        }
    }

    /// The address of the logo; it changes with the picture.
    pub fn logo_href(&self) -> String {
        match self.logo.split_once(' ') {
            Some((_, digest)) => format!("/assets/site-logo.png?v={digest}"),
            None => String::new(),
        }
    }

    /// What browsers colour their own bars with.
    pub fn theme_colour(&self) -> String {
        Colour::parse(&self.colour).map_or(DEEP.to_string(), |c| c.deep().to_string())
    }
}

/// All stored settings; one statement.
pub fn load(conn: &mut Conn) -> QueryResult<HashMap<String, String>> {
    let rows = cantiere_store::settings::all(conn)?;
    Ok(rows.into_iter().map(|(key, value, _)| (key, value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_of_the_language_goes_first_then_the_plain_one_then_the_default() {
        let stored = HashMap::from([
            ("owner_name".to_string(), "Ministero di prova".to_string()),
            ("owner_name.en".to_string(), "Test Ministry".to_string()),
        ]);
        assert_eq!(Settings::new(&stored, Lang::It, false).owner_name, "Ministero di prova");
        assert_eq!(Settings::new(&stored, Lang::En, false).owner_name, "Test Ministry");
        assert_eq!(Settings::new(&stored, Lang::En, false).site_name, "Cantiere");
    }
}
