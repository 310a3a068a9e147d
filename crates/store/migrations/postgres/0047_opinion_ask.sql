-- Who was mailed a link to what their office is asked; its seal is made from the row.
create table opinion_ask (
  id bigint generated always as identity primary key,
  office bigint not null references office (id),
  person bigint not null references person (id),
  asked_at bigint not null,
  expires_at bigint not null,
  unique (office, person)
);
create index opinion_ask_person on opinion_ask (person);
