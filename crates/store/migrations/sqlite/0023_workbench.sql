-- The planners' workbench: how contributions are sorted, who else is asked, what is being written. For the plan's staff alone.
create table contribution_tag (
  contribution bigint not null references contribution (id),
  process bigint not null references process (id),
  name text not null,
  primary key (contribution, name)
);
create index contribution_tag_process on contribution_tag (process, name);
create table office (
  id integer primary key autoincrement,
  plan bigint not null references plan (id),
  name text not null,
  name_key text not null,
  unique (plan, name)
);
create table office_member (
  office bigint not null references office (id),
  person bigint not null references person (id),
  primary key (office, person)
);
create index office_member_person on office_member (person);
create table contribution_office (
  contribution bigint not null references contribution (id),
  office bigint not null references office (id),
  process bigint not null references process (id),
  opinion text not null,
  opinion_by bigint references person (id),
  opinion_at bigint,
  assigned_by bigint references person (id),
  assigned_at bigint not null,
  version bigint not null,
  primary key (contribution, office)
);
create index contribution_office_process on contribution_office (process);
create index contribution_office_office on contribution_office (office);
create table contribution_note (
  id integer primary key autoincrement,
  contribution bigint not null references contribution (id),
  text text not null,
  person bigint references person (id),
  at bigint not null
);
create index contribution_note_contribution on contribution_note (contribution);
create table answer_unfinished (
  person bigint not null references person (id),
  process bigint not null references process (id),
  target text not null,
  fields text not null,
  at bigint not null,
  primary key (person, process, target)
);
create table saved_reason (
  id integer primary key autoincrement,
  plan bigint not null references plan (id),
  title text not null,
  text text not null,
  uses bigint not null,
  person bigint references person (id),
  created_at bigint not null,
  changed_at bigint not null,
  version bigint not null
);
create index saved_reason_plan on saved_reason (plan);
create table similar_run (
  process bigint not null primary key references process (id),
  state text not null,
  done bigint not null,
  total bigint not null,
  started_at bigint not null,
  finished_at bigint
);
create table similar_group (
  id integer primary key autoincrement,
  process bigint not null references process (id),
  state text not null,
  created_at bigint not null
);
create index similar_group_process on similar_group (process, state);
create table similar_member (
  similar_group bigint not null references similar_group (id),
  contribution bigint not null references contribution (id),
  likeness bigint not null,
  differs text not null,
  primary key (similar_group, contribution)
);
create index similar_member_contribution on similar_member (contribution);
create table workbench_setting (
  person bigint not null primary key references person (id),
  shortcuts boolean not null
);
