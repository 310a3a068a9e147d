-- Persons' votes: who votes, the public log of commitments, what opens them, one tag a voter, signed checkpoints.
-- A tag holds no order and no time; what opens a ballot is found by its random id alone.
alter table round add column voters text not null default 'organizations';
alter table round add column assurance text not null default 'email';
create table round_seal (
  round bigint not null primary key references round (id),
  public_key text not null,
  seed_commitment text not null,
  seed text not null,
  destroyed_at bigint
);
create table sealed_entry (
  round bigint not null references round (id),
  place bigint not null,
  id text not null,
  hour text not null,
  commitment text not null,
  primary key (round, place),
  unique (round, id)
) without rowid;
create table sealed_opening (
  round bigint not null references round (id),
  id text not null,
  nonce text not null,
  content text not null,
  primary key (round, id)
) without rowid;
create table sealed_tag (
  round bigint not null references round (id),
  tag text not null,
  entry text not null,
  primary key (round, tag)
) without rowid;
create table sealed_checkpoint (
  round bigint not null references round (id),
  size bigint not null,
  note text not null,
  primary key (round, size)
);
create trigger sealed_entry_append_only_update before update on sealed_entry
begin select raise(abort, 'the log only grows'); end;
create trigger sealed_entry_append_only_delete before delete on sealed_entry
begin select raise(abort, 'the log only grows'); end;
create trigger sealed_checkpoint_append_only_update before update on sealed_checkpoint
begin select raise(abort, 'what was signed stays'); end;
create trigger sealed_checkpoint_append_only_delete before delete on sealed_checkpoint
begin select raise(abort, 'what was signed stays'); end;
create trigger sealed_entry_final before insert on sealed_entry
when exists (select 1 from round r where r.id = new.round and r.state = 'counted')
begin select raise(abort, 'the round is counted'); end;
