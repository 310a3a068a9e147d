//! Filling the documents of the demonstration's consultations: small files, given as the planner's page gives them.

use super::fill::{Cast, Failure, set_clock};
use cantiere_demo::DemoEdition;
use cantiere_documents::pdf::Words;
use cantiere_domain::id::EditionId;
use cantiere_spine::Error;
use cantiere_spine::attachment::{self, Incoming, LARGEST};
use cantiere_spine::plan::edition;
use cantiere_spine::process::{self, About};
use cantiere_store::{Db, files};
use std::io::Cursor;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let Some(told) = &of.process else { return Ok(()) };
    // On the first day; the history of the consultation says so.
    set_clock(db, told.consultation.opens)?;
    for (n, d) in told.documents.iter().enumerate() {
        let bytes = d.text.clone().into_bytes();
        let (file_type, name) = attachment::check(&d.name, &bytes).map_err(|p| p.to_string())?;
        let store = db.clone();
        let put = tokio::task::spawn_blocking(move || files::put(&store, &mut Cursor::new(bytes), LARGEST)).await?;
        let new = Incoming { name, file_type, stored: put? };
        let about = About {
            title: d.title.clone(),
            language: "it".into(),
            accessible: if d.accessible { "yes" } else { "no" }.into(),
            summary: d.summary.clone(),
        };
        let (by, key) = (cast.administrator(), format!("demonstration-document-{}-{n}", id.0));
        db.write(move |tx| -> Result<(), Error> {
            let e = edition::find_by_id(tx, &by, id)?;
            let p = process::find(tx, &by, &e)?.ok_or(Error::NotFound("process"))?;
            attachment::keep(tx, &by, &key, &new)?;
            process::add_document(tx, &by, &e, p.id, &key, Words::Unknown, &about)?;
            Ok(())
        })
        .await?;
    }
    db.set_clock_offset(cast.present);
    Ok(())
}
