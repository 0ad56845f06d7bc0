package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChange.Kind;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.RequestPapers;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.ledger.register.HouseholdChangeRows.Asked;
import org.qingnuan.ledger.register.HouseholdChangeRows.Result;
import org.qingnuan.ledger.register.HouseholdNow.Standing;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes in the database; whoever files or decides one holds the register, then the household's row. */
@Component
@Transactional
class StoredHouseholdChanges implements HouseholdChanges {

    private static final String REQUEST = "household-change.requestChange";
    private static final int LONGEST_REASON = 500;

    private final HouseholdChangeRows rows;
    private final HouseholdNow now;
    private final ChangedValues changed;
    private final ChangeChecks checks;
    private final AppliedChanges applied;
    private final RosterOrder order;
    private final RegisterLock lock;
    private final Submissions submissions;
    private final RequestPapers papers;
    private final PersonalData personal;
    private final Flags flags;

    StoredHouseholdChanges(
            HouseholdChangeRows rows,
            HouseholdNow now,
            ChangedValues changed,
            ChangeChecks checks,
            AppliedChanges applied,
            RosterOrder order,
            RegisterLock lock,
            Submissions submissions,
            RequestPapers papers,
            PersonalData personal,
            Flags flags) {
        this.rows = rows;
        this.now = now;
        this.changed = changed;
        this.checks = checks;
        this.applied = applied;
        this.order = order;
        this.lock = lock;
        this.submissions = submissions;
        this.papers = papers;
        this.personal = personal;
        this.flags = flags;
    }

    @Override
    public CaseKey request(CaseKey village, ChangeRequest request, String by) {
        lock.register(village);
        Standing standing = request.cause().kind() == Kind.ADD ? null : standing(village, request);
        Map<String, String> asked = ChangedValues.spelled(request.values());
        Map<String, String> standingValues = standing == null ? Map.of() : standing.values();
        Map<String, String> values = ChangedValues.differing(standingValues, asked);
        List<Finding> findings = new ArrayList<>(checks.of(village, request.cause(), standing, values));
        String reason = request.reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            findings.add(Finding.ofColumn("原因", "没有填写或超过" + LONGEST_REASON + "字", "请写明原因"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        Asked all = new Asked(standing == null ? null : standing.id(), request.cause(), reason.strip(), values, by);
        CaseKey change = rows.insert(village, all, changed.shown(standingValues, values))
                .orElseThrow(() -> refused("该户已有一件变更正在审核", "请等审核办结后再提出"));
        if (request.paper() != null) {
            papers.keep(change, REQUEST, request.paper(), by);
        }
        return change;
    }

    /** By its number, or by identity and address together: one person may have been registered more than once. */
    private Standing standing(CaseKey village, ChangeRequest request) {
        Long household = request.household();
        if (household == null) {
            if (request.identity() == null || request.address() == null) {
                throw refused("没有写明是哪一户", "请填写户编号，或身份证号和原住址");
            }
            household = now.find(
                            village,
                            personal.fingerprint(ResidentIds.canonical(request.identity())),
                            personal.fingerprint(Spelling.address(request.address())))
                    .orElseThrow(() -> refused("本村没有这个身份证号和住址的住户", "两项都要与登记一致，请核对"));
        }
        return now.of(village, household).orElseThrow(() -> refused("本村没有这一户", "请核对户编号"));
    }

    @Override
    @Transactional(readOnly = true)
    public HouseholdChange get(CaseKey change) {
        return rows.get(change);
    }

    @Override
    @Transactional(readOnly = true)
    public HouseholdChange.Effect effect(CaseKey change) {
        CaseKey village = change.villageKey();
        Asked asked = rows.asked(change);
        RosterOrder.Room room = order.room(village);
        Standing standing = asked.household() == null
                ? null
                : now.of(village, asked.household()).orElseThrow();
        boolean leaves = asked.cause().kind() == Kind.REVOKE
                && standing != null
                && standing.eligibility().equals("CONFIRMED");
        boolean comes = asked.cause().kind() == Kind.ADD;
        String next = leaves && room.open() && room.confirmed() - 1 < room.quota()
                ? order.next(village).map(RosterOrder.Waiting::shown).orElse(null)
                : null;
        int after = room.confirmed() - (leaves ? 1 : 0) + (comes && room.free() ? 1 : 0) + (next == null ? 0 : 1);
        return new HouseholdChange.Effect(
                room.quota(),
                room.confirmed(),
                after,
                next,
                comes ? room.free() ? "CONFIRMED" : "WAITING" : null,
                standing == null ? null : standing.payment());
    }

    @Override
    @Transactional(readOnly = true)
    public List<HouseholdChange> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> papers(CaseKey change) {
        return papers.of(change, REQUEST);
    }

    @Override
    public boolean decide(CaseKey change, UUID id, String by) {
        CaseKey village = change.villageKey();
        lock.register(village);
        Asked asked = rows.asked(change);
        if (asked.household() != null) {
            now.lock(asked.household());
        }
        Submission submission = submissions.open(id, change, ChangeRules.REVIEW);
        boolean approved = "approve".equals(submission.fields().get("decision"));
        Standing standing = asked.household() == null
                ? null
                : now.of(village, asked.household()).orElseThrow();
        List<HouseholdChange.Value> shown =
                changed.shown(standing == null ? Map.of() : standing.values(), asked.values());
        Result result = approved ? applied.apply(change, asked, standing, submission.id(), by) : Result.PLAIN;
        rows.decide(change, approved, submission.fields().get("opinion"), shown, result, by);
        if (approved) {
            flags.review(village);
        }
        return approved;
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }
}
