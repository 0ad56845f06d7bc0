-- An import that brings the rows in error of an earlier one again, beside what had passed there.
alter table ledger.roster_import add completes uuid references ledger.roster_import;
create index roster_import_completes on ledger.roster_import (completes) where completes is not null;
