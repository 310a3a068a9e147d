-- The backups that `cantiere backup` has made: when, what, where it put them, how large, their digest, how long it took.
create table backup (
  id integer primary key autoincrement,
  at bigint not null,
  kind text not null,
  place text not null,
  bytes bigint not null,
  sha256 text not null,
  took_ms bigint not null
);
