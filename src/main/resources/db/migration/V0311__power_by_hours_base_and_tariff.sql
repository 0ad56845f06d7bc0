-- What a power company states besides: use in the valley hours, the approved use without heating, the tariff that the household chose.
alter table ledger.usage_row
  add valley_quantity numeric(14,2) check (valley_quantity >= 0),
  add base_quantity numeric(14,2) check (base_quantity >= 0),
  add tariff text check (tariff in ('TIME_OF_USE', 'BLOCKS', 'FLAT')),
  add check (valley_quantity <= quantity);
