-- People, organisations, and who may do what.
create table person (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  name text collate "C" not null,
  email text collate "C" not null,
  email_key text collate "C" unique,
  language text collate "C" not null,
  password_hash text collate "C",
  created_at bigint not null,
  erased_at bigint,
  version bigint not null
);
create table organization (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  slug text collate "C" not null unique,
  name text collate "C" not null,
  sort_key text collate "C" not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  ipa_code text collate "C" not null,
  created_at bigint not null,
  version bigint not null
);
create table membership (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  organization bigint not null references organization (id),
  role text collate "C" not null,
  state text collate "C" not null,
  created_at bigint not null,
  unique (person, organization)
);
create table role_grant (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  role text collate "C" not null,
  plan bigint,
  created_at bigint not null
);
create unique index role_grant_once on role_grant (person, role, coalesce(plan, 0));
create table session (
  token_hash text collate "C" not null primary key,
  person bigint not null references person (id),
  acting_for bigint references organization (id),
  assurance text collate "C" not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index session_person on session (person);
