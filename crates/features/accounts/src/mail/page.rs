//! `/{lang}/demo/mail`: the mails of the demonstration, which sends none. Exists there alone.

use super::{Letter, letter};
use axum::response::Response;
use cantiere_store::schema::accounts::mail;
use cantiere_web::{Ctx, Error, Page, html};
use diesel::prelude::*;

#[derive(askama::Template)]
#[template(path = "mail.html")]
struct MailPage {
    page: Page,
    letters: Vec<Letter>,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    if !ctx.site.options.demo {
        return Err(Error::NotFound);
    }
    let site = ctx.site.clone();
    let letters = ctx.site.db.read(move |conn| -> Result<Vec<Letter>, Error> {
        let ids: Vec<i64> = mail::table.order(mail::id.desc()).limit(20).select(mail::id).load(conn)?;
        let mut letters = Vec::new();
        for id in ids {
            letters.extend(letter(conn, &site, id)?);
        }
        Ok(letters)
    });
    let letters = letters.await?;
    let page = ctx.page(ctx.t("accounts-demo-mail-title")).await.here().noindex();
    html(MailPage { page, letters })
}

impl MailPage {
    /// The lines of a mail; those that are an address of this site, with the path to link to.
    fn lines<'l>(&self, letter: &'l Letter) -> Vec<(&'l str, &'l str)> {
        let origin = self.page.ctx().site.base_url.origin();
        letter.body.lines().map(|line| (line, line.strip_prefix(origin).unwrap_or_default())).collect()
    }
}
