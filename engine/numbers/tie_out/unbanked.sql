-- Money that billing or the bank knows alone
-- Grain: one batch: an insurer's payment, a day's takings of patients, a refund, a deposit. `amount` is what the
--        bank has more, less with a minus; `told` in months that both cover and that do not tie out. What is
--        too young or too old to be missed is there for what it may be a part of.
select
  strftime(step.month, '%Y-%m') as month,
  case
    when kind = 'missing' and source = 'refunds' then 'refund'
    when kind = 'missing' then 'receipt'
    when kind = 'differs' then 'differs'
    else 'deposit'
  end as what,
  source,
  cast(day as varchar) as day,
  cast(amount as varchar) as amount,
  is_fault
    and step.month >= covered_from
    and last_day(step.month) <= covered_to
    and coalesce(tie_states.state = 'differs', true) as told,
  step.feed,
  cast(row_no as double) as row_no
from tie_steps step
join tie_reached reached using (tie)
left join tie_states on tie_states.feed = 'transaction' and tie_states.month = step.month
where tie = 'bank' and (is_fault or (kind in ('unposted', 'before') and amount > 0))
order by day, row_no
