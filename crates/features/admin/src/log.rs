//! `/admin/log`: who did what, when, to what: the last first. It holds no words that anybody wrote.

use crate::frame::{self, Done, Head};
use crate::verbs;
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::site::log::{self, Filter, Line, Who};
use cantiere_web::form::Choice;
use cantiere_web::{Ctx, Error, Page, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "admin/log.html")]
struct LogPage {
    page: Page,
    head: Head,
    lines: Vec<Row>,
    people: Vec<Choice>,
    plans: Vec<Choice>,
    verbs: Vec<Choice>,
    filtered: bool,
    csv_href: String,
    first: String,
    next: String,
}

pub struct Row {
    pub when: String,
    pub who: String,
    pub what: String,
    pub of: String,
    pub plan: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    person: String,
    plan: String,
    verb: String,
    before: String,
}

impl Asked {
    /// A number that is none narrows nothing.
    pub fn filter(&self) -> Filter {
        Filter {
            person: self.person.parse().ok(),
            plan: self.plan.parse().ok(),
            verb: verbs::ALL.contains(&self.verb.as_str()).then(|| self.verb.clone()),
        }
    }

    fn query(&self, before: Option<i64>) -> String {
        let before = before.map(|b| b.to_string()).unwrap_or_default();
        let pairs = [("person", &self.person), ("plan", &self.plan), ("verb", &self.verb), ("before", &before)];
        let kept: Vec<String> = pairs
            .iter()
            .filter(|(_, v)| !v.is_empty())
            .map(|(k, v)| format!("{k}={}", utf8_percent_encode(v, NON_ALPHANUMERIC)))
            .collect();
        if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
    }
}

/// Lines on a page.
const PAGE: i64 = 100;

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    let (by, filter, before) = (ctx.actor().clone(), asked.filter(), asked.before.parse().ok());
    let (mut lines, people, plans) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            Ok((log::page(conn, &by, &filter, before, PAGE + 1)?, log::people(conn, &by)?, log::plans(conn, &by)?))
        })
        .await?;
    let page = frame::page(&ctx, "admin-tab-log").await;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let filter = asked.filter();
    let choices = |all: Vec<(i64, String)>, chosen: Option<i64>, none: &str| {
        let mut out = vec![Choice::new("", page.t(none), chosen.is_none())];
        out.extend(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name, chosen == Some(id))));
        out
    };
    let mut verb_choices = vec![Choice::new("", page.t("admin-log-any-verb"), filter.verb.is_none())];
    verb_choices
        .extend(verbs::ALL.iter().map(|v| Choice::new(*v, page.t(verbs::key(v)), filter.verb.as_deref() == Some(*v))));
    let next = match lines.last().filter(|_| more) {
        Some(last) => page.href(format!("/admin/log{}", asked.query(Some(last.id)))),
        None => String::new(),
    };
    html(LogPage {
        head: frame::head(&page, "/log", Action::Administer, &Done::default()),
        people: choices(people, filter.person, "admin-log-anybody"),
        plans: choices(plans, filter.plan, "admin-log-any-plan"),
        verbs: verb_choices,
        filtered: filter != Filter::default(),
        csv_href: page.href(format!("/admin/log.csv{}", asked.query(None))),
        first: if before.is_some() { page.href(format!("/admin/log{}", asked.query(None))) } else { String::new() },
        next,
        lines: lines.iter().map(|l| row(&page, l)).collect(),
        page,
    })
}

pub fn row(page: &Page, line: &Line) -> Row {
    let what = match verbs::ALL.contains(&line.verb.as_str()) {
        true => page.t(verbs::key(&line.verb)).into_owned(),
        // Of a version of the product that is not this one.
        false => line.verb.replace('_', " "),
    };
    let of = match (line.kind.as_str(), line.name.as_str()) {
        ("site", _) | ("item" | "block" | "theme" | "process", "") => String::new(),
        (_, name) => name.to_string(),
    };
    Row {
        when: page.moment(line.at),
        who: match &line.who {
            Who::Site => page.t("admin-log-the-site").into_owned(),
            Who::Staff(name) => name.clone(),
            Who::Person => page.t("admin-log-a-person").into_owned(),
        },
        what: match line.role {
            Some(role) => format!("{what}: {}", page.t(format!("site-role-{}", role.as_str().replace('_', "-")))),
            None => what,
        },
        of,
        plan: line.plan_name.clone(),
    }
}
