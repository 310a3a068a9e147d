-- How a person is shown to others, if they chose to be; when they were last here, and when they were told that an unused
-- account ends.
alter table person add column display_name text not null default '';
alter table person add column seen_at bigint not null default 0;
alter table person add column warned_at bigint;
update person set seen_at = created_at;
create index person_seen on person (seen_at);
