-- What a proof of one merge consists of is found again in the log by these.
create index log_leaves_rare on log_leaves (kind, log_index)
  where kind in ('roster', 'suspension', 'calibration', 'doubt', 'season');
