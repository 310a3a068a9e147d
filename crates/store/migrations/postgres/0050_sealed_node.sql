-- Hashes of the whole subtrees of a vote's log above its leaves, so that a proof reads a few rows and not the log; how many
-- entries they cover.
create table sealed_node (
  round bigint not null references round (id),
  level bigint not null,
  place bigint not null,
  hash text collate "C" not null,
  primary key (round, level, place)
);
alter table round_seal add column hashed bigint not null default 0;
create trigger sealed_node_append_only before update or delete on sealed_node for each row
execute function refuse_change('the log only grows');
