-- Plans: editions, versions, items in one tree, paragraphs, progress, and the links of the trace.
create table plan (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  slug text collate "C" not null unique,
  name text collate "C" not null,
  sort_key text collate "C" not null,
  owner text collate "C" not null,
  owner_organization bigint references organization (id),
  brief text collate "C" not null,
  language text collate "C" not null,
  position bigint not null,
  created_at bigint not null,
  version bigint not null
);
create table edition (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  plan bigint not null references plan (id),
  slug text collate "C" not null,
  name text collate "C" not null,
  period_from text collate "C" not null,
  period_to text collate "C" not null,
  state text collate "C" not null,
  visibility text collate "C" not null,
  language text collate "C" not null,
  brief text collate "C" not null,
  source text collate "C" not null,
  predecessor bigint references edition (id),
  published_revision bigint,
  draft_revision bigint,
  adoption text collate "C" not null,
  created_at bigint not null,
  changed_at bigint not null,
  version bigint not null,
  unique (plan, slug)
);
create table edition_invited (
  edition bigint not null references edition (id),
  organization bigint not null references organization (id),
  primary key (edition, organization)
);
create table revision (
  id bigint generated always as identity primary key,
  edition bigint not null references edition (id),
  number bigint not null,
  state text collate "C" not null,
  summary text collate "C" not null,
  based_on bigint references revision (id),
  created_at bigint not null,
  created_by bigint references person (id),
  published_at bigint,
  publish_at bigint,
  counts text collate "C" not null,
  content_hash text collate "C" not null,
  version bigint not null,
  unique (edition, number)
);
create table item (
  id bigint generated always as identity primary key,
  uuid text collate "C" not null unique,
  edition bigint not null references edition (id),
  created_at bigint not null
);
create index item_edition on item (edition);
create table item_row (
  revision bigint not null references revision (id),
  item bigint not null references item (id),
  parent bigint references item (id),
  position bigint not null,
  depth bigint not null,
  kind text collate "C" not null,
  code text collate "C" not null,
  code_key text collate "C" not null,
  title text collate "C" not null,
  content text collate "C" not null,
  hash text collate "C" not null,
  version bigint not null,
  primary key (revision, item)
);
create index item_row_position on item_row (revision, position);
create index item_row_code on item_row (revision, code);
create index item_row_item on item_row (item);
create table block (
  id bigint generated always as identity primary key,
  edition bigint not null references edition (id),
  anchor text collate "C" not null,
  created_at bigint not null,
  unique (edition, anchor)
);
create table block_row (
  revision bigint not null references revision (id),
  block bigint not null references block (id),
  item bigint references item (id),
  chapter bigint references item (id),
  position bigint not null,
  kind text collate "C" not null,
  level bigint not null,
  number text collate "C" not null,
  text text collate "C" not null,
  hash text collate "C" not null,
  version bigint not null,
  primary key (revision, block)
);
create index block_row_position on block_row (revision, position);
create index block_row_chapter on block_row (revision, chapter, position);
create index block_row_block on block_row (block);
create index block_row_item on block_row (item, revision);
create table plan_actor (
  id bigint generated always as identity primary key,
  edition bigint not null references edition (id),
  key text collate "C" not null,
  name text collate "C" not null,
  name_key text collate "C" not null,
  audience text collate "C" not null,
  organization bigint references organization (id),
  unique (edition, key)
);
create table theme (
  id bigint generated always as identity primary key,
  slug text collate "C" not null unique,
  name_it text collate "C" not null,
  name_en text collate "C" not null,
  position bigint not null
);
create table item_state (
  id bigint generated always as identity primary key,
  item bigint not null references item (id),
  at bigint not null,
  state text collate "C" not null,
  note text collate "C" not null,
  source text collate "C" not null,
  link text collate "C" not null,
  person bigint references person (id),
  recorded_at bigint not null
);
create index item_state_item on item_state (item, at);
create table trace (
  id bigint generated always as identity primary key,
  from_kind text collate "C" not null,
  from_id bigint not null,
  to_kind text collate "C" not null,
  to_id bigint not null,
  relation text collate "C" not null,
  revision bigint,
  at bigint not null,
  unique (from_kind, from_id, to_kind, to_id, relation)
);
create index trace_to on trace (to_kind, to_id);
-- A published version never changes, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception '%', tg_argv[0]; end $$;
create function refuse_frozen_row() returns trigger language plpgsql as $$
declare touched bigint[];
begin
  if tg_op = 'INSERT' then touched := array[new.revision];
  elsif tg_op = 'DELETE' then touched := array[old.revision];
  else touched := array[old.revision, new.revision];
  end if;
  if exists (select 1 from revision r where r.id = any(touched) and r.state = 'published') then
    raise exception 'a published version never changes';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger revision_frozen before update or delete on revision for each row
when (old.state = 'published') execute function refuse_change('a published version never changes');
create trigger item_row_frozen before insert or update or delete on item_row for each row execute function refuse_frozen_row();
create trigger block_row_frozen before insert or update or delete on block_row for each row execute function refuse_frozen_row();
create trigger item_state_append_only before update or delete on item_state for each row
execute function refuse_change('what was reported is corrected by a new report');
