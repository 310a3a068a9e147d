-- What people send to a plan, every wording of it, and who supports it.
create table contribution (
  id integer primary key autoincrement,
  uuid text not null unique,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  process bigint not null references process (id),
  number bigint not null,
  kind text not null,
  state text not null,
  visibility text not null,
  language text not null,
  parent bigint references contribution (id),
  target_kind text not null,
  target bigint not null,
  revision bigint references revision (id),
  chapter bigint references item (id),
  place text not null,
  quote text not null,
  title text not null,
  body text not null,
  wording text not null,
  action text not null,
  effect text not null,
  theme text not null,
  territory text not null,
  person bigint references person (id),
  organization bigint references organization (id),
  channel text not null,
  supports bigint not null,
  replies bigint not null,
  received_at bigint not null,
  changed_at bigint not null,
  version bigint not null
);
create unique index contribution_number on contribution (process, number) where parent is null;
create index contribution_list on contribution (process, state, id);
create index contribution_target on contribution (target_kind, target, state, id);
create index contribution_parent on contribution (parent, id);
create index contribution_person on contribution (person, id);
create index contribution_organization on contribution (organization, process);
-- What came by letter, certified mail, in a meeting: how it was entered.
create table contribution_entry (
  contribution bigint not null primary key references contribution (id),
  protocol text not null,
  sender text not null,
  entered_by bigint references person (id),
  entered_at bigint not null
);
create table contribution_version (
  id integer primary key autoincrement,
  contribution bigint not null references contribution (id),
  number bigint not null,
  what text not null,
  title text not null,
  body text not null,
  wording text not null,
  action text not null,
  effect text not null,
  note text not null,
  person bigint references person (id),
  at bigint not null,
  unique (contribution, number)
);
create table contribution_support (
  contribution bigint not null references contribution (id),
  supporter text not null,
  person bigint references person (id),
  organization bigint references organization (id),
  at bigint not null,
  primary key (contribution, supporter)
);
create index contribution_support_person on contribution_support (person);
