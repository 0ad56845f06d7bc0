package org.qingnuan.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inquiries in the database; whoever opens or decides one holds the body. */
@Service
@Transactional
class StoredAccountabilityInquiries implements AccountabilityInquiries {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST = 2000;

    private final AccountabilityRows rows;
    private final BodyRows bodies;
    private final Plans plans;
    private final Intake intake;
    private final DocumentNumbers numbers;

    StoredAccountabilityInquiries(
            AccountabilityRows rows, BodyRows bodies, Plans plans, Intake intake, DocumentNumbers numbers) {
        this.rows = rows;
        this.bodies = bodies;
        this.plans = plans;
        this.intake = intake;
        this.numbers = numbers;
    }

    @Override
    public CaseKey open(CaseKey body, Matter matter, String by) {
        bodies.lock(body);
        List<AccountabilityCause> known = plans.get(body.plan()).rules().accountability();
        Optional<AccountabilityCause> cause =
                AccountabilityCause.of(matter.cause()).filter(known::contains);
        List<Finding> findings = new ArrayList<>();
        if (cause.isEmpty()) {
            String causes = known.stream().map(AccountabilityCause::label).collect(Collectors.joining("、"));
            findings.add(Finding.ofColumn(
                    "追责原因", "没有选择，或不是本方案所列的原因", causes.isEmpty() ? "本方案没有写明可以提请追责的原因" : "请选择" + causes));
        }
        text(matter.respondent(), "追责对象", LONGEST_NAME, "请写明单位或岗位").ifPresent(findings::add);
        text(matter.facts(), "事实", LONGEST, "请写明时间、事项和依据").ifPresent(findings::add);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        return rows.insert(
                body,
                cause.orElseThrow(),
                matter.respondent().strip(),
                matter.facts().strip(),
                by);
    }

    private static Optional<Finding> text(String text, String label, int longest, String remedy) {
        return text == null || text.isBlank() || text.length() > longest
                ? Optional.of(Finding.ofColumn(label, "没有填写或超过" + longest + "字", remedy))
                : Optional.empty();
    }

    @Override
    public boolean decide(CaseKey inquiry, UUID submission, String by) {
        bodies.lock(inquiry.body());
        Answers answers = intake.take(submission, inquiry, AccountabilityRules.DECIDE, by);
        boolean pursued = Rules.approved(answers);
        String number = pursued ? numbers.next(inquiry.plan(), MeasureStep.PURSUE_RESPONSIBILITY.sign()) : null;
        rows.decided(inquiry, pursued, number, answers, by);
        return pursued;
    }

    @Override
    @Transactional(readOnly = true)
    public AccountabilityInquiry get(CaseKey inquiry) {
        return rows.get(inquiry);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountabilityInquiry> of(CaseKey body) {
        return rows.of(body);
    }
}
