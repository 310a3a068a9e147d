-- Hashes of the whole subtrees of a vote's log above its leaves, so that a proof reads a few rows and not the log; how many
-- entries they cover.
create table sealed_node (
  round bigint not null references round (id),
  level bigint not null,
  place bigint not null,
  hash text not null,
  primary key (round, level, place)
) without rowid;
alter table round_seal add column hashed bigint not null default 0;
create trigger sealed_node_append_only_update before update on sealed_node
begin select raise(abort, 'the log only grows'); end;
create trigger sealed_node_append_only_delete before delete on sealed_node
begin select raise(abort, 'the log only grows'); end;
