-- What people follow, what there is to tell, and what still has to be written to whom.
create table follow (
  person bigint not null references person (id),
  kind text collate "C" not null,
  target bigint not null,
  pace text collate "C" not null,
  created_at bigint not null,
  primary key (person, kind, target)
);
create index follow_target on follow (kind, target, person);
-- One row for one change, however many follow it. No words: those are read where they stand when it is shown.
create table notice (
  id bigint generated always as identity primary key,
  at bigint not null,
  what text collate "C" not null,
  subject_kind text collate "C" not null,
  subject bigint not null,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  person bigint references person (id)
);
create index notice_at on notice (at);
create table notice_about (
  kind text collate "C" not null,
  target bigint not null,
  notice bigint not null references notice (id) on delete cascade,
  primary key (kind, target, notice)
);
create index notice_about_notice on notice_about (notice);
-- What goes into somebody's next summary.
create table notice_due (
  person bigint not null references person (id),
  notice bigint not null references notice (id) on delete cascade,
  pace text collate "C" not null,
  primary key (person, notice)
);
create index notice_due_notice on notice_due (notice);
-- What somebody chose for all they follow, how far they have read, and the mails of one day.
create table notice_reader (
  person bigint not null primary key references person (id),
  pace text collate "C" not null,
  seen bigint not null,
  calendar text collate "C" not null,
  day text collate "C" not null,
  mails bigint not null
);
-- What changed in a process since lists were read.
create index contribution_changed on contribution (process, changed_at) where parent is null;
-- What was received in a process, in its order and by its day.
create index contribution_process on contribution (process, id) where parent is null;
create index contribution_received on contribution (process, received_at) where parent is null;
