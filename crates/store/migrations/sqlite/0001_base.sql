create table setting (
    key text primary key not null,
    value text not null,
    version integer not null
) strict, without rowid;

create table change (
    id integer primary key autoincrement,
    topic text not null,
    origin integer not null,
    tx integer not null default 0,
    at integer not null
) strict;

create table job (
    id integer primary key autoincrement,
    kind text not null,
    payload text not null,
    unique_key text unique,
    created_at integer not null,
    run_at integer not null,
    attempts integer not null default 0,
    claim integer not null default 0,
    failed integer not null default 0 check (failed in (0, 1)),
    last_error text
) strict;
create index job_due on job (failed, run_at, id);

create table blob (
    sha256 blob not null,
    n integer not null,
    bytes blob not null,
    at integer not null,
    primary key (sha256, n)
) strict;

create table file (
    id integer primary key autoincrement,
    uuid text not null unique,
    sha256 blob not null,
    name text not null,
    media_type text not null,
    size integer not null,
    created_at integer not null
) strict;
create index file_sha256 on file (sha256);

create table event (
    id integer primary key autoincrement,
    at integer not null,
    actor integer,
    organization integer,
    verb text not null,
    ref_kind text not null,
    ref_id integer not null,
    plan integer,
    process integer,
    public integer not null check (public in (0, 1)),
    ids text not null
) strict;
create index event_ref on event (ref_kind, ref_id, id);
create index event_plan on event (plan, id);

create table idempotency (
    key text not null,
    person integer not null,
    answer text not null,
    at integer not null,
    primary key (person, key)
) strict, without rowid;
create index idempotency_at on idempotency (at);
