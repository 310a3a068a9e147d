META
key;value
description;"A; ""b"""
country;Italy
unit;Town
instance;2026
num_projects;3
num_votes;3
budget;20,5
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;name;category
1;10;Park;green
b;7.5;"Bench
new";green,town
12;999999999;Tree;town
VOTES
voter_id;vote;age
1;1,b;30
2;b, b;
3;12,1;44
