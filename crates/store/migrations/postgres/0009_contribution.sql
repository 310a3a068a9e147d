-- What people send to a plan, every wording of it, and who supports it.
create table contribution (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  process bigint not null references process (id),
  number bigint not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  visibility text collate "C" not null,
  language text collate "C" not null,
  parent bigint references contribution (id),
  target_kind text collate "C" not null,
  target bigint not null,
  revision bigint references revision (id),
  chapter bigint references item (id),
  place text collate "C" not null,
  quote text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  wording text collate "C" not null,
  action text collate "C" not null,
  effect text collate "C" not null,
  theme text collate "C" not null,
  territory text collate "C" not null,
  person bigint references person (id),
  organization bigint references organization (id),
  channel text collate "C" not null,
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
  protocol text collate "C" not null,
  sender text collate "C" not null,
  entered_by bigint references person (id),
  entered_at bigint not null
);
create table contribution_version (
  id bigint generated always as identity primary key,
  contribution bigint not null references contribution (id),
  number bigint not null,
  what text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  wording text collate "C" not null,
  action text collate "C" not null,
  effect text collate "C" not null,
  note text collate "C" not null,
  person bigint references person (id),
  at bigint not null,
  unique (contribution, number)
);
create table contribution_support (
  contribution bigint not null references contribution (id),
  supporter text collate "C" not null,
  person bigint references person (id),
  organization bigint references organization (id),
  at bigint not null,
  primary key (contribution, supporter)
);
create index contribution_support_person on contribution_support (person);
