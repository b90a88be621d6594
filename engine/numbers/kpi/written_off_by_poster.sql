-- Written off by who posted the payment
-- Id:          CO08.same
-- Version:     1
-- Means:       how many write-offs were entered by the one who had also posted a payment on the same charge
-- Formula:     write-offs of a charge on which the same person posted a payment by hand ÷ all write-offs
-- Unit:        ratio
-- Better:      lower
-- Row:         one write-off of which it is told who entered it
-- Counts:      write-offs
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       post date; a payment that came with an 835 is not posted by hand
-- Excludes:    contractual adjustments, sequestration, reversals, and write-offs of which it is not told who entered them
-- Absent:      n/a: of no write-off is it told who entered it
-- Source:      segregation of duties: who takes in money is not who takes it off the books
-- Needs:       transaction
with
told as (
  select row_no, receipt, lower(trim(entered_by)) as who
  from transaction_row
  where entered_by is not null and kind in ('payment', 'adjustment', 'bad_debt')
),
by_hand as (
  select told.row_no, told.who
  from told
  where not exists (select 1 from remittance_row sent where sent.trace = told.receipt)
),
posted as (
  select distinct entry.item_id, by_hand.who
  from entry
  join by_hand on by_hand.row_no = entry.row_no
  where entry.kind = 'payment'
)
select
  entry.month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case when posted.who is not null then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  entry.kind || ' ' || coalesce(entry.item_id, '') || ' ' || -entry.amount || ' by ' || told.who as fact,
  entry.post_date as fact_date,
  'transaction' as feed,
  entry.row_no as row_no
from entry
join told on told.row_no = entry.row_no
left join posted on posted.item_id = entry.item_id and posted.who = told.who
where
  entry.amount < 0
  and entry.kind in ('adjustment', 'bad_debt')
  and coalesce(entry.reason_class, 'other') not in ('contractual', 'sequestration')
