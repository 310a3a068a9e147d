-- Who is asked to take part in a process, and who was reminded when; what concerns an organisation in an edition.
create table process_invitation (
  id bigint generated always as identity primary key,
  process bigint not null references process (id),
  organization bigint references organization (id),
  name text collate "C" not null,
  name_key text collate "C" not null,
  kind text collate "C" not null,
  address text collate "C" not null,
  language text collate "C" not null,
  token_hash text collate "C" not null,
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
  audience text collate "C" not null,
  theme text collate "C" not null,
  actor text collate "C" not null,
  version bigint not null,
  primary key (organization, edition)
);
