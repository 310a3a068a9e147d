//! A whole site on either engine, reached over real HTTP, with people of every role.
//! It runs the product's own router and server; nothing stands in for anything.

use crate::browser::Browser;
use crate::{Engine, TestDb};
use cantiere_domain::Lang;
use cantiere_domain::access::{Assurance, Role};
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::{grant, person, session};
use cantiere_store::jobs::{self, Handlers};
use cantiere_web::{Edge, Feature, Options, Secret, Site, serve};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub struct TestSite {
    pub site: Arc<Site>,
    pub address: SocketAddr,
    handlers: Handlers,
    // Ends the server when the site is dropped.
    _stop: oneshot::Sender<()>,
    _db: TestDb,
}

impl TestSite {
    pub async fn start(engine: Engine, features: Vec<Feature>) -> TestSite {
        TestSite::start_with(engine, features, |_| {}).await
    }

    /// The same with other options.
    pub async fn start_with(engine: Engine, features: Vec<Feature>, change: impl FnOnce(&mut Options)) -> TestSite {
        let db = engine.open();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's number");
        let mut options = Options { secret: Secret([7; 32]), ..Options::default() };
        change(&mut options);
        let base_url = format!("http://{address}").parse().expect("an address");
        let site = Site::new((*db).clone(), base_url, features, options).await.expect("the site starts");
        let handlers = site.features.iter().fold(Handlers::new(), |handlers, feature| (feature.jobs)(handlers, &site));
        let (stop, stopped) = oneshot::channel::<()>();
        let edge = Edge::new(site.clone());
        tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            serve::serve(listener, edge, serve::Limits::default(), stopped).await
        });
        TestSite { site, address, handlers, _stop: stop, _db: db }
    }

    /// A browser without a session.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.address)
    }

    /// A new person, with a role on the whole site or none.
    pub async fn person(&self, name: &str, role: Option<Role>) -> PersonId {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let email = format!("person{}@example.org", COUNT.fetch_add(1, Relaxed));
        self.person_at(name, &email, role, None).await
    }

    /// The same with an address and a hashed password.
    pub async fn person_at(
        &self,
        name: &str,
        email: &str,
        role: Option<Role>,
        password_hash: Option<String>,
    ) -> PersonId {
        let new = person::NewPerson { name: name.into(), email: email.into(), language: Lang::It, password_hash };
        let written = self.site.db.write(move |tx| -> Result<PersonId, cantiere_spine::Error> {
            let id = person::add(tx, &new)?;
            if let Some(role) = role {
                grant::give(tx, id, role, None)?;
            }
            Ok(id)
        });
        written.await.expect("a new person")
    }

    /// A browser in which this person is signed in.
    pub async fn browser_of(&self, person: PersonId, level: Assurance) -> Browser {
        let token = self.site.db.write(move |tx| session::create(tx, person, level)).await.expect("a session");
        let mut browser = self.visitor();
        browser.set_cookie(self.site.base_url.cookie_name(), &token);
        browser
    }

    /// A browser of a new person with this role.
    pub async fn signed_in(&self, role: Option<Role>) -> Browser {
        let person = self.person("Persona di prova", role).await;
        self.browser_of(person, Assurance::Substantial).await
    }

    /// Does the work that is due, as the worker inside `serve` would; gives the number of jobs.
    pub async fn run_jobs(&self) -> usize {
        jobs::run_due(&self.site.db, &self.handlers).await.expect("the jobs run")
    }

    /// Lets time pass.
    pub fn pass(&self, time: std::time::Duration) {
        let micros = i64::try_from(time.as_micros()).expect("a time that fits");
        self.site.db.set_clock_offset(self.site.db.clock_offset() + micros);
    }
}
