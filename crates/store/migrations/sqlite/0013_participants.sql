-- Who is asked to take part in a process, and who was reminded when; what concerns an organisation in an edition.
create table process_invitation (
  id integer primary key autoincrement,
  process bigint not null references process (id),
  organization bigint references organization (id),
  name text not null,
  name_key text not null,
  kind text not null,
  address text not null,
  language text not null,
  token_hash text not null,
  invited_by bigint references person (id),
  invited_at bigint not null,
  half_at bigint,
  end_at bigint,
  asked_at bigint,
  unique (process, name_key)
);
create index process_invitation_token on process_invitation (token_hash);
create index process_invitation_body on process_invitation (organization);
-- Only where reminders were switched off; they are on by default.
create table process_quiet (
  process bigint not null primary key references process (id),
  at bigint not null
);
create table organization_filter (
  organization bigint not null references organization (id),
  edition bigint not null references edition (id),
  audience text not null,
  theme text not null,
  actor text not null,
  version bigint not null,
  primary key (organization, edition)
);
