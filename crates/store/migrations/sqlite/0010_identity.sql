-- Electronic identities of people, and sign-ins by them that have begun. Subjects and fiscal numbers stand here only as keyed
-- digests.
create table identity (
  id integer primary key autoincrement,
  person bigint not null references person (id),
  subject_mac text not null unique,
  fiscal_mac text,
  created_at bigint not null
);
create index identity_fiscal on identity (fiscal_mac);
create index identity_person on identity (person);
create table identity_request (
  id integer primary key autoincrement,
  state_hash text not null unique,
  provider text not null,
  nonce text not null,
  verifier text not null,
  target text not null,
  pending bigint references pending (id) on delete set null,
  expires_at bigint not null
);
create index identity_request_expires on identity_request (expires_at);
