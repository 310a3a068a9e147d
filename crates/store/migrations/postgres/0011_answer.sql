-- What the administration says to each contribution, and when it told everybody.
create table answer_reason (
  id bigint generated always as identity primary key,
  process bigint not null references process (id),
  text text collate "C" not null,
  created_at bigint not null
);
create table answer (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  plan bigint not null references plan (id),
  process bigint not null references process (id),
  contribution bigint not null unique references contribution (id),
  outcome text collate "C" not null,
  reason bigint not null references answer_reason (id),
  sentence text collate "C" not null,
  merged_into bigint references contribution (id),
  state text collate "C" not null,
  person bigint references person (id),
  checked_by bigint references person (id),
  created_at bigint not null,
  changed_at bigint not null,
  published_at bigint,
  version bigint not null
);
create index answer_process on answer (process, state, outcome);
create index answer_reason_of on answer (reason);
create index answer_merged on answer (merged_into);
create table answer_change (
  answer bigint not null references answer (id),
  kind text collate "C" not null,
  target bigint not null,
  primary key (answer, kind, target)
);
create table process_report (
  process bigint not null primary key references process (id),
  published_at bigint not null,
  person bigint references person (id)
);
