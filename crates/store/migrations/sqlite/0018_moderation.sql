-- Moderation: cases that wait for a moderator, decisions that are never changed, and what is read before everybody sees it.
create table moderation_decision (
  id integer primary key autoincrement,
  uuid text not null unique,
  contribution bigint not null references contribution (id),
  plan bigint not null references plan (id),
  process bigint not null references process (id),
  what text not null,
  reason text not null,
  text text not null,
  person bigint references person (id),
  at bigint not null
);
create index moderation_decision_contribution on moderation_decision (contribution, id);
create index moderation_decision_process on moderation_decision (process, what, id);
create table moderation_case (
  id integer primary key autoincrement,
  uuid text not null unique,
  kind text not null,
  contribution bigint not null references contribution (id),
  plan bigint not null references plan (id),
  process bigint not null references process (id),
  reason text not null,
  text text not null,
  person bigint references person (id),
  decision bigint references moderation_decision (id),
  state text not null,
  outcome text not null,
  note text not null,
  opened_at bigint not null,
  closed_by bigint references person (id),
  closed_at bigint
);
create index moderation_case_process on moderation_case (process, state, kind, id);
create index moderation_case_contribution on moderation_case (contribution, state, id);
create index moderation_case_decision on moderation_case (decision);
create index moderation_case_person on moderation_case (person);
-- Where a phase says it otherwise than its process.
create table moderation_phase (
  process bigint not null references process (id),
  kind text not null,
  before boolean not null,
  primary key (process, kind)
);
