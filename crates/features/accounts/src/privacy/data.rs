//! `/{lang}/account/data`: everything that the site keeps about the person who asks, as a file.

use axum::body::Body;
use axum::response::Response;
use cantiere_domain::id::PersonId;
use cantiere_store::Conn;
use cantiere_store::schema::actor::{membership, organization, person, role_grant, session};
use cantiere_web::{Ctx, Error, Site};
use diesel::prelude::*;
use http::{HeaderValue, header};
use serde_json::{Map, Value, json};

pub async fn file(ctx: Ctx) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let site = ctx.site.clone();
    let data = ctx.site.db.export(move |conn| everything(conn, &site, id)).await?;
    let text = serde_json::to_string_pretty(&data).map_err(Error::internal)?;
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    let disposition = HeaderValue::from_static("attachment; filename=\"cantiere-dati.json\"");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

fn everything(conn: &mut Conn, site: &Site, id: PersonId) -> Result<Value, Error> {
    type Own = (String, String, String, String, String, i64, i64);
    let (uuid, name, display_name, email, language, created_at, seen_at): Own = person::table
        .find(id.0)
        .select((
            person::uuid,
            person::name,
            person::display_name,
            person::email,
            person::language,
            person::created_at,
            person::seen_at,
        ))
        .first(conn)?;
    let organizations: Vec<(String, String, String, i64)> = membership::table
        .inner_join(organization::table.on(organization::id.eq(membership::organization)))
        .filter(membership::person.eq(id.0))
        .order(organization::id)
        .select((organization::name, membership::role, membership::state, membership::created_at))
        .load(conn)?;
    let roles: Vec<(String, Option<i64>, i64)> = role_grant::table
        .filter(role_grant::person.eq(id.0))
        .order(role_grant::id)
        .select((role_grant::role, role_grant::plan, role_grant::created_at))
        .load(conn)?;
    let sessions: Vec<(String, i64, i64)> = session::table
        .filter(session::person.eq(id.0))
        .order(session::created_at)
        .select((session::assurance, session::created_at, session::expires_at))
        .load(conn)?;
    let moment = |at: i64| jiff::Timestamp::from_microsecond(at).map(|t| t.to_string()).unwrap_or_default();
    let mut features = Map::new();
    for feature in &site.features {
        if let Some(personal) = feature.personal_data {
            features.insert(feature.name.into(), (personal.export)(conn, id)?);
        }
    }
    Ok(json!({
        "person": {
            "uuid": uuid, "name": name, "shown_as": display_name, "email": email, "language": language,
            "created_at": moment(created_at), "last_here": moment(seen_at),
        },
        "organizations": organizations.iter().map(|(name, role, state, since)| {
            json!({ "name": name, "role": role, "state": state, "since": moment(*since) })
        }).collect::<Vec<_>>(),
        "roles": roles.iter().map(|(role, plan, since)| {
            json!({ "role": role, "plan": plan, "since": moment(*since) })
        }).collect::<Vec<_>>(),
        "sessions": sessions.iter().map(|(assurance, from, to)| {
            json!({ "assurance": assurance, "begun": moment(*from), "ends": moment(*to) })
        }).collect::<Vec<_>>(),
        "features": features,
    }))
}
