-- Who may vote in a persons' vote that has a list: marks that the vote's key makes of addresses, which stand nowhere here.
-- How many there are; 0: there is no list, and whoever reaches the level votes.
create table round_elector (
  round bigint not null references round (id),
  mark text not null,
  primary key (round, mark)
) without rowid;
alter table round add column listed bigint not null default 0;
