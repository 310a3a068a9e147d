-- Who reports on an action, and when they were asked.
create table item_owner (
  item bigint not null references item (id),
  person bigint not null references person (id),
  at bigint not null,
  primary key (item, person)
);
create index item_owner_person on item_owner (person);
create table item_ask (
  id bigint generated always as identity primary key,
  item bigint not null references item (id),
  person bigint not null references person (id),
  asked_at bigint not null,
  expires_at bigint not null,
  answered_at bigint,
  unique (item, person)
);
create index item_ask_person on item_ask (person);
