package org.qingnuan.ledger.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** What a person decides about rows that belong to nobody and households without a reading: always with a reason. */
@Component
class UnmatchedCheck implements RowCheck {

    private static final String[] INPUTS = {"action", "assigned", "reason"};

    private final SeasonLookup seasons;

    UnmatchedCheck(SeasonLookup seasons) {
        this.seasons = seasons;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.UNMATCHED_USAGE;
    }

    @Override
    public void check(CaseKey season, List<SheetRow> rows, Findings findings) {
        Map<String, SeasonLookup.Open> open = seasons.openByItem(season);
        Map<String, SeasonLookup.Lacking> lacking = seasons.lackingByItem(season);
        Assigned assigned = new Assigned(season);
        Set<String> seen = new HashSet<>();
        for (SheetRow row : rows) {
            String item = row.text("item");
            if (item == null || !HouseholdRows.filled(row, INPUTS)) {
                continue;
            }
            if (!seen.add(item)) {
                findings.cell(row, "item", "同一事项填了两行", "请只保留一行");
            } else if (open.containsKey(item)) {
                ofRow(row, open.get(item), assigned, findings);
            } else if (lacking.containsKey(item)) {
                ofHousehold(row, findings);
            } else {
                findings.cell(row, "item", "没有这一事项，或已处理", "请重新下载表格");
            }
        }
        HouseholdRows.someFilled(rows, findings, INPUTS);
    }

    private static void ofRow(SheetRow row, SeasonLookup.Open open, Assigned assigned, Findings findings) {
        String action = decided(row, findings);
        if ("ASSIGN".equals(action)) {
            HouseholdRows.required(row, "assigned", "认领的没有填写户编号", findings);
            assigned.check(row, open, findings);
        } else if ("ZERO".equals(action)) {
            findings.cell(row, "action", "按零用量只用于没有读数的户", "请选择认领或剔除");
        } else if (row.text("assigned") != null) {
            findings.cell(row, "assigned", "剔除的不填户编号", "请清空，或改选认领");
        }
    }

    private static void ofHousehold(SheetRow row, Findings findings) {
        String action = decided(row, findings);
        if (action != null && !action.equals("ZERO")) {
            findings.cell(row, "action", "没有读数的户不能认领或剔除", "明细中有该户的行，请在那一行认领；确无用量的选按零用量");
        }
    }

    private static String decided(SheetRow row, Findings findings) {
        HouseholdRows.required(row, "action", "没有选择处理方式", findings);
        HouseholdRows.required(row, "reason", "没有写明处理理由", findings);
        return row.text("action");
    }

    /** Whom rows are given to: takes part, and has one reading of a fuel. */
    private final class Assigned {

        private final CaseKey season;
        private final Set<Long> participants;
        private final Set<String> taken = new HashSet<>();

        Assigned(CaseKey season) {
            this.season = season;
            this.participants = seasons.participants(season);
        }

        void check(SheetRow row, SeasonLookup.Open open, Findings findings) {
            Long household = row.integer("assigned");
            if (household == null) {
                return;
            }
            if (!participants.contains(household)) {
                findings.cell(row, "assigned", "不是本单位已验收合格的户", "请核对户编号");
            } else if (!taken.add(open.fuel() + "/" + household)
                    || seasons.read(season, open.fuel()).contains(household)) {
                findings.cell(row, "assigned", "该户本季已有" + open.fuel().label() + "读数", "一户只能有一个读数，请核对户编号或剔除这一行");
            }
        }
    }
}
