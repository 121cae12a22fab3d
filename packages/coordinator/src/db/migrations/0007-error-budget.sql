-- Each trial of a track is one test of its stream, and may spend so much of the error budget: both are settled when it begins.
alter table trials add column test int, add column required_log_e double precision not null default 0;
update trials set test = numbered.test
from (select id, row_number() over (partition by track order by began_at, id) as test from trials) numbered
where trials.id = numbered.id;
alter table trials alter column test set not null;
create unique index trials_in_order on trials (track, test);
