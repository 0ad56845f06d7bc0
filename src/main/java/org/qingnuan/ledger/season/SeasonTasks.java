package org.qingnuan.ledger.season;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the tasks of a season beyond their forms and sheets. */
@Configuration(proxyBeanMethods = false)
class SeasonTasks {

    static final String RESOLVE = "usage-review.userTask_resolveReadings";
    static final String REVIEW = "usage-review.userTask_reviewReadings";
    static final String ALL = "ALL";

    private final CheckedSheets sheets;

    SeasonTasks(CheckedSheets sheets) {
        this.sheets = sheets;
    }

    @Bean
    SubmissionRule reportUsageGasRule() {
        return statement(Fuel.GAS);
    }

    @Bean
    SubmissionRule reportUsagePowerRule() {
        return statement(Fuel.POWER);
    }

    @Bean
    SubmissionRule reportUsageHeatRule() {
        return statement(Fuel.HEAT);
    }

    private SubmissionRule statement(Fuel fuel) {
        return rule(fuel.task(), entry -> sheets.usable(entry.sheet(), fuel.sheet(), entry.subject()));
    }

    @Bean
    SubmissionRule resolveReadingsRule() {
        return rule(RESOLVE, entry -> sheets.usable(entry.sheet(), SheetKind.UNMATCHED_USAGE, entry.subject()));
    }

    @Bean
    SubmissionRule reviewReadingsRule(SeasonReviews reviews) {
        return rule(REVIEW, entry -> {
            List<Finding> findings = new ArrayList<>();
            String decision = entry.fields().getOrDefault("decision", "");
            boolean returns = decision.equals("return");
            if (!returns && !decision.equals("approve")) {
                findings.add(Finding.ofColumn("审核结论", "没有选择", "请选择通过或退回"));
            }
            if (returns && blank(entry, "opinion")) {
                findings.add(Finding.ofColumn("审核意见", "退回时没有说明理由", "请填写退回理由"));
            }
            if (returns && blank(entry, "statement")) {
                findings.add(Finding.ofColumn("退回的明细", "没有选择退回哪一份", "请选择由哪个企业重报"));
            }
            if (reviews.next(entry.subject()).isEmpty()) {
                findings.add(Finding.ofSheet("本季用量现在没有待审核的步骤", "请刷新后查看进展"));
            }
            if (reviews.hasActed(entry.subject(), entry.by())) {
                findings.add(Finding.ofSheet("报送、处理和各级审核须由不同的人办理，您已办理过本季用量", "请由其他有权限的人员审核"));
            }
            return findings;
        });
    }

    static boolean approves(Map<String, String> fields) {
        return "approve".equals(fields.get("decision"));
    }

    private static boolean blank(Entry entry, String field) {
        return entry.fields().getOrDefault(field, "").isBlank();
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
