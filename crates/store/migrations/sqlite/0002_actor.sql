-- People, organisations, and who may do what.
create table person (
  id integer primary key autoincrement,
  uuid text not null unique,
  name text not null,
  email text not null,
  email_key text unique,
  language text not null,
  password_hash text,
  created_at bigint not null,
  erased_at bigint,
  version bigint not null
);
create table organization (
  id integer primary key autoincrement,
  uuid text not null unique,
  slug text not null unique,
  name text not null,
  sort_key text not null,
  kind text not null,
  state text not null,
  ipa_code text not null,
  created_at bigint not null,
  version bigint not null
);
create table membership (
  id integer primary key autoincrement,
  person bigint not null references person (id),
  organization bigint not null references organization (id),
  role text not null,
  state text not null,
  created_at bigint not null,
  unique (person, organization)
);
create table role_grant (
  id integer primary key autoincrement,
  person bigint not null references person (id),
  role text not null,
  plan bigint,
  created_at bigint not null
);
create unique index role_grant_once on role_grant (person, role, coalesce(plan, 0));
create table session (
  token_hash text not null primary key,
  person bigint not null references person (id),
  acting_for bigint references organization (id),
  assurance text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index session_person on session (person);
