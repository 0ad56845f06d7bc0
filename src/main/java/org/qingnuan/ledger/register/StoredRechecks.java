package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.Recheck.Result;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.ledger.RequestPapers;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Re-checks in the database; whoever files or decides one holds the register. */
@Component
@Transactional
class StoredRechecks implements Rechecks {

    private static final String REQUEST = "rejection-recheck.requestRecheck";
    private static final int LONGEST_REASON = 500;

    private final RecheckRows rows;
    private final RegisterLock lock;
    private final HouseholdNow now;
    private final RosterOrder order;
    private final Eligibility eligibility;
    private final Payees payees;
    private final Submissions submissions;
    private final RequestPapers papers;

    StoredRechecks(
            RecheckRows rows,
            RegisterLock lock,
            HouseholdNow now,
            RosterOrder order,
            Eligibility eligibility,
            Payees payees,
            Submissions submissions,
            RequestPapers papers) {
        this.rows = rows;
        this.lock = lock;
        this.now = now;
        this.order = order;
        this.eligibility = eligibility;
        this.payees = payees;
        this.submissions = submissions;
        this.papers = papers;
    }

    @Override
    public CaseKey request(CaseKey village, long household, String reason, Extensions.Paper paper, String by) {
        lock.register(village);
        List<Finding> findings = new ArrayList<>();
        Optional<HouseholdNow.Standing> standing = now.of(village, household);
        if (standing.isEmpty()) {
            findings.add(Finding.ofField("户编号", "" + household, "本村没有这一户", "请核对户编号"));
        } else if (!standing.get().eligibility().equals("REJECTED")) {
            findings.add(Finding.ofField("户编号", "" + household, "该户没有被不予确认", "只有不予确认的户可以申请复核"));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            findings.add(Finding.ofColumn("复核理由", "没有填写或超过" + LONGEST_REASON + "字", "请写明理由"));
        }
        if (paper == null) {
            findings.add(Finding.ofColumn("证明材料", "没有附上", "请附上能说明情况的材料"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        CaseKey recheck = rows.insert(village, household, reason.strip(), by)
                .orElseThrow(
                        () -> new SubmissionRefused(List.of(Finding.ofSheet("该户已经申请过复核，每户只复核一次", "仍有意见的，请按诉求受理"))));
        papers.keep(recheck, REQUEST, paper, by);
        return recheck;
    }

    @Override
    @Transactional(readOnly = true)
    public Recheck get(CaseKey recheck) {
        return rows.get(recheck);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Recheck> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> papers(CaseKey recheck) {
        return papers.of(recheck, REQUEST);
    }

    @Override
    public Result decide(CaseKey recheck, UUID id, String by) {
        CaseKey village = recheck.villageKey();
        lock.register(village);
        Submission submission = submissions.open(id, recheck, ChangeRules.RECHECK);
        String opinion = submission.fields().get("opinion");
        Result result = Result.UPHELD;
        if ("approve".equals(submission.fields().get("decision"))) {
            long household = rows.get(recheck).household();
            eligibility.screenAgain(village, household);
            result = Result.valueOf(order.place(village, household, "RECHECKED", opinion, by));
            payees.revive(household, by);
        }
        rows.decide(recheck, result, opinion, by);
        return result;
    }
}
