-- The backups that `cantiere backup` has made: when, what, where it put them, how large, their digest, how long it took.
create table backup (
  id bigint generated always as identity primary key,
  at bigint not null,
  kind text collate "C" not null,
  place text collate "C" not null,
  bytes bigint not null,
  sha256 text collate "C" not null,
  took_ms bigint not null
);
