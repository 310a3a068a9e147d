-- Ballots that come together are looked through together. Whoever writes a row of their log has read in the same transaction
-- what it names; PostgreSQL looked that up once more, three times a row, with a lock on what it found. `cantiere verify` and the
-- import of a site look it up still, and SQLite at each row, which costs it next to nothing.
alter table round_ballot_log drop constraint round_ballot_log_round_fkey;
alter table round_ballot_log drop constraint round_ballot_log_organization_fkey;
alter table round_ballot_log drop constraint round_ballot_log_person_fkey;
-- The other side of it stays: what a ballot names is never deleted, nor does its number change.
create function refuse_named_by_ballot() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.id = old.id then return new; end if;
  if (tg_table_name = 'round' and exists (select from round_ballot_log l where l.round = old.id))
    or (tg_table_name = 'organization' and exists (select from round_ballot_log l where l.organization = old.id))
    or (tg_table_name = 'person' and exists (select from round_ballot_log l where l.person = old.id)) then
    raise foreign_key_violation using message = 'the log of a vote names it';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger round_named_by_ballot before delete or update of id on round for each row
execute function refuse_named_by_ballot();
create trigger organization_named_by_ballot before delete or update of id on organization for each row
execute function refuse_named_by_ballot();
create trigger person_named_by_ballot before delete or update of id on person for each row
execute function refuse_named_by_ballot();
-- That a vote is not counted yet is asked once for the ballots of a statement; deleted ones are looked at by row as before.
drop trigger round_ballot_final on round_ballot;
create function refuse_counted_ballots() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct a.round from added a) d
             where (select r.state from round r where r.id = d.round) = 'counted') then
    raise exception 'a counted ballot never changes';
  end if;
  return null;
end $$;
create trigger round_ballot_final_insert after insert on round_ballot referencing new table as added for each statement
execute function refuse_counted_ballots();
create trigger round_ballot_final_update after update on round_ballot referencing new table as added for each statement
execute function refuse_counted_ballots();
create trigger round_ballot_kept before delete on round_ballot for each row
execute function refuse_counted_ballot();
-- A ballot that is replaced finds room on its own page, and its index stays as it is.
alter table round_ballot set (fillfactor = 70);
