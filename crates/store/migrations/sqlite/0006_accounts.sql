-- Signing in by mail, texts that wait for their writer, and mail that waits to be sent.
-- A text that somebody wrote before signing in; it has no person until they have.
create table pending (
  id integer primary key autoincrement,
  token_hash text not null unique,
  person bigint references person (id),
  kind text not null,
  target text not null,
  content text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index pending_expires on pending (expires_at);
-- Link and code are made from the nonce with the site's key; neither is stored. The address stands here until it is confirmed
-- or half an hour has passed.
create table sign_in (
  id integer primary key autoincrement,
  nonce text not null,
  person bigint references person (id),
  address text not null,
  address_mac text not null,
  language text not null,
  target text not null,
  pending bigint references pending (id) on delete set null,
  attempts bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index sign_in_address on sign_in (address_mac, created_at);
create index sign_in_created on sign_in (created_at);
create table mail (
  id integer primary key autoincrement,
  uuid text not null unique,
  person bigint references person (id),
  address text not null,
  sign_in bigint references sign_in (id) on delete cascade,
  language text not null,
  subject text not null,
  body text not null,
  unsubscribe text not null,
  created_at bigint not null,
  sent_at bigint
);
create index mail_created on mail (created_at);
create index mail_person on mail (person);
create index mail_sign_in on mail (sign_in);
