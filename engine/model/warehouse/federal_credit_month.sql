-- Credits of federal payers by month
-- Grain: one open item below zero that a federal payer has overpaid, at one month end, since the posting that made
--        it so.
-- Source: 42 CFR 401.305 and section 1128J(d) of the Social Security Act: an overpayment is reported and returned
-- within 60 days of being identified; a timely investigation in good faith suspends that for 180 days at
-- the most. When it was identified is a question for counsel; here it is the day of the posting.
select
  month.month,
  month.month_end,
  overpaid.item_id,
  overpaid.payer,
  overpaid.provider,
  overpaid.location,
  owed.balance,
  owed.row_no,
  overpaid.since,
  overpaid.since + 60 as due,
  overpaid.since + 180 as suspended_until,
  overpaid.until
from month
join federal_overpayment overpaid
  on
    overpaid.since <= month.month_end
    and coalesce(overpaid.until, date '9999-12-31') > month.month_end
join ar_interval owed
  on
    owed.item_id = overpaid.item_id and owed.party = overpaid.party and owed.payer = overpaid.payer
    and owed.provider = overpaid.provider and owed.location = overpaid.location
    and owed.m0 <= month.number and month.number < owed.m1
