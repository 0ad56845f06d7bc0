package org.qingnuan.finance.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.qingnuan.finance.BatchState;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the submissions of payment tasks, told before a task is completed. */
@Configuration(proxyBeanMethods = false)
class PaymentRules {

    @Bean
    SubmissionRule prepareBatchRule(Batches batches, Beginning beginning, Recipients recipients) {
        return rule(Tasks.PREPARE, entry -> {
            Batch batch = batches.find(entry.subject());
            List<Finding> findings = new ArrayList<>(unless(
                    batch.state() == BatchState.COMPUTED,
                    "这个批次现在是“" + batch.state().label() + "”，不能编制",
                    "请刷新后查看批次的进展"));
            findings.addAll(beginning.open(batch.place()));
            findings.addAll(recipients.lacking(batch, entry.by()));
            return findings;
        });
    }

    @Bean
    SubmissionRule approveBatchRule(Batches batches, Approving approving, PublicNotices notices) {
        return rule(Tasks.APPROVE, entry -> {
            List<Finding> findings = new ArrayList<>(verdict(entry));
            Batch batch = batches.find(entry.subject());
            findings.addAll(unless(approving.next(batch).isPresent(), "这个批次现在没有待审批的步骤", "请刷新后查看批次的进展"));
            findings.addAll(unless(!approving.hasActed(batch, entry.by()), "编制和各级审批须由不同的人办理，您已办理过本批次", "请由其他有权限的人员审批"));
            findings.addAll(notice(notices, entry));
            if (approves(entry) && batch.contentHash() != null) {
                findings.addAll(unless(batches.unchanged(batch), "批次内容在编制后已变更，审批作废", "请选择退回，由编制人重新编制"));
            }
            return findings;
        });
    }

    /** Nothing is decided while the list is shown in public; one that changed by it has to be prepared anew. */
    private static List<Finding> notice(PublicNotices notices, Entry entry) {
        boolean back = notices.toRedo(entry.subject()) && !approves(entry);
        return notices
                .holdingBack(entry.subject())
                .filter(reason -> !back)
                .map(reason ->
                        Finding.ofSheet(reason, notices.toRedo(entry.subject()) ? "请选择退回，由编制人重新编制" : "请等公示办结后再审批"))
                .stream()
                .toList();
    }

    @Bean
    SubmissionRule recordBankResultRule(Batches batches, JdbcClient jdbc) {
        return rule(Tasks.RESULT, entry -> {
            Batch batch = batches.find(entry.subject());
            boolean answered = entry.sheet() == null ? nothingSent(jdbc, batch) : isAnswer(jdbc, batch, entry.sheet());
            return unless(answered, "没有本批次检查通过的银行结果", "请上传本批次的银行结果表");
        });
    }

    @Bean
    SubmissionRule correctPayeeRule() {
        return rule(Tasks.CORRECT, entry -> {
            List<Finding> findings = new ArrayList<>();
            findings.addAll(filled(entry, "payeeName", "收款人姓名"));
            findings.addAll(filled(entry, "bank", "开户银行"));
            findings.addAll(filled(entry, "reason", "更正原因"));
            String account = text(entry, "account").replace(" ", "");
            if (!account.matches("[0-9]{8,32}")) {
                findings.add(Finding.ofColumn("银行账号", "应是8到32位数字", "请按存折或银行卡填写"));
            }
            return findings;
        });
    }

    @Bean
    SubmissionRule verifyPayeeRule(Returns returns) {
        return rule(Tasks.VERIFY, entry -> {
            List<Finding> findings = new ArrayList<>(verdict(entry));
            boolean same = returns.corrector(entry.subject())
                    .filter(entry.by()::equals)
                    .isPresent();
            findings.addAll(unless(!same, "更正和复核须由不同的人办理", "请由其他有权限的人员复核"));
            return findings;
        });
    }

    static List<Finding> verdict(Entry entry) {
        List<Finding> findings = new ArrayList<>();
        String decision = text(entry, "decision");
        if (!decision.equals("approve") && !decision.equals("return")) {
            findings.add(Finding.ofColumn("审批结论", "没有选择", "请选择同意或退回"));
        }
        if (decision.equals("return") && text(entry, "opinion").isEmpty()) {
            findings.add(Finding.ofColumn("意见", "退回时没有写明原因", "请填写退回的原因"));
        }
        return findings;
    }

    private static boolean approves(Entry entry) {
        return text(entry, "decision").equals("approve");
    }

    private static boolean nothingSent(JdbcClient jdbc, Batch batch) {
        return jdbc.sql(
                        "SELECT NOT EXISTS (SELECT FROM finance.line WHERE batch = :batch AND state NOT IN ('VOID', 'WITHHELD'))")
                .param("batch", batch.id())
                .query(Boolean.class)
                .single();
    }

    private static boolean isAnswer(JdbcClient jdbc, Batch batch, UUID sheet) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM finance.result_sheet WHERE id = :sheet AND batch = :batch)")
                .param("sheet", sheet)
                .param("batch", batch.id())
                .query(Boolean.class)
                .single();
    }

    static List<Finding> filled(Entry entry, String field, String label) {
        return text(entry, field).isEmpty() ? List.of(Finding.ofColumn(label, "没有填写", "请填写" + label)) : List.of();
    }

    static String text(Entry entry, String field) {
        return entry.fields().getOrDefault(field, "").strip();
    }

    static List<Finding> unless(boolean holds, String reason, String remedy) {
        return holds ? List.of() : List.of(Finding.ofSheet(reason, remedy));
    }

    static SubmissionRule rule(String task, Function<Entry, List<Finding>> check) {
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
