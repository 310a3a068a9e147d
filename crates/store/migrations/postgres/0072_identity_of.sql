-- Who was signed in when a sign-in by electronic identity began: their account gets the identity. An identity that is another
-- account's waits, with the level that was reached, until the reader has said as whom they go on.
alter table identity_request add column person bigint references person (id);
alter table identity_request add column other bigint references person (id);
alter table identity_request add column level text collate "C" not null default '';
