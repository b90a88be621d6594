-- Orders whose time is over
-- Grain: one abnormal result, or one referral, the last of whose days by the practice's policy has come: with that
--        day, and the day on which what is waited for was done. The list of orders reaches as far as the last day it tells.
with
told as (
  select max(greatest(ordered, resulted, followed_up)) as day from clinical_order_row
)
select
  clinical.source_key,
  clinical.kind,
  clinical.provider,
  clinical.location,
  clinical.ordered,
  clinical.resulted,
  case
    when clinical.kind = 'referral' then clinical.ordered + policy.referral_days
    else clinical.resulted + policy.follow_up_days
  end as due,
  case when clinical.kind = 'referral' then clinical.resulted else clinical.followed_up end as done,
  clinical.row_no
from clinical_order_row clinical
cross join policy
cross join told
where (clinical.kind = 'referral' or clinical.abnormal) and due <= told.day
