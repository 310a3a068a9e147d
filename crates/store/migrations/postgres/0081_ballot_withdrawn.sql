-- What the desk entered from paper by mistake is withdrawn: that is a row of the log with who, when and why, and how many there are
-- stands with the round. A body without any other ballot has none then; nothing else ever takes one away.
alter table round add column withdrawn bigint not null default 0;
create or replace function refuse_counted_ballot() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from round r where r.id = old.round and r.state = 'counted')
      or (select l.channel from round_ballot_log l where l.round = old.round and l.organization = old.organization
          order by l.id desc limit 1) is distinct from 'withdrawn' then
      raise exception 'a ballot is replaced or withdrawn, never deleted';
    end if;
    return old;
  end if;
  if exists (select 1 from round r where r.id = new.round and r.state = 'counted') then
    raise exception 'a counted ballot never changes';
  end if;
  return new;
end $$;
