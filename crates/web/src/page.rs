//! What every template may use as `page`: texts, addresses, settings, menu, viewer.
//! It must not hold what a page is about; that is the template's own.

use crate::catalog::{self, Args};
use crate::settings::Settings;
use crate::{Ctx, Viewer};
use cantiere_domain::plan::PartialDate;
use jiff::civil::Date;
use std::borrow::Cow;
use std::sync::Arc;

pub struct Page {
    /// “it” or “en”, for `lang` attributes.
    pub lang: &'static str,
    pub title: String,
    pub settings: Arc<Settings>,
    pub nav: Vec<NavItem>,
    pub crumbs: Vec<Crumb>,
    /// Empty for a visitor.
    pub viewer_name: String,
    pub viewer: Option<ViewerInfo>,
    pub robots_noindex: bool,
    ctx: Ctx,
}

pub struct NavItem {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// A step of the way to this page; the last one has no address.
pub struct Crumb {
    pub label: String,
    pub href: String,
    /// The language of the label where it is not the page's; else empty.
    pub lang: &'static str,
}

/// The person who is signed in.
pub struct ViewerInfo {
    /// In words.
    pub roles: String,
    pub is_staff: bool,
    pub is_administrator: bool,
}

impl Page {
    pub(crate) fn new(ctx: Ctx, settings: Arc<Settings>, title: String) -> Page {
        Page {
            lang: ctx.lang.as_str(),
            title,
            settings,
            nav: nav(&ctx),
            crumbs: Vec::new(),
            viewer_name: ctx.viewer.name.clone(),
            viewer: viewer_info(&ctx),
            robots_noindex: false,
            ctx,
        }
    }

    /// A step of the way to this page, from the home page on; the page itself is added by `here`.
    pub fn crumb(mut self, label: impl Into<String>, path: &str) -> Page {
        if self.crumbs.is_empty() {
            self.crumbs.push(Crumb { label: self.ctx.t("site-home"), href: self.ctx.href("/"), lang: "" });
        }
        self.crumbs.push(Crumb { label: label.into(), href: self.ctx.href(path), lang: "" });
        self
    }

    /// Says that the last step is in another language than the page may be.
    pub fn in_language(mut self, lang: &'static str) -> Page {
        if let Some(crumb) = self.crumbs.last_mut().filter(|_| lang != self.lang) {
            crumb.lang = lang;
        }
        self
    }

    /// Ends the way with the page itself.
    pub fn here(mut self) -> Page {
        if self.crumbs.is_empty() {
            self.crumbs.push(Crumb { label: self.ctx.t("site-home"), href: self.ctx.href("/"), lang: "" });
        }
        self.crumbs.push(Crumb { label: self.title.clone(), href: String::new(), lang: "" });
        self
    }

    /// Asks search engines to leave the page out.
    pub fn noindex(mut self) -> Page {
        self.robots_noindex = true;
        self
    }

    pub fn ctx(&self) -> &Ctx {
        &self.ctx
    }

    // ------------------------------------------------------------ for templates

    /// A text by its key.
    pub fn t(&self, key: impl AsRef<str>) -> Cow<'_, str> {
        self.ctx.site.catalog.text(self.ctx.lang, key.as_ref(), None)
    }

    /// A text with a number in it, `$n`.
    pub fn tn(&self, key: impl AsRef<str>, n: impl Count) -> String {
        self.ctx.site.catalog.counted(self.ctx.lang, key.as_ref(), n.count())
    }

    /// A text with one value in it.
    pub fn t1(&self, key: impl AsRef<str>, name: impl AsRef<str>, value: impl AsRef<str>) -> String {
        let mut args = Args::new();
        args.set(name.as_ref(), value.as_ref());
        self.with(key.as_ref(), &args)
    }

    /// A text with two values in it.
    pub fn t2(
        &self,
        key: impl AsRef<str>,
        name: impl AsRef<str>,
        value: impl AsRef<str>,
        name2: impl AsRef<str>,
        value2: impl AsRef<str>,
    ) -> String {
        let mut args = Args::new();
        args.set(name.as_ref(), value.as_ref());
        args.set(name2.as_ref(), value2.as_ref());
        self.with(key.as_ref(), &args)
    }

