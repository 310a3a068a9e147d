-- Persons' votes: who votes, the public log of commitments, what opens them, one tag a voter, signed checkpoints.
-- A tag holds no order and no time; what opens a ballot is found by its random id alone.
alter table round add column voters text collate "C" not null default 'organizations';
alter table round add column assurance text collate "C" not null default 'email';
create table round_seal (
  round bigint not null primary key references round (id),
  public_key text collate "C" not null,
  seed_commitment text collate "C" not null,
  seed text collate "C" not null,
  destroyed_at bigint
);
create table sealed_entry (
  round bigint not null references round (id),
  place bigint not null,
  id text collate "C" not null,
  hour text collate "C" not null,
  commitment text collate "C" not null,
  primary key (round, place),
  unique (round, id)
);
create table sealed_opening (
  round bigint not null references round (id),
  id text collate "C" not null,
  nonce text collate "C" not null,
  content text collate "C" not null,
  primary key (round, id)
);
create table sealed_tag (
  round bigint not null references round (id),
  tag text collate "C" not null,
  entry text collate "C" not null,
  primary key (round, tag)
);
create table sealed_checkpoint (
  round bigint not null references round (id),
  size bigint not null,
  note text collate "C" not null,
  primary key (round, size)
);
create trigger sealed_entry_append_only before update or delete on sealed_entry for each row
execute function refuse_change('the log only grows');
create trigger sealed_checkpoint_append_only before update or delete on sealed_checkpoint for each row
execute function refuse_change('what was signed stays');
create trigger sealed_entry_final before insert on sealed_entry for each row
execute function refuse_counted_ballot();
