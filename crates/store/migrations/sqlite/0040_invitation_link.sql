-- Links to register with that went with reminders: the one of the invitation itself stays good beside them.
create table process_invitation_link (
  token_hash text not null primary key,
  invitation bigint not null references process_invitation (id),
  made_at bigint not null
);
create index process_invitation_link_of on process_invitation_link (invitation);
