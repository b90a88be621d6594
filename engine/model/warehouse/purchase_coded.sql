-- Purchases that name a billing code
-- Grain: one item bought or returned on a day, and how many units of its billing code it makes.
select
  cast(date_trunc('month', date) as date) as month,
  date,
  item,
  code,
  cast(quantity * units_each as decimal(18, 6)) as units,
  amount,
  single_dose,
  row_no
from purchase_row
where code is not null