    /// A text with any values in it.
    pub fn with(&self, key: &str, args: &Args<'_>) -> String {
        self.ctx.site.catalog.text(self.ctx.lang, key, Some(args)).into_owned()
    }

    pub fn number(&self, n: impl Count) -> String {
        catalog::number(self.ctx.lang, n.count())
    }

    /// “15 dicembre 2026”.
    pub fn date(&self, date: impl std::borrow::Borrow<Date>) -> String {
        catalog::date(self.ctx.lang, *date.borrow())
    }

    /// “giugno 2026”, as exact as the plan says.
    pub fn partial_date(&self, date: impl std::borrow::Borrow<PartialDate>) -> String {
        catalog::partial(self.ctx.lang, *date.borrow())
    }

    /// “dal 15 dicembre 2026”.
    pub fn since(&self, start: impl std::borrow::Borrow<PartialDate>) -> String {
        catalog::since(self.ctx.lang, *start.borrow())
    }

    /// “al 15 dicembre 2026”.
    pub fn until(&self, end: impl std::borrow::Borrow<PartialDate>) -> String {
        catalog::until(self.ctx.lang, *end.borrow())
    }

    /// “entro il 15 dicembre 2026”.
    pub fn by(&self, end: impl std::borrow::Borrow<PartialDate>) -> String {
        catalog::by(self.ctx.lang, *end.borrow())
    }

    /// “15 dicembre 2026, ore 23:59”, from microseconds, in the site's time zone.
    pub fn moment(&self, at: impl Count) -> String {
        catalog::date_time(self.ctx.lang, self.ctx.site.local(at.count()))
    }

    /// The day of a moment, in words.
    pub fn day(&self, at: impl Count) -> String {
        catalog::date(self.ctx.lang, self.ctx.site.local(at.count()).date())
    }

    /// “tra 23 giorni”.
    pub fn days_from_today(&self, day: impl std::borrow::Borrow<Date>) -> String {
        catalog::days_from(self.ctx.lang, self.ctx.site.today(), *day.borrow())
    }

    /// `/plans` becomes `/it/plans`.
    pub fn href(&self, path: impl AsRef<str>) -> String {
        self.ctx.href(path.as_ref())
    }

    /// This page in the other language.
    pub fn path_in(&self, lang: impl AsRef<str>) -> String {
        match &*self.ctx.path {
            "" | "/" => format!("/{}", lang.as_ref()),
            path => format!("/{}{path}", lang.as_ref()),
        }
    }

    /// The address of a style, script, icon file or font.
    pub fn asset(&self, name: impl AsRef<str>) -> &str {
        self.ctx.site.assets.address(name.as_ref())
    }
}

/// Whole numbers of any kind, and references to them, as templates hand them over.
pub trait Count {
    fn count(&self) -> i64;
}

macro_rules! count {
    ($($kind:ty),*) => {$(
        impl Count for $kind {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

count!(i64, i32, i16, u64, u32, u16, u8, usize);

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> i64 {
        (*self).count()
    }
}

fn nav(ctx: &Ctx) -> Vec<NavItem> {
    let entries = ctx.site.features.iter().flat_map(|f| f.nav);
    let mut shown: Vec<_> = entries.filter(|e| (e.shown_to)(ctx.actor())).collect();
    shown.sort_by_key(|e| e.position);
    let path = ctx.path.split('?').next().unwrap_or_default();
    let is_current = |entry: &str| match path.strip_prefix(entry) {
        Some(rest) => rest.is_empty() || (entry != "/" && rest.starts_with('/')),
        None => false,
    };
    let item =
        |e: &&crate::NavEntry| NavItem { label: ctx.t(e.key), href: ctx.href(e.path), current: is_current(e.path) };
    shown.iter().map(item).collect()
}

fn viewer_info(ctx: &Ctx) -> Option<ViewerInfo> {
    let Viewer { actor, .. } = &*ctx.viewer;
    actor.person?;
    let mut roles: Vec<_> =
        actor.grants.iter().map(|g| ctx.t(&format!("site-role-{}", g.role.as_str().replace('_', "-")))).collect();
    roles.sort();
    roles.dedup();
    if roles.is_empty() {
        roles.push(ctx.t("site-role-none"));
    }
    Some(ViewerInfo { roles: roles.join(", "), is_staff: actor.is_staff(), is_administrator: actor.is_administrator() })
}
