-- Amendments written into a draft, with the words before and after, so that each can be taken back.
create table amendment_applied (
  id bigint generated always as identity primary key,
  revision bigint not null references revision (id),
  contribution bigint not null references contribution (id),
  kind text collate "C" not null,
  target bigint not null,
  words_before text collate "C" not null,
  words_after text collate "C" not null,
  linked boolean not null,
  person bigint references person (id),
  at bigint not null,
  unique (revision, contribution)
);
create index amendment_applied_contribution on amendment_applied (contribution);
