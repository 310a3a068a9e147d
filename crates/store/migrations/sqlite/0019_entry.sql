-- What came on paper may be entered so many days after the close; tables that people fill in and send at once.
create table contribution_desk (
  process bigint not null primary key references process (id),
  days bigint not null
);
create table sheet (
  id integer primary key autoincrement,
  uuid text not null unique,
  person bigint not null references person (id),
  process bigint not null references process (id),
  kind text not null,
  speaker text not null,
  created_at bigint not null
);
create index sheet_person on sheet (person);
create index sheet_created on sheet (created_at);
create table sheet_row (
  sheet bigint not null references sheet (id),
  n bigint not null,
  cells text not null,
  state text not null,
  contribution bigint references contribution (id),
  primary key (sheet, n)
);
create index sheet_row_state on sheet_row (sheet, state, n);
