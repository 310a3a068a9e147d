-- Amendments written into a draft, with the words before and after, so that each can be taken back.
create table amendment_applied (
  id integer primary key autoincrement,
  revision bigint not null references revision (id),
  contribution bigint not null references contribution (id),
  kind text not null,
  target bigint not null,
  words_before text not null,
  words_after text not null,
  linked boolean not null,
  person bigint references person (id),
  at bigint not null,
  unique (revision, contribution)
);
create index amendment_applied_contribution on amendment_applied (contribution);
