-- The calendar of an edition and the record of what is asked in it.
create table process (
  id integer primary key autoincrement,
  uuid text not null unique,
  plan bigint not null references plan (id),
  edition bigint not null unique references edition (id),
  kind text not null,
  title text not null,
  language text not null,
  state text not null,
  level text not null,
  question text not null,
  decision text not null,
  can_change text not null,
  cannot_change text not null,
  hear_back text not null,
  who text not null,
  legal_basis text not null,
  short_reason text not null,
  paused text not null,
  assurance text not null,
  organizations_only boolean not null,
  premoderated boolean not null,
  last_number bigint not null,
  created_at bigint not null,
  version bigint not null
);
create index process_plan on process (plan);
create table process_phase (
  id integer primary key autoincrement,
  process bigint not null references process (id),
  kind text not null,
  title text not null,
  opens text not null,
  closes text not null
);
create index process_phase_process on process_phase (process, opens);
-- How much came in, counted with what causes it: comments, amendments, needs, proposals, organizations, people.
create table process_count (
  process bigint not null references process (id),
  what text not null,
  n bigint not null,
  primary key (process, what)
);
