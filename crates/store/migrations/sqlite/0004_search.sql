-- Search. The number of a document says its edition, its sort and its place: see spine/search/document.rs.
create table search_doc (
  id integer primary key,
  kind text not null,
  ref_id bigint not null,
  plan bigint not null references plan (id),
  edition bigint not null references edition (id),
  revision bigint not null,
  chapter bigint,
  chapter_title text not null,
  visibility text not null,
  language text not null,
  subkind text not null,
  code text not null,
  anchor text not null,
  number text not null,
  title text not null,
  body text not null,
  words text not null,
  stems text not null,
  digest text not null
);
-- Words come folded and stemmed; the tokeniser only cuts at blanks. Rows are numbered as in search_doc.
create virtual table search_index using fts5 (words, stems, marks, content='', contentless_delete=1, tokenize='ascii');
create table synonym (
  id integer primary key autoincrement,
  language text not null,
  word text not null,
  key text not null,
  expansion text not null,
  unique (key, expansion)
);
insert into synonym (language, word, key, expansion) values ('it', 'comunali', 'icomunal', 'comune');
