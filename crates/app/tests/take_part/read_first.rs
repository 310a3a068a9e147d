//! Where a moderator reads first, nothing shows that nobody read, whatever else it waits for.

use crate::site::{BASE, DESK, administrator, number, on_each, proposal, start_with};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::verify;
use cantiere_store::schema::actor::organization;
use cantiere_testkit::Browser;
use diesel::prelude::*;

#[test]
fn words_that_a_body_changes_while_it_waits_to_be_verified_are_read_before_they_show() {
    on_each(|engine| async move {
        let site = start_with(engine, |new| new.premoderated = true).await;
        let (body, db) = (site.body, site.site.site.db.clone());
        let registered = db.write(move |tx| -> Result<(), Error> {
            let row = diesel::update(organization::table.find(body.0));
            row.set(organization::state.eq("registered")).execute(tx.conn())?;
            tx.changed("people");
            Ok(())
        });
        registered.await.expect("it waits to be verified");
        let mut speaker = site.browser(site.speaker).await;
        let of = body.to_string();
        let mut form = proposal("Un orto", "Prima versione.", "chiave-dell-ente-in-verifica").to_vec();
        form[4] = ("speaker", of.as_str());
        let n = number(&speaker.post(&format!("{BASE}/propose"), &form).await);
        let public = format!("{BASE}/contributions/{n}");

        let mut moderator = site.browser(site.moderator).await;
        let waits = async |moderator: &mut Browser| -> Option<String> {
            let queue = moderator.get(&format!("{DESK}/moderation?show=check")).await.text;
            let (before, _) = queue.split_once(&format!("\">Proposta n. {n}</a>"))?;
            before.rsplit("href=\"").next().map(str::to_owned)
        };
        let read = async |moderator: &mut Browser, desk: &str| {
            let seen = moderator.get(desk).await.field("seen").expect("a version");
            assert_eq!(moderator.post(desk, &[("what", "show"), ("seen", &seen)]).await.status, 303);
        };
        let desk = waits(&mut moderator).await.expect("it waits to be read");
        read(&mut moderator, &desk).await;
        assert_eq!(waits(&mut moderator).await, None);

        // Read, and not verified yet: other words wait to be read again, and are not shown with the verification.
        let seen = speaker.get(&format!("{public}/edit")).await.field("seen").expect("a version");
        let other = [("title", "Un orto"), ("body", "Seconda versione."), ("action", "Farlo."), ("seen", &seen)];
        assert_eq!(speaker.post(&format!("{public}/edit"), &other).await.status, 303);
        db.write(move |tx| verify::verify(tx, &administrator(), body).map(drop)).await.expect("verified");
        assert_eq!(site.visitor().get(&public).await.status, 404, "nobody has read the second version");
        assert_eq!(waits(&mut moderator).await, Some(desk.clone()));
        read(&mut moderator, &desk).await;
        assert!(site.visitor().get(&public).await.has("Seconda versione."));
    });
}
