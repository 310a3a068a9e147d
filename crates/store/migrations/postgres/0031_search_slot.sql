-- A large version is prepared for search beside the one that is found: see spine/search/beside.rs.
-- Which of an edition's two slots is found; without a row the first.
create table search_slot (
  edition bigint primary key not null references edition (id),
  slot bigint not null
);
-- Numbers of documents that are not found: those being prepared, or taken away. Nearly always empty.
create table search_hidden (
  low bigint primary key not null,
  high bigint not null
);
