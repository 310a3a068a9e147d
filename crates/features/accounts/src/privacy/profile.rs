//! `POST /{lang}/account/profile`: the name that others see, or none.

use crate::account;
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::actor::profile;
use cantiere_web::{Ctx, Error};
use http::HeaderMap;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// `name` or `code`.
    shown: String,
    display_name: String,
}

pub async fn send(ctx: Ctx, headers: HeaderMap, Form(form): Form<Shown>) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let by_name = match form.shown.as_str() {
        "name" => true,
        "code" => false,
        _ => return Err(Error::BadRequest),
    };
    let typed = form.display_name.clone();
    if by_name && typed.trim().is_empty() {
        let problem = cantiere_spine::Problem::new("display_name", "accounts-problem-display-missing");
        return account::refused(ctx, headers, typed, vec![problem]).await;
    }
    let name = if by_name { form.display_name } else { String::new() };
    match ctx.site.db.write(move |tx| profile::show_as(tx, person, &name)).await {
        Ok(()) => Ok(Redirect::to(&ctx.href("/account?saved=profile#profile")).into_response()),
        Err(cantiere_spine::Error::Invalid(problems)) => account::refused(ctx, headers, typed, problems).await,
        Err(error) => Err(error.into()),
    }
}
