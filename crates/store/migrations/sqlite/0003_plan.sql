-- Plans: editions, versions, items in one tree, paragraphs, progress, and the links of the trace.
create table plan (
  id integer primary key autoincrement,
  uuid text not null unique,
  slug text not null unique,
  name text not null,
  sort_key text not null,
  owner text not null,
  owner_organization bigint references organization (id),
  brief text not null,
  language text not null,
  position bigint not null,
  created_at bigint not null,
  version bigint not null
);
create table edition (
  id integer primary key autoincrement,
  uuid text not null unique,
  plan bigint not null references plan (id),
  slug text not null,
  name text not null,
  period_from text not null,
  period_to text not null,
  state text not null,
  visibility text not null,
  language text not null,
  brief text not null,
  source text not null,
  predecessor bigint references edition (id),
  published_revision bigint,
  draft_revision bigint,
  adoption text not null,
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
  id integer primary key autoincrement,
  edition bigint not null references edition (id),
  number bigint not null,
  state text not null,
  summary text not null,
  based_on bigint references revision (id),
  created_at bigint not null,
  created_by bigint references person (id),
  published_at bigint,
  publish_at bigint,
  counts text not null,
  content_hash text not null,
  version bigint not null,
  unique (edition, number)
);
create table item (
  id integer primary key autoincrement,
  uuid text not null unique,
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
  kind text not null,
  code text not null,
  code_key text not null,
  title text not null,
  content text not null,
  hash text not null,
  version bigint not null,
  primary key (revision, item)
);
create index item_row_position on item_row (revision, position);
create index item_row_code on item_row (revision, code);
create index item_row_item on item_row (item);
create table block (
  id integer primary key autoincrement,
  edition bigint not null references edition (id),
  anchor text not null,
  created_at bigint not null,
  unique (edition, anchor)
);
create table block_row (
  revision bigint not null references revision (id),
  block bigint not null references block (id),
  item bigint references item (id),
  chapter bigint references item (id),
  position bigint not null,
  kind text not null,
  level bigint not null,
  number text not null,
  text text not null,
  hash text not null,
  version bigint not null,
  primary key (revision, block)
);
create index block_row_position on block_row (revision, position);
create index block_row_chapter on block_row (revision, chapter, position);
create index block_row_block on block_row (block);
create index block_row_item on block_row (item, revision);
create table plan_actor (
  id integer primary key autoincrement,
  edition bigint not null references edition (id),
  key text not null,
  name text not null,
  name_key text not null,
  audience text not null,
  organization bigint references organization (id),
  unique (edition, key)
);
create table theme (
  id integer primary key autoincrement,
  slug text not null unique,
  name_it text not null,
  name_en text not null,
  position bigint not null
);
create table item_state (
  id integer primary key autoincrement,
  item bigint not null references item (id),
  at bigint not null,
  state text not null,
  note text not null,
  source text not null,
  link text not null,
  person bigint references person (id),
  recorded_at bigint not null
);
create index item_state_item on item_state (item, at);
create table trace (
  id integer primary key autoincrement,
  from_kind text not null,
  from_id bigint not null,
  to_kind text not null,
  to_id bigint not null,
  relation text not null,
  revision bigint,
  at bigint not null,
  unique (from_kind, from_id, to_kind, to_id, relation)
);
create index trace_to on trace (to_kind, to_id);
-- A published version never changes, whoever asks.
create trigger revision_frozen_update before update on revision when old.state = 'published'
begin select raise(abort, 'a published version never changes'); end;
create trigger revision_frozen_delete before delete on revision when old.state = 'published'
begin select raise(abort, 'a published version never changes'); end;
create trigger item_row_frozen_insert before insert on item_row
when exists (select 1 from revision r where r.id = new.revision and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger item_row_frozen_update before update on item_row
when exists (select 1 from revision r where r.id in (old.revision, new.revision) and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger item_row_frozen_delete before delete on item_row
when exists (select 1 from revision r where r.id = old.revision and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger block_row_frozen_insert before insert on block_row
when exists (select 1 from revision r where r.id = new.revision and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger block_row_frozen_update before update on block_row
when exists (select 1 from revision r where r.id in (old.revision, new.revision) and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger block_row_frozen_delete before delete on block_row
when exists (select 1 from revision r where r.id = old.revision and r.state = 'published')
begin select raise(abort, 'a published version never changes'); end;
create trigger item_state_append_only_update before update on item_state
begin select raise(abort, 'what was reported is corrected by a new report'); end;
create trigger item_state_append_only_delete before delete on item_state
begin select raise(abort, 'what was reported is corrected by a new report'); end;
