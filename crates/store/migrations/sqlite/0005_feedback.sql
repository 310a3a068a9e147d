-- How clear readers found a page. Nothing about who said so.
create table clarity_rating (
  id integer primary key autoincrement,
  at bigint not null,
  path text not null,
  rate bigint not null check (rate between 1 and 5),
  answer text not null,
  comment text not null
);
create index clarity_rating_path on clarity_rating (path, at);
