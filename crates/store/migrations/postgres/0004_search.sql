-- Search. The number of a document says its edition, its sort and its place: see spine/search/document.rs.
create table search_doc (
  id bigint primary key,
  kind text collate "C" not null,
  ref_id bigint not null,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  revision bigint not null,
  chapter bigint,
  chapter_title text collate "C" not null,
  visibility text collate "C" not null,
  language text collate "C" not null,
  subkind text collate "C" not null,
  code text collate "C" not null,
  anchor text collate "C" not null,
  number text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  words text collate "C" not null,
  stems text collate "C" not null,
  digest text collate "C" not null
);
-- Words come folded and stemmed, as a literal. Rows are numbered as in search_doc.
create table search_index (
  rowid bigint primary key,
  tokens tsvector not null
);
create index search_index_tokens on search_index using gin (tokens);
create table synonym (
  id bigint generated always as identity primary key,
  language text collate "C" not null,
  word text collate "C" not null,
  key text collate "C" not null,
  expansion text collate "C" not null,
  unique (key, expansion)
);
insert into synonym (language, word, key, expansion) values ('it', 'comunali', 'icomunal', 'comune');
