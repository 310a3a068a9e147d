-- A link says “changed” once a version is out in which the place reads otherwise than in the version before; links made
-- when an answer came out named a version that had changed nothing.
update trace set revision = null
where relation = 'changed' and from_kind = 'contribution' and revision is not null and not exists (
  select 1 from revision r
  join revision b on b.id = (
    select max(x.id) from revision x where x.edition = r.edition and x.state = 'published' and x.id < r.id)
  where r.id = trace.revision and r.state = 'published' and case trace.to_kind when 'item' then
    coalesce((select n.hash from item_row n where n.revision = r.id and n.item = trace.to_id), '')
    <> coalesce((select o.hash from item_row o where o.revision = b.id and o.item = trace.to_id), '')
  else
    coalesce((select n.hash from block_row n where n.revision = r.id and n.block = trace.to_id), '')
    <> coalesce((select o.hash from block_row o where o.revision = b.id and o.block = trace.to_id), '') end);
update trace set revision = (
  select max(r.id) from revision r
  join contribution c on c.id = trace.from_id and c.edition = r.edition and r.published_at >= c.received_at
  join revision b on b.id = (
    select max(x.id) from revision x where x.edition = r.edition and x.state = 'published' and x.id < r.id)
  where r.state = 'published' and case trace.to_kind when 'item' then
    coalesce((select n.hash from item_row n where n.revision = r.id and n.item = trace.to_id), '')
    <> coalesce((select o.hash from item_row o where o.revision = b.id and o.item = trace.to_id), '')
  else
    coalesce((select n.hash from block_row n where n.revision = r.id and n.block = trace.to_id), '')
    <> coalesce((select o.hash from block_row o where o.revision = b.id and o.block = trace.to_id), '') end)
where relation = 'changed' and from_kind = 'contribution' and revision is null
and not exists (
  select 1 from amendment_applied a join revision d on d.id = a.revision
  where a.contribution = trace.from_id and a.kind = trace.to_kind and a.target = trace.to_id and d.state = 'draft');
