-- Rounds among organisations: what is voted on, one ballot each, every replacement, what the count found.
create table round (
  id integer primary key autoincrement,
  uuid text not null unique,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  number bigint not null,
  title text not null,
  question text not null,
  language text not null,
  state text not null,
  rules text not null,
  electorate text not null,
  opens_at bigint not null,
  closes_at bigint not null,
  counts_at bigint not null,
  turnout_hidden boolean not null,
  named boolean not null,
  extension text not null,
  ballots bigint not null,
  created_at bigint not null,
  counted_at bigint,
  version bigint not null,
  unique (edition, number)
);
create table round_option (
  id integer primary key autoincrement,
  round bigint not null references round (id),
  number bigint not null,
  list bigint not null,
  kind text not null,
  target bigint,
  title text not null,
  body text not null,
  cost bigint not null,
  feasibility text not null,
  alternative text not null,
  place bigint,
  unique (round, number)
);
create index round_option_target on round_option (kind, target);
create table round_ballot (
  round bigint not null references round (id),
  organization bigint not null references organization (id),
  person bigint not null references person (id),
  content text not null,
  channel text not null,
  protocol text not null,
  received_at bigint not null,
  entered_at bigint not null,
  changes bigint not null,
  primary key (round, organization)
) without rowid;
create table round_ballot_log (
  id integer primary key autoincrement,
  round bigint not null references round (id),
  organization bigint not null references organization (id),
  person bigint not null references person (id),
  content text not null,
  channel text not null,
  protocol text not null,
  received_at bigint not null,
  entered_at bigint not null
);
create index round_ballot_log_of on round_ballot_log (round, organization);
create index round_ballot_log_person on round_ballot_log (person);
create table round_result (
  round bigint not null references round (id),
  list bigint not null,
  content text not null,
  at bigint not null,
  primary key (round, list)
);
create trigger round_ballot_log_append_only_update before update on round_ballot_log
begin select raise(abort, 'what was cast stays in the log'); end;
create trigger round_ballot_log_append_only_delete before delete on round_ballot_log
begin select raise(abort, 'what was cast stays in the log'); end;
create trigger round_ballot_final before update on round_ballot
when exists (select 1 from round r where r.id = old.round and r.state = 'counted')
begin select raise(abort, 'a counted ballot never changes'); end;
create trigger round_ballot_kept before delete on round_ballot
begin select raise(abort, 'a ballot is replaced, never deleted'); end;
create trigger round_ballot_late before insert on round_ballot
when exists (select 1 from round r where r.id = new.round and r.state = 'counted')
begin select raise(abort, 'the round is counted'); end;
