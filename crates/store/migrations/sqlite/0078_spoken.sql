-- Whether somebody has spoken in a process before is asked with every contribution: it costs the same however many others have.
create index contribution_spoken on contribution (process, person, organization) where parent is null;
