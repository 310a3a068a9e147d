-- What is said of the documents of a process: a summary that is read on the page, and whether a PDF has words. The
-- attachment's own table comes later.
create table process_document (
  attachment bigint not null primary key,
  summary text not null,
  words text not null
);
