package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.register.HouseholdChangeRows.Asked;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the decisions on changes and re-checks beyond their forms. */
@Configuration(proxyBeanMethods = false)
class ChangeRules {

    static final String REVIEW = "household-change.userTask_reviewChange";
    static final String RECHECK = "rejection-recheck.userTask_recheckRejection";

    @Bean
    SubmissionRule reviewChangeRule(HouseholdChangeRows rows, HouseholdNow now, ChangeChecks checks) {
        return rule(REVIEW, entry -> {
            CaseKey change = entry.subject();
            Asked asked = rows.asked(change);
            List<Finding> findings = new ArrayList<>(explained(entry.fields()));
            if (asked.by().equals(entry.by())) {
                findings.add(Finding.ofSheet("提出人不能审核自己提出的变更", "请由另一位有审核权的人员办理"));
            }
            if ("approve".equals(entry.fields().get("decision"))) {
                HouseholdNow.Standing standing = asked.household() == null
                        ? null
                        : now.of(change.villageKey(), asked.household()).orElseThrow();
                findings.addAll(checks.of(change.villageKey(), asked.cause(), standing, asked.values()));
            }
            return findings;
        });
    }

    @Bean
    SubmissionRule recheckRejectionRule(RecheckRows rows, RecheckChecks checks) {
        return rule(RECHECK, entry -> {
            List<Finding> findings = new ArrayList<>();
            String opinion = entry.fields().get("opinion");
            if (opinion == null || opinion.isBlank()) {
                findings.add(Finding.ofColumn("复核意见", "没有填写", "请写明复核的情况和理由"));
            }
            findings.addAll(checks.decidable(rows.get(entry.subject()), entry.by()));
            if ("approve".equals(entry.fields().get("decision"))) {
                findings.addAll(checks.confirmable(
                        entry.subject().villageKey(), rows.get(entry.subject()).household()));
            }
            return findings;
        });
    }

    private static List<Finding> explained(Map<String, String> fields) {
        String opinion = fields.get("opinion");
        return "return".equals(fields.get("decision")) && (opinion == null || opinion.isBlank())
                ? List.of(Finding.ofColumn("审核意见", "不批准时没有说明理由", "请填写理由"))
                : List.of();
    }

    private static SubmissionRule rule(String task, Function<Entry, List<Finding>> check) {
        return new SubmissionRule() {
            @Override
            public String task() {
                return task;
            }

            @Override
            public List<Finding> check(Entry entry) {
                return check.apply(entry);
            }
        };
    }
}
