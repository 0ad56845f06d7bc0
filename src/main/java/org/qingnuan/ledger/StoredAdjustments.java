package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adjustments in the database; a run locks its own row first, then its cases by subject. */
@Service
@Transactional
class StoredAdjustments implements Adjustments {

    private static final String KIND = "adjustment";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Intake intake;
    private final AdjustmentPreview preview;

    StoredAdjustments(JdbcClient jdbc, Clock clock, Intake intake, AdjustmentPreview preview) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.preview = preview;
    }

    @Override
    public CaseKey propose(AdjustmentProposal proposal, String by) {
        Long id = jdbc.sql("""
                        insert into ledger.deadline_adjustment(plan, source, undo_of, structural, state, based_on, proposed_by,
                          proposed_at)
                        values (:plan, :source, :undoOf, :structural, 'PROPOSED', :basedOn, :by, :at)
                        on conflict do nothing returning id
                        """)
                .param("plan", proposal.plan().value())
                .param("source", proposal.source())
                .param("undoOf", proposal.undoOf() == null ? null : id(proposal.undoOf()))
                .param("structural", proposal.structural())
                .param("basedOn", proposal.basedOn())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new AdjustmentRunning(proposal.plan(), running(proposal.plan())));
        proposal.changes().forEach(change -> keep(id, change));
        proposal.files()
                .forEach((path, bytes) -> jdbc.sql(
                                "insert into ledger.adjusted_file(adjustment, path, bytes) values (:id, :path, :bytes)")
                        .param("id", id)
                        .param("path", path)
                        .param("bytes", bytes)
                        .update());
        return key(proposal.plan(), id);
    }

    private String running(PlanId plan) {
        return of(plan).stream()
                .filter(other -> other.finishedAt() == null)
                .findFirst()
                .map(other -> "第%s号期限调整%s，同一方案一次只能调整一份；请等它办结，或先由提出人撤回"
                        .formatted(other.key().item(), other.state().label()))
                .orElse("另一份期限调整刚刚办结，请刷新后重新提出");
    }

    private void keep(long id, DateChange change) {
        jdbc.sql("""
                        insert into ledger.deadline_change(adjustment, model, frame, name, rule_before, rule_after, due_before,
                          due_after)
                        values (:id, :model, :frame, :name, :ruleBefore, :ruleAfter, :dueBefore, :dueAfter)
                        """)
                .param("id", id)
                .param("model", change.model())
                .param("frame", change.frame())
                .param("name", change.name())
                .param("ruleBefore", change.ruleBefore())
                .param("ruleAfter", change.ruleAfter())
                .param("dueBefore", change.dueBefore())
                .param("dueAfter", change.dueAfter())
                .update();
    }

    @Override
    public Adjustment get(CaseKey adjustment) {
        return jdbc.sql("select * from ledger.deadline_adjustment where id = :id")
                .param("id", id(adjustment))
                .query(this::adjustment)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No adjustment " + adjustment));
    }

    @Override
    public List<Adjustment> of(PlanId plan) {
        return jdbc.sql("select * from ledger.deadline_adjustment where plan = :plan order by id desc")
                .param("plan", plan.value())
                .query(this::adjustment)
                .list();
    }

    private Adjustment adjustment(ResultSet row, int number) throws SQLException {
        PlanId plan = new PlanId(row.getString("plan"));
        long id = row.getLong("id");
        Long undoOf = row.getObject("undo_of", Long.class);
        return new Adjustment(
                key(plan, id),
                row.getString("source"),
                undoOf == null ? null : key(plan, undoOf),
                row.getBoolean("structural"),
                AdjustmentState.valueOf(row.getString("state")),
                row.getString("based_on"),
                row.getString("deployment"),
                row.getString("reason"),
                row.getString("legal_basis"),
                row.getString("proposed_by"),
                Rows.instant(row, "proposed_at"),
                row.getString("approved_by"),
                Rows.instant(row, "approved_at"),
                row.getString("opinion"),
                Rows.instant(row, "finished_at"),
                changes(id),
                progress(id));
    }

    private List<DateChange> changes(long id) {
        return jdbc.sql("""
                        select model, frame, name, rule_before, rule_after, due_before, due_after
                        from ledger.deadline_change where adjustment = :id order by due_after, model, frame
                        """).param("id", id).query(DateChange.class).list();
    }

    private Adjustment.Progress progress(long id) {
        Map<String, Object> counts = jdbc.sql("""
                        select cast(count(*) as int) as cases, cast(count(*) filter (where state = 'DONE') as int) as done
                        from ledger.adjusted_case where adjustment = :id
                        """).param("id", id).query().singleRow();
        List<Adjustment.SetAside> setAside = jdbc.sql("""
                        select c.subject, c.model, c.problem, coalesce(a.name, c.subject) as name
                        from ledger.adjusted_case c
                        left join ledger.area a
                          on a.id = regexp_replace(split_part(c.subject, '/', 1), '^.*\\.', '')
                        where c.adjustment = :id and c.state = 'SET_ASIDE' order by c.subject
                        """)
                .param("id", id)
                .query((row, number) -> new Adjustment.SetAside(
                        CaseKey.parse(row.getString("subject")),
                        row.getString("name"),
                        row.getString("model"),
                        row.getString("problem")))
                .list();
        return new Adjustment.Progress((int) counts.get("cases"), (int) counts.get("done"), setAside);
    }

    @Override
    public Map<String, byte[]> files(CaseKey adjustment) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        RowCallbackHandler keep = row -> files.put(row.getString("path"), row.getBytes("bytes"));
        jdbc.sql("select path, bytes from ledger.adjusted_file where adjustment = :id order by path")
                .param("id", id(adjustment))
                .query(keep);
        return files;
    }

    @Override
    public List<PreviewRow> preview(PlanId plan, List<DateChange> changes) {
        return preview.of(plan, changes);
    }

    @Override
    public boolean justify(CaseKey adjustment, UUID submission, String by) {
        lock(adjustment);
        Answers answers = intake.take(submission, adjustment, AdjustmentRules.JUSTIFY, by);
        boolean goesOn = !answers.text("decision").equals("withdraw");
        jdbc.sql("""
                        update ledger.deadline_adjustment set reason = :reason, legal_basis = :legalBasis,
                          state = case when :goesOn then state else 'REJECTED' end,
                          finished_at = case when :goesOn then null else cast(:at as timestamptz) end
                        where id = :id
                        """)
                .param("id", id(adjustment))
                .param("reason", answers.textOrNull("reason"))
                .param("legalBasis", answers.textOrNull("legalBasis"))
                .param("goesOn", goesOn)
                .param("at", Rows.at(clock.instant()))
                .update();
        return goesOn;
    }

    @Override
    public boolean decide(CaseKey adjustment, UUID submission, String by) {
        lock(adjustment);
        Answers answers = intake.take(submission, adjustment, AdjustmentRules.APPROVE, by);
        boolean approved = Rules.approved(answers);
        jdbc.sql("""
                        update ledger.deadline_adjustment set approved_by = :by, approved_at = :at, opinion = :opinion,
                          state = case when :approved then state else 'REJECTED' end,
                          finished_at = case when :approved then null else cast(:at as timestamptz) end
                        where id = :id
                        """)
                .param("id", id(adjustment))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("opinion", answers.textOrNull("opinion"))
                .param("approved", approved)
                .update();
        return approved;
    }

    @Override
    public void deployed(CaseKey adjustment, String deployment, Collection<AdjustedCase> cases) {
        int applying = jdbc.sql("""
                        update ledger.deadline_adjustment set state = 'APPLYING', deployment = :deployment
                        where id = :id and state = 'PROPOSED' and approved_by is not null
                        """)
                .param("id", id(adjustment))
                .param("deployment", deployment)
                .update();
        if (applying != 1) {
            throw new IllegalStateException("Not an approved proposal: " + adjustment);
        }
        found(adjustment, cases);
    }

    @Override
    public int found(CaseKey adjustment, Collection<AdjustedCase> cases) {
        return jdbc.sql("""
                        insert into ledger.adjusted_case(adjustment, subject, model, reference, state)
                        select :id, c.subject, c.model, c.reference, 'PENDING'
                        from unnest(cast(:subjects as text[]), cast(:models as text[]), cast(:references as text[]))
                          c(subject, model, reference)
                        on conflict do nothing
                        """)
                .param("id", id(adjustment))
                .param(
                        "subjects",
                        cases.stream().map(one -> one.subject().toString()).toArray(String[]::new))
                .param("models", cases.stream().map(AdjustedCase::model).toArray(String[]::new))
                .param("references", cases.stream().map(AdjustedCase::reference).toArray(String[]::new))
                .update();
    }

    @Override
    public List<AdjustedCase> next(CaseKey adjustment, int size) {
        lock(adjustment);
        return jdbc.sql("""
                        select subject, model, reference from ledger.adjusted_case where adjustment = :id and state = 'PENDING'
                        order by subject, model limit :size for update
                        """)
                .param("id", id(adjustment))
                .param("size", size)
                .query((row, number) -> new AdjustedCase(
                        CaseKey.parse(row.getString("subject")), row.getString("model"), row.getString("reference")))
                .list();
    }

    @Override
    public void done(CaseKey adjustment, List<AdjustedCase> cases, List<DeadlineOutcome> outcomes) {
        jdbc.sql("""
                        update ledger.adjusted_case a set state = 'DONE', problem = null, at = :at
                        from unnest(cast(:subjects as text[]), cast(:models as text[])) c(subject, model)
                        where a.adjustment = :id and a.subject = c.subject and a.model = c.model
                        """)
                .param("id", id(adjustment))
                .param(
                        "subjects",
                        cases.stream().map(one -> one.subject().toString()).toArray(String[]::new))
                .param("models", cases.stream().map(AdjustedCase::model).toArray(String[]::new))
                .param("at", Rows.at(clock.instant()))
                .update();
        outcomes(id(adjustment), outcomes);
    }

    private void outcomes(Long adjustment, List<DeadlineOutcome> outcomes) {
        jdbc.sql("""
                        insert into ledger.adjusted_deadline(adjustment, subject, frame, outcome, due_before, due_after, at)
                        select :id, o.subject, o.frame, o.outcome, o.before, o.after, :at
                        from unnest(cast(:subjects as text[]), cast(:frames as text[]), cast(:outcomes as text[]),
                          cast(:befores as date[]), cast(:afters as date[])) o(subject, frame, outcome, before, after)
                        """)
                .param("id", adjustment)
                .param("subjects", column(outcomes, outcome -> outcome.subject().toString()))
                .param("frames", column(outcomes, DeadlineOutcome::frame))
                .param("outcomes", column(outcomes, outcome -> outcome.kind().name()))
                .param(
                        "befores",
                        column(
                                outcomes,
                                outcome -> outcome.dueBefore() == null
                                        ? null
                                        : outcome.dueBefore().toString()))
                .param("afters", column(outcomes, outcome -> outcome.dueAfter().toString()))
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private static String[] column(
            List<DeadlineOutcome> outcomes, java.util.function.Function<DeadlineOutcome, String> value) {
        return outcomes.stream().map(value).toArray(String[]::new);
    }

    @Override
    public void setAside(CaseKey adjustment, AdjustedCase failed, String problem) {
        jdbc.sql("""
                        update ledger.adjusted_case set state = 'SET_ASIDE', problem = :problem, at = :at
                        where adjustment = :id and subject = :subject and model = :model and state = 'PENDING'
                        """)
                .param("id", id(adjustment))
                .param("subject", failed.subject().toString())
                .param("model", failed.model())
                .param("problem", problem)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public boolean finish(CaseKey adjustment) {
        return jdbc.sql("""
                        update ledger.deadline_adjustment a set finished_at = :at,
                          state = case when exists (select from ledger.adjusted_case c
                            where c.adjustment = a.id and c.state = 'SET_ASIDE') then 'COMPLETE_EXCEPT' else 'COMPLETE' end
                        where id = :id and state = 'APPLYING'
                          and not exists (select from ledger.adjusted_case c where c.adjustment = a.id and c.state = 'PENDING')
                        """)
                        .param("id", id(adjustment))
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public boolean retry(CaseKey adjustment, UUID submission, String by) {
        lock(adjustment);
        Answers answers = intake.take(submission, adjustment, AdjustmentRules.RESOLVE, by);
        if (answers.text("decision").equals("close")) {
            return false;
        }
        jdbc.sql("""
                        update ledger.adjusted_case set state = 'PENDING', problem = null
                        where adjustment = :id and state = 'SET_ASIDE'
                        """).param("id", id(adjustment)).update();
        jdbc.sql("""
                        update ledger.deadline_adjustment set state = 'APPLYING', finished_at = null
                        where id = :id and state = 'COMPLETE_EXCEPT'
                        """).param("id", id(adjustment)).update();
        return true;
    }

    private void lock(CaseKey adjustment) {
        jdbc.sql("select id from ledger.deadline_adjustment where id = :id for update")
                .param("id", id(adjustment))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No adjustment " + adjustment));
    }

    private static long id(CaseKey adjustment) {
        if (!KIND.equals(adjustment.kind())) {
            throw new NoSuchElementException("No adjustment " + adjustment);
        }
        return Long.parseLong(adjustment.item());
    }

    private static CaseKey key(PlanId plan, long id) {
        return CaseKey.ofPlan(plan).with(KIND, Long.toString(id));
    }
}
