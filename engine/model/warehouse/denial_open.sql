-- Denials still open
-- Grain: one month, payer, provider, location and reason of claims denied at first on which insurers still
--        owe; in time are those whose payer still takes an appeal on the last day of the data.
select
  denied_claim.month,
  denied_claim.payer,
  denied_claim.provider,
  denied_claim.location,
  coalesce(denied_claim.reason, 'not said') as reason,
  count(*) as claims,
  sum(denied_claim.open_amount) as amount,
  coalesce(sum(denied_claim.open_amount) filter (where denied_claim.last_day >= today.day), 0) as in_time,
  min(denied_claim.last_day) filter (where denied_claim.last_day >= today.day) as next_day
from denied_claim
cross join today
where denied_claim.open_amount is not null
group by 1, 2, 3, 4, 5
