-- A/R flows by month
-- Grain: month of posting × payer × primary payer × provider × location × flow × class of reason:
--        entries summed, so that no page reads the ledger itself.
select
  month,
  payer,
  primary_payer,
  provider,
  location,
  flow,
  reason_class,
  cast(sum(amount) as decimal(18, 2)) as amount,
  cast(sum(cash) as decimal(18, 2)) as cash,
  count(*) as entries
from entry
group by all
