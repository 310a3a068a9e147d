-- Signing in by mail, texts that wait for their writer, and mail that waits to be sent.
-- A text that somebody wrote before signing in; it has no person until they have.
create table pending (
  id bigint generated always as identity primary key,
  token_hash text collate "C" not null unique,
  person bigint references person (id),
  kind text collate "C" not null,
  target text collate "C" not null,
  content text collate "C" not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index pending_expires on pending (expires_at);
-- Link and code are made from the nonce with the site's key; neither is stored. The address stands here until it is confirmed
-- or half an hour has passed.
create table sign_in (
  id bigint generated always as identity primary key,
  nonce text collate "C" not null,
  person bigint references person (id),
  address text collate "C" not null,
  address_mac text collate "C" not null,
  language text collate "C" not null,
  target text collate "C" not null,
  pending bigint references pending (id) on delete set null,
  attempts bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index sign_in_address on sign_in (address_mac, created_at);
create index sign_in_created on sign_in (created_at);
create table mail (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  person bigint references person (id),
  address text collate "C" not null,
  sign_in bigint references sign_in (id) on delete cascade,
  language text collate "C" not null,
  subject text collate "C" not null,
  body text collate "C" not null,
  unsubscribe text collate "C" not null,
  created_at bigint not null,
  sent_at bigint
);
create index mail_created on mail (created_at);
create index mail_person on mail (person);
create index mail_sign_in on mail (sign_in);
