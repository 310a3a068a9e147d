-- Slugs of themes that were merged into this one, with a space between; a removed one is remembered, because published
-- versions that carry it never change.
alter table theme add column also text collate "C" not null default '';
alter table theme add column removed boolean not null default false;
alter table theme add column version bigint not null default 1;

-- The log is read by who did it and by what was done.
create index event_actor on event (actor, id);
create index event_verb on event (verb, id);
create index contribution_theme on contribution (theme);
