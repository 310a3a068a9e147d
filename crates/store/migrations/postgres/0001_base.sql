create table setting (
    key text collate "C" primary key,
    value text collate "C" not null,
    version bigint not null
);

create table change (
    id bigint generated always as identity primary key,
    topic text collate "C" not null,
    origin bigint not null,
    tx bigint not null default (pg_current_xact_id()::text::bigint),
    at bigint not null
);
create index change_tx on change (tx);

create table job (
    id bigint generated always as identity primary key,
    kind text collate "C" not null,
    payload text collate "C" not null,
    unique_key text collate "C" unique,
    created_at bigint not null,
    run_at bigint not null,
    attempts bigint not null default 0,
    claim bigint not null default 0,
    failed boolean not null default false,
    last_error text collate "C"
);
create index job_due on job (failed, run_at, id);

create table blob (
    sha256 bytea not null,
    n bigint not null,
    bytes bytea not null,
    at bigint not null,
    primary key (sha256, n)
);
-- Files arrive compressed already.
alter table blob alter column bytes set storage external;

create table file (
    id bigint generated always as identity primary key,
    uuid text collate "C" not null unique,
    sha256 bytea not null,
    name text collate "C" not null,
    media_type text collate "C" not null,
    size bigint not null,
    created_at bigint not null
);
create index file_sha256 on file (sha256);

create table event (
    id bigint generated always as identity primary key,
    at bigint not null,
    actor bigint,
    organization bigint,
    verb text collate "C" not null,
    ref_kind text collate "C" not null,
    ref_id bigint not null,
    plan bigint,
    process bigint,
    public boolean not null,
    ids text collate "C" not null
);
create index event_ref on event (ref_kind, ref_id, id);
create index event_plan on event (plan, id);

create table idempotency (
    key text collate "C" not null,
    person bigint not null,
    answer text collate "C" not null,
    at bigint not null,
    primary key (person, key)
);
create index idempotency_at on idempotency (at);
