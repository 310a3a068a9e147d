-- Files that people and staff attach: to a contribution, to a process. Until a form is sent, its files belong to the
-- form's key and to the person who chose them.
create table attachment (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  owner_kind text collate "C" not null,
  owner bigint not null,
  form text collate "C" not null,
  file bigint not null references file (id),
  title text collate "C" not null,
  language text collate "C" not null,
  accessible text collate "C" not null,
  person bigint references person (id),
  created_at bigint not null
);
create index attachment_owner on attachment (owner_kind, owner, id);
create index attachment_form on attachment (person, form, created_at);
