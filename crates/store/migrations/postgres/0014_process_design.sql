-- How a process goes, what people do in it, who sees it; and what was changed while it was under way.
alter table process add column template text collate "C" not null default 'planning_cycle';
alter table process add column tools text collate "C" not null default 'comments amendments needs proposals supports questions votes';
alter table process add column visibility text collate "C" not null default 'public';
-- Organisations that see a process which is for invited ones.
create table process_invited (
  process bigint not null references process (id),
  organization bigint not null references organization (id),
  primary key (process, organization)
);
-- Extended, paused, resumed, ended, said otherwise: shown to everybody, never removed.
create table process_change (
  id bigint generated always as identity primary key,
  process bigint not null references process (id),
  what text collate "C" not null,
  part text collate "C" not null,
  day_before text collate "C" not null,
  day_after text collate "C" not null,
  reason text collate "C" not null,
  at bigint not null
);
create index process_change_list on process_change (process, id);
