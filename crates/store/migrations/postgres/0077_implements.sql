-- Which lines of other plans the items of each version in force implement, as they name them: the way back from such a line.
create table item_implements (
  edition bigint not null references edition (id),
  item bigint not null references item (id),
  named text collate "C" not null,
  primary key (edition, item, named)
);
create index item_implements_named on item_implements (named);
insert into item_implements (edition, item, named)
select distinct e.id, r.item, j.value from edition e join item_row r on r.revision = e.published_revision
  cross join lateral jsonb_array_elements_text(r.content::jsonb -> 'implements') j(value)
where r.content like '%"implements":[%';
