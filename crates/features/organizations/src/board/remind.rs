//! Reminding by hand those who have not answered, and switching the automatic reminders on and off.

use super::{At, Typed, done, found, refused};
use crate::form;
use crate::state::State;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_spine::process::participants::{self, When};
use cantiere_web::{Ctx, Error};
use serde::Deserialize;
use std::sync::Arc;

pub async fn send(ctx: Ctx, Extension(state): Extension<Arc<State>>, Path(at): Path<At>) -> Result<Response, Error> {
    let e = found(&ctx, &at).await?;
    let by = ctx.actor().clone();
    state.mails_of_person.take(ctx.site.now(), by.person.map(|p| p.to_string()).unwrap_or_default())?;
    let mut sent = 0;
    // A few in each write, so that nobody waits for the whole list; pressing again goes on where it stopped.
    loop {
        let (by, e, site) = (by.clone(), e.clone(), ctx.site.clone());
        let written = ctx.site.db.write(move |tx| -> Result<usize, cantiere_spine::Error> {
            let today = cantiere_spine::process::day_of(tx.now(), site.zone());
            let process = participants::may_remind(tx, &by, &e, today)?;
            let some = participants::remind(tx, site.zone(), process.id, When::ByHand)?;
            super::job::letters(tx, &site, &process, &e, &some)?;
            Ok(some.len())
        });
        match written.await {
            Ok(n) => {
                sent += n;
                if n < participants::CHUNK {
                    return Ok(done(&ctx, &at, "reminded", sent));
                }
            }
            Err(error) => return refused(&ctx, &at, Typed::default(), &form::problems(error)?).await,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    on: String,
}

pub async fn switch(ctx: Ctx, Path(at): Path<At>, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let e = found(&ctx, &at).await?;
    let (by, on) = (ctx.actor().clone(), fields.on == "yes");
    ctx.site.db.write(move |tx| participants::switch(tx, &by, &e, on)).await?;
    Ok(done(&ctx, &at, if on { "on" } else { "off" }, 1))
}
