//! Taking part, on both engines: windows, phases, who may, one support each, what is seen of it.

mod amendments;
mod answers;
mod calendar;
mod costs;
mod gates;
mod life;
mod parts;
mod process;
mod rounds;
mod rounds_counted;
mod rounds_set;
mod sealed;
mod sealed_published;
mod sealed_rankings;
mod search;
mod sent;
mod site;
mod support;
mod updates;
mod verified;
mod visibility;
mod window;
mod withdrawn;
mod work;
