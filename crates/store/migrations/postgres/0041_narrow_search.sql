-- What was sent to processes that fewer see than their plan was not searched: it is put into the index once.
insert into job (kind, payload, created_at, run_at)
select 'search.contributions', '{"edition":' || cast(p.edition as varchar(20)) || ',"after":0}', 0, 0
from process p where p.visibility <> 'public';
