package org.qingnuan.finance.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.WrittenDates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the submissions of clawbacks: amounts within what is outstanding, each decision by a second person. */
@Configuration(proxyBeanMethods = false)
class ClawbackTaskRules {

    private static final String AMOUNT = "[0-9]{1,11}(\\.[0-9]{1,2})?";

    @Bean
    SubmissionRule decideClawbackRule(ClawbackRows rows) {
        return rule(Tasks.DECIDE, entry -> {
            List<Finding> findings = new ArrayList<>(choice(entry, "approve", "return", "决定"));
            refuse(
                    findings,
                    text(entry, "decision").equals("return")
                            && text(entry, "opinion").isEmpty(),
                    "决定意见",
                    "不予追缴时没有写明理由",
                    "请写明为何不予追缴");
            Clawback clawback = rows.find(entry.subject());
            refuse(findings, clawback.openedBy().equals(entry.by()), "决定", "提起追缴和作出决定须由不同的人办理", "请由其他有权限的人员决定");
            refuse(findings, clawback.state() != ClawbackState.OPENED, "决定", "这件追缴已经决定", "请刷新后查看追缴的进展");
            return findings;
        });
    }

    @Bean
    SubmissionRule recordRecoveryRule(ClawbackRows rows, ClawbackClaims claims, JdbcClient jdbc, Clock clock) {
        return rule(Tasks.RECORD, entry -> {
            List<Finding> findings = new ArrayList<>();
            Clawback clawback = rows.find(entry.subject());
            switch (text(entry, "action")) {
                case "REPAYMENT" -> {
                    amount(entry, claims.outstanding(clawback), findings);
                    day(entry, "收款日期", clawback, clock, findings);
                    receipt(entry, clawback, jdbc, findings);
                }
                case "OBJECTION" -> {
                    day(entry, "提出日期", clawback, clock, findings);
                    reason(entry, "没有写明异议的内容", "请写明农户的异议", findings);
                }
                case "WRITE_OFF" -> reason(entry, "没有写明核销的理由", "请写明无法追回的情况和依据", findings);
                default -> findings.add(Finding.ofColumn("登记事项", "没有选择", "请选择收到还款、农户异议或申请核销"));
            }
            return findings;
        });
    }

    private static void amount(Entry entry, List<ClawbackClaims.Part> outstanding, List<Finding> findings) {
        String yuan = text(entry, "amount");
        Money owed = Money.ofFen(ClawbackClaims.total(outstanding));
        boolean readable = yuan.matches(AMOUNT) && Money.of(yuan).fen() > 0;
        if (!readable) {
            findings.add(Finding.ofField("还款金额", yuan, "应是大于0的金额，最多两位小数", "请按收款凭证填写（元）"));
        } else if (Money.of(yuan).compareTo(owed) > 0) {
            findings.add(Finding.ofField("还款金额", yuan, "超过尚欠的" + owed + "元", "请核对收款凭证，多收的应退还农户"));
        }
    }

    private static void day(Entry entry, String label, Clawback clawback, Clock clock, List<Finding> findings) {
        String text = text(entry, "receivedOn");
        Optional<LocalDate> day = WrittenDates.parse(text);
        if (day.isEmpty() || day.get().isAfter(ChinaTime.today(clock))) {
            findings.add(Finding.ofField(label, text, "应是今天或以前的日期", "请填写" + label));
        } else if (clawback.bookedOn() != null && day.get().isBefore(clawback.bookedOn())) {
            findings.add(Finding.ofField(label, text, "早于追缴决定", "请核对日期"));
        }
    }

    private static void receipt(Entry entry, Clawback clawback, JdbcClient jdbc, List<Finding> findings) {
        String receiptNo = text(entry, "receiptNo");
        boolean used = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM finance.repayment WHERE clawback = :clawback AND receipt_no = :receiptNo)")
                .param("clawback", clawback.id())
                .param("receiptNo", receiptNo)
                .query(Boolean.class)
                .single();
        refuse(findings, receiptNo.isEmpty(), "收款凭证号", "没有填写", "请填写收款凭证号");
        refuse(findings, used, "收款凭证号", "这张凭证已登记过还款", "同一笔还款只登记一次，请核对凭证号");
    }

    private static void reason(Entry entry, String wrong, String remedy, List<Finding> findings) {
        refuse(findings, text(entry, "text").isEmpty(), "情况说明", wrong, remedy);
    }

    @Bean
    SubmissionRule answerClawbackObjectionRule(ClawbackRows rows) {
        return rule(Tasks.ANSWER, entry -> {
            List<Finding> findings = new ArrayList<>(choice(entry, "reject", "uphold", "答复结论"));
            refuse(findings, text(entry, "answer").isEmpty(), "答复内容", "没有填写", "请写明核查情况和理由，答复农户");
            refuse(
                    findings,
                    entry.by().equals(rows.find(entry.subject()).decidedBy()),
                    "答复结论",
                    "作出追缴决定的人不能答复对它的异议",
                    "请由其他有权限的人员答复");
            return findings;
        });
    }

    @Bean
    SubmissionRule approveWriteOffRule(JdbcClient jdbc) {
        return rule(Tasks.WRITE_OFF, entry -> {
            List<Finding> findings = new ArrayList<>(choice(entry, "approve", "return", "审批结论"));
            refuse(findings, text(entry, "opinion").isEmpty(), "审批意见", "没有填写", "请写明同意或不同意核销的理由");
            boolean own = jdbc.sql("""
                            SELECT EXISTS (SELECT FROM finance.write_off WHERE clawback = :clawback AND decided_at IS NULL
                                AND proposed_by = :by)""")
                    .param("clawback", Long.valueOf(entry.subject().item()))
                    .param("by", entry.by())
                    .query(Boolean.class)
                    .single();
            refuse(findings, own, "审批结论", "申请核销和审批须由不同的人办理", "请由其他有权限的人员审批");
            return findings;
        });
    }

    private static List<Finding> choice(Entry entry, String one, String other, String label) {
        String chosen = text(entry, "decision");
        return chosen.equals(one) || chosen.equals(other)
                ? List.of()
                : List.of(Finding.ofColumn(label, "没有选择", "请选择" + label));
    }

    private static void refuse(List<Finding> findings, boolean wrong, String label, String reason, String remedy) {
        if (wrong) {
            findings.add(Finding.ofColumn(label, reason, remedy));
        }
    }

    private static String text(Entry entry, String field) {
        return entry.fields().getOrDefault(field, "").strip();
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
