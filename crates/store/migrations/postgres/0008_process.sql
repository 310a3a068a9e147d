-- The calendar of an edition and the record of what is asked in it.
create table process (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  plan bigint not null references plan (id),
  edition bigint not null unique references edition (id),
  kind text collate "C" not null,
  title text collate "C" not null,
  language text collate "C" not null,
  state text collate "C" not null,
  level text collate "C" not null,
  question text collate "C" not null,
  decision text collate "C" not null,
  can_change text collate "C" not null,
  cannot_change text collate "C" not null,
  hear_back text collate "C" not null,
  who text collate "C" not null,
  legal_basis text collate "C" not null,
  short_reason text collate "C" not null,
  paused text collate "C" not null,
  assurance text collate "C" not null,
  organizations_only boolean not null,
  premoderated boolean not null,
  last_number bigint not null,
  created_at bigint not null,
  version bigint not null
);
create index process_plan on process (plan);
create table process_phase (
  id bigint generated always as identity primary key,
  process bigint not null references process (id),
  kind text collate "C" not null,
  title text collate "C" not null,
  opens text collate "C" not null,
  closes text collate "C" not null
);
create index process_phase_process on process_phase (process, opens);
-- How much came in, counted with what causes it: comments, amendments, needs, proposals, organizations, people.
create table process_count (
  process bigint not null references process (id),
  what text collate "C" not null,
  n bigint not null,
  primary key (process, what)
);
