//! One site: its database, settings, texts, caches and clock, reached from every request.
//! There are no statics: a process may hold several of these.

use crate::cache::PageCache;
use crate::catalog::{Catalog, CatalogError};
use crate::metrics::Metrics;
use crate::settings::{self, Settings};
use crate::{
    Assets, BaseUrl, Ctx, Feature, Fragment, IdentityProvider, KeptPanels, Limiter, MailServer, Secret,
    assets::AssetsError,
};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::plan::IndexCache;
use cantiere_store::{Conn, Db};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use std::sync::{Arc, RwLock};
use std::time::Duration;

pub struct Site {
    pub db: Db,
    pub base_url: BaseUrl,
    pub catalog: Catalog,
    pub assets: Assets,
    pub cache: PageCache,
    /// The items of editions, ready to be filtered.
    pub indexes: IndexCache,
    /// Panels that are dear to make.
    pub kept: KeptPanels,
    pub metrics: Metrics,
    pub features: Vec<Feature>,
    pub options: Options,
    /// Places for requests that are being worked on.
    pub(crate) requests: tokio::sync::Semaphore,
    /// How often readers may rate pages.
    pub(crate) feedback: Limiter,
    zone: TimeZone,
    /// With the version of the settings' topic at which they were read.
    settings: RwLock<(u64, [Arc<Settings>; 2])>,
}

/// What the configuration decides.
#[derive(Clone, Debug)]
pub struct Options {
    /// IANA name of the time zone in which days are counted.
    pub zone: String,
    /// Invented data: a banner says so, and sign-in links exist.
    pub demo: bool,
    /// For signing links and hiding numbers; from a file of mode 0600.
    pub secret: Secret,
    /// Bytes that ready pages may take.
    pub cache_bytes: u64,
    /// Bytes that the items of editions may take.
    pub index_bytes: usize,
    /// Requests that may be worked on at once; more get 503.
    pub requests: usize,
    /// The folder of the secrets of persons' votes; none: persons do not vote here.
    pub keys: Option<std::path::PathBuf>,
    /// Proxies in front of the site whose `X-Forwarded-For` is believed.
    pub proxies: usize,
    /// Where mail goes out; none: none is sent, and signing in by mail is not offered.
    pub mail: Option<MailServer>,
    /// OpenID Connect providers, in the order of their buttons.
    pub identity: Vec<IdentityProvider>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            zone: "Europe/Rome".into(),
            demo: false,
            secret: Secret([0; 32]),
            cache_bytes: 64 << 20,
            index_bytes: 128 << 20,
            requests: 1_024,
            keys: None,
            proxies: 0,
            mail: None,
            identity: Vec::new(),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("“{0}” is not a time zone; write an IANA name such as Europe/Rome")]
    Zone(String),
    #[error(transparent)]
    Texts(#[from] CatalogError),
    #[error(transparent)]
    Assets(#[from] AssetsError),
    #[error("the settings cannot be read: {0}")]
    Database(#[from] cantiere_store::Error),
}

impl Site {
    pub async fn new(
        db: Db,
        base_url: BaseUrl,
        features: Vec<Feature>,
        options: Options,
    ) -> Result<Arc<Site>, SiteError> {
        let zone = TimeZone::get(&options.zone).map_err(|_| SiteError::Zone(options.zone.clone()))?;
        let version = db.changed(settings::TOPIC);
        let settings = read_settings(&db, options.demo).await?;
        Ok(Arc::new(Site {
            base_url,
            catalog: Catalog::of(&features)?,
            assets: Assets::load()?,
            cache: PageCache::new(options.cache_bytes),
            indexes: IndexCache::new(options.index_bytes, zone.clone()),
            kept: KeptPanels::default(),
            metrics: Metrics::default(),
            requests: tokio::sync::Semaphore::new(options.requests),
            feedback: Limiter::new(10, Duration::from_secs(60)),
            zone,
            settings: RwLock::new((version, settings)),
            features,
            options,
            db,
        }))
    }

    /// The settings as of now: read again when somebody changed them.
    pub async fn settings(&self, lang: Lang) -> Arc<Settings> {
        let version = self.db.changed(settings::TOPIC);
        if self.settings.read().unwrap_or_else(|p| p.into_inner()).0 != version {
            match read_settings(&self.db, self.options.demo).await {
                Ok(fresh) => *self.settings.write().unwrap_or_else(|p| p.into_inner()) = (version, fresh),
                Err(error) => tracing::warn!(%error, "settings cannot be read; the last ones are used"),
            }
        }
        self.settings_last_read(lang)
    }

    /// Without asking the database, for error pages.
    pub fn settings_last_read(&self, lang: Lang) -> Arc<Settings> {
        self.settings.read().unwrap_or_else(|p| p.into_inner()).1[lang as usize].clone()
    }

    /// Microseconds since 1970, for pages; what is stored takes the time of its transaction.
    pub fn now(&self) -> i64 {
        self.db.now()
    }

    pub fn today(&self) -> civil::Date {
        self.local(self.now()).date()
    }

    /// Today as a number, for keys.
    pub(crate) fn day(&self) -> i32 {
        let today = self.today();
        i32::from(today.year()) * 1_000 + i32::from(today.day_of_year())
    }

    /// A moment as the clock on the site's wall shows it.
    pub fn local(&self, microseconds: i64) -> civil::DateTime {
        let at = Timestamp::from_microsecond(microseconds).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(at)
    }

    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What other features show beside each of these things in a slot; one statement a panel.
    pub fn panels(
        &self,
        conn: &mut Conn,
        ctx: &Ctx,
        slot: &str,
        refs: &[Ref],
    ) -> Result<Vec<Vec<Fragment>>, cantiere_store::Error> {
        let mut all = vec![Vec::new(); refs.len()];
        for panel in self.features.iter().flat_map(|f| f.panels).filter(|p| p.slot == slot) {
            for (place, fragment) in all.iter_mut().zip((panel.load)(conn, ctx, refs)?) {
                place.extend(fragment);
            }
        }
        Ok(all)
    }
}

async fn read_settings(db: &Db, demo: bool) -> Result<[Arc<Settings>; 2], cantiere_store::Error> {
    let stored = db.read(|conn| settings::load(conn).map_err(cantiere_store::Error::from)).await?;
    Ok(Lang::ALL.map(|lang| Arc::new(Settings::new(&stored, lang, demo))))
}
