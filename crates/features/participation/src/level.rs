//! How surely somebody must have said who they are, and what they are told of it before they write a word.

use crate::{address, words};
use cantiere_domain::access::Assurance;
use cantiere_spine::contribution::Speaker;
use cantiere_spine::process::Process;
use cantiere_web::Ctx;

/// Whether the reader still has to sign in, for the first time or more surely, before something of theirs is taken.
pub fn falls_short(ctx: &Ctx, process: &Process) -> bool {
    !ctx.viewer.is_signed_in() || ctx.actor().assurance < process.assurance
}

/// What is needed to send, and who may; empty for somebody who has it all.
pub fn needed(ctx: &Ctx, process: &Process, speakers: &[Speaker]) -> String {
    let mut out = Vec::new();
    if falls_short(ctx, process) {
        let told = if ctx.viewer.is_signed_in() { "more" } else { "needed" };
        out.push(ctx.t(&format!("participation-{told}-{}", words::level(process.assurance))));
    }
    if process.organizations_only && !speakers.iter().any(|s| s.representative) {
        let signed_in = ctx.viewer.is_signed_in();
        out.push(ctx.t(if signed_in { "participation-for-bodies-none" } else { "participation-for-bodies" }));
    }
    out.join(" ")
}

/// Where to sign in as surely as the process asks, with what the page there is told besides.
pub fn sign_in(ctx: &Ctx, process: &Process, more: &[(&str, &str)]) -> String {
    let level = match process.assurance {
        Assurance::Anonymous | Assurance::Email => "",
        other => words::level(other),
    };
    let told: Vec<(&str, &str)> = more.iter().copied().chain([("level", level)]).collect();
    ctx.href(&format!("/sign-in{}", address::query(&told)))
}
