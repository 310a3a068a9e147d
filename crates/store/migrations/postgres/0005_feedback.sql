-- How clear readers found a page. Nothing about who said so.
create table clarity_rating (
  id bigint generated always as identity primary key,
  at bigint not null,
  path text collate "C" not null,
  rate bigint not null check (rate between 1 and 5),
  answer text collate "C" not null,
  comment text collate "C" not null
);
create index clarity_rating_path on clarity_rating (path, at);
