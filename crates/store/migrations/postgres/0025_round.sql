-- Rounds among organisations: what is voted on, one ballot each, every replacement, what the count found.
create table round (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  number bigint not null,
  title text collate "C" not null,
  question text collate "C" not null,
  language text collate "C" not null,
  state text collate "C" not null,
  rules text collate "C" not null,
  electorate text collate "C" not null,
  opens_at bigint not null,
  closes_at bigint not null,
  counts_at bigint not null,
  turnout_hidden boolean not null,
  named boolean not null,
  extension text collate "C" not null,
  ballots bigint not null,
  created_at bigint not null,
  counted_at bigint,
  version bigint not null,
  unique (edition, number)
);
create table round_option (
  id bigint generated always as identity primary key,
  round bigint not null references round (id),
  number bigint not null,
  list bigint not null,
  kind text collate "C" not null,
  target bigint,
  title text collate "C" not null,
  body text collate "C" not null,
  cost bigint not null,
  feasibility text collate "C" not null,
  alternative text collate "C" not null,
  place bigint,
  unique (round, number)
);
create index round_option_target on round_option (kind, target);
create table round_ballot (
  round bigint not null references round (id),
  organization bigint not null references organization (id),
  person bigint not null references person (id),
  content text collate "C" not null,
  channel text collate "C" not null,
  protocol text collate "C" not null,
  received_at bigint not null,
  entered_at bigint not null,
  changes bigint not null,
  primary key (round, organization)
);
create table round_ballot_log (
  id bigint generated always as identity primary key,
  round bigint not null references round (id),
  organization bigint not null references organization (id),
  person bigint not null references person (id),
  content text collate "C" not null,
  channel text collate "C" not null,
  protocol text collate "C" not null,
  received_at bigint not null,
  entered_at bigint not null
);
create index round_ballot_log_of on round_ballot_log (round, organization);
create index round_ballot_log_person on round_ballot_log (person);
create table round_result (
  round bigint not null references round (id),
  list bigint not null,
  content text collate "C" not null,
  at bigint not null,
  primary key (round, list)
);
create trigger round_ballot_log_append_only before update or delete on round_ballot_log for each row
execute function refuse_change('what was cast stays in the log');
create function refuse_counted_ballot() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a ballot is replaced, never deleted'; end if;
  if exists (select 1 from round r where r.id = new.round and r.state = 'counted') then
    raise exception 'a counted ballot never changes';
  end if;
  return new;
end $$;
create trigger round_ballot_final before insert or update or delete on round_ballot for each row
execute function refuse_counted_ballot();
