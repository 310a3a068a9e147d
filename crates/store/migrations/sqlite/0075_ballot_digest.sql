-- Of each row of the log of bodies' ballots, over all that it says: a byte that changed later is found, also in a ballot that
-- was replaced. Empty for what was cast before this column was there.
alter table round_ballot_log add column digest text not null default '';
