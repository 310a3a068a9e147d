-- Electronic identities of people, and sign-ins by them that have begun. Subjects and fiscal numbers stand here only as keyed
-- digests.
create table identity (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  subject_mac text collate "C" not null unique,
  fiscal_mac text collate "C",
  created_at bigint not null
);
create index identity_fiscal on identity (fiscal_mac);
create index identity_person on identity (person);
create table identity_request (
  id bigint generated always as identity primary key,
  state_hash text collate "C" not null unique,
  provider text collate "C" not null,
  nonce text collate "C" not null,
  verifier text collate "C" not null,
  target text collate "C" not null,
  pending bigint references pending (id) on delete set null,
  expires_at bigint not null
);
create index identity_request_expires on identity_request (expires_at);
