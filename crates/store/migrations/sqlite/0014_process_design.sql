-- How a process goes, what people do in it, who sees it; and what was changed while it was under way.
alter table process add column template text not null default 'planning_cycle';
alter table process add column tools text not null default 'comments amendments needs proposals supports questions votes';
alter table process add column visibility text not null default 'public';
-- Organisations that see a process which is for invited ones.
create table process_invited (
  process bigint not null references process (id),
  organization bigint not null references organization (id),
  primary key (process, organization)
);
-- Extended, paused, resumed, ended, said otherwise: shown to everybody, never removed.
create table process_change (
  id integer primary key autoincrement,
  process bigint not null references process (id),
  what text not null,
  part text not null,
  day_before text not null,
  day_after text not null,
  reason text not null,
  at bigint not null
);
create index process_change_list on process_change (process, id);
