-- Which lines of other plans the items of each version in force implement, as they name them: the way back from such a line.
create table item_implements (
  edition bigint not null references edition (id),
  item bigint not null references item (id),
  named text not null,
  primary key (edition, item, named)
) without rowid;
create index item_implements_named on item_implements (named);
insert into item_implements (edition, item, named)
select distinct e.id, r.item, j.value from edition e join item_row r on r.revision = e.published_revision,
  json_each(r.content, '$.implements') j;
