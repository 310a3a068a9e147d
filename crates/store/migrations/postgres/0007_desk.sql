-- The desk: what writers do to a draft before it becomes a version.
alter table revision add column nature text collate "C" not null default '';
create table plan_edit (
  id bigint generated always as identity primary key,
  revision bigint not null references revision (id),
  kind text collate "C" not null,
  ref bigint not null,
  nature text collate "C" not null,
  person bigint references person (id),
  at bigint not null
);
create index plan_edit_revision on plan_edit (revision);
create table plan_removed (
  id bigint generated always as identity primary key,
  revision bigint not null references revision (id),
  content text collate "C" not null,
  person bigint references person (id),
  at bigint not null
);
create table plan_working_copy (
  person bigint not null references person (id),
  edition bigint not null references edition (id),
  target text collate "C" not null,
  base bigint not null,
  fields text collate "C" not null,
  at bigint not null,
  primary key (person, edition, target)
);
