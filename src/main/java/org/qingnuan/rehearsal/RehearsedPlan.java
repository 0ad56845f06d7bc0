package org.qingnuan.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.shared.PlanId;

/**
 * The plan that is played: as the application brought it along, or as it would be.
 *
 * @param files of the plan by path; null for those that the application brought along
 * @param dates the gates that were moved for this rehearsal
 * @param otherFiles paths of the files that were changed otherwise
 */
record RehearsedPlan(PlanId id, Map<String, byte[]> files, List<DateChange> dates, List<String> otherFiles) {

    private static final Pattern ISSUED = Pattern.compile("(?m)^issued:\\s*['\"]?([\\d-]+)");

    static RehearsedPlan asBroughtAlong(PlanId id) {
        return new RehearsedPlan(id, null, List.of(), List.of());
    }

    /** The day the plan's document was issued, as its plan.yaml says. */
    LocalDate issued() {
        Matcher issued = ISSUED.matcher(planFile());
        if (!issued.find()) {
            throw new Stuck(Preparation.planFile(id) + " 没有写明印发日期（issued）。");
        }
        try {
            return LocalDate.parse(issued.group(1));
        } catch (DateTimeParseException e) {
            throw new Stuck(Preparation.planFile(id) + " 的印发日期（issued）“" + issued.group(1) + "”不是日期，应写成 2021-06-10。");
        }
    }

    /** Whether the plan runs over several years, from milestone to milestone. */
    boolean hasMilestones() {
        return planFile().contains("\nmilestones:");
    }

    private String planFile() {
        return files == null
                ? Preparation.text(Preparation.planFile(id))
                : new String(files.get(Preparation.planFile(id)), StandardCharsets.UTF_8);
    }
}
