-- A canteen that closes for good: from then on nothing is sold and nothing is paid in, and all that is left goes back.
alter table school add column sales_ended_at timestamptz;
