package org.qingnuan.ledger;

import java.util.List;
import java.util.function.Consumer;
import org.qingnuan.shared.Finding;

/** Makes the rule of a task out of what it asks of the answers. */
final class Rules {

    private Rules() {}

    static SubmissionRule of(String task, Consumer<Answers> asks) {
        return new SubmissionRule() {

            @Override
            public String task() {
                return task;
            }

            @Override
            public List<Finding> check(Entry entry) {
                Answers answers = new Answers(entry);
                asks.accept(answers);
                return answers.findings();
            }
        };
    }

    /** A decision that sends back says why. */
    static void decided(Answers answers) {
        boolean returned = answers.text("decision").equals("return");
        answers.require("decision", "审核结论")
                .refuseIf(
                        answers.has("decision")
                                && !returned
                                && !answers.text("decision").equals("approve"),
                        "审核结论",
                        answers.text("decision"),
                        "不是可选的结论",
                        "请选择通过或退回")
                .refuseIf(returned && !answers.has("opinion"), "审核意见", null, "退回时没有说明理由", "请填写退回理由");
    }

    static boolean approved(Answers answers) {
        return answers.text("decision").equals("approve");
    }

    /** Refuses what a page asks for, told as one finding. */
    static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
        }
    }

    static void requireReason(String reason) {
        refuse(reason == null || reason.isBlank(), "没有说明原因", "请填写原因");
    }
}
