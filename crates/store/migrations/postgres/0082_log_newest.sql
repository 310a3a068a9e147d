-- The desk reads the log of a vote a page at a time, newest first: a page costs the same however long the log is.
create index round_ballot_log_newest on round_ballot_log (round, id);
