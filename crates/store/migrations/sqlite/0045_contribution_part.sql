-- Parts of one contribution that asks several things: a passage of its author's words, with an answer of its own.
-- The contribution keeps one answer, made from those of its parts once each has one.
create table contribution_part (
  id integer primary key autoincrement,
  process bigint not null references process (id),
  contribution bigint not null references contribution (id),
  position bigint not null,
  passage text not null,
  outcome text not null,
  reason text not null,
  merged_into bigint references contribution (id),
  person bigint references person (id),
  changed_at bigint not null,
  version bigint not null,
  unique (contribution, position)
);
create index contribution_part_process on contribution_part (process);
create index contribution_part_merged on contribution_part (merged_into);
create table contribution_part_change (
  part bigint not null references contribution_part (id),
  kind text not null,
  target bigint not null,
  primary key (part, kind, target)
);
alter table answer add column parts bigint not null default 0;
