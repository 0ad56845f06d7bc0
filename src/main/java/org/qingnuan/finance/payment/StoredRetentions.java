package org.qingnuan.finance.payment;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.RetentionReleased;
import org.qingnuan.finance.Retentions;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.OpenDefects;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is retained, under the lock of the batch that it was retained of. */
@Component
@Transactional
class StoredRetentions implements Retentions {

    /** Neither paid, nor withheld, given up or kept. */
    private static final String OPEN = """
            NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = r.entitlement)
            AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = r.entitlement AND l.state = 'PAID')""";

    private final JdbcClient jdbc;
    private final Batches batches;
    private final AdvanceJournal advances;
    private final OpenDefects defects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredRetentions(
            JdbcClient jdbc,
            Batches batches,
            AdvanceJournal advances,
            OpenDefects defects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.advances = advances;
        this.defects = defects;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> of(PlanId plan) {
        return jdbc.sql("""
                        SELECT b.id, b.village, min(r.lot) AS lot, max(r.due_on) AS due_on, x.batch AS release
                        FROM finance.retention r JOIN finance.batch b ON b.id = r.batch
                        LEFT JOIN finance.retention_release x ON x.of_batch = b.id
                        WHERE b.plan = :plan GROUP BY b.id, x.batch ORDER BY b.id""")
                .param("plan", plan.value())
                .query((rows, n) -> {
                    CaseKey village = CaseKey.parse(rows.getString("village"));
                    Long release = rows.getObject("release", Long.class);
                    return held(
                            CaseKey.parse(rows.getString("lot")),
                            Batch.keyOf(village, rows.getLong("id")),
                            rows.getObject("due_on", LocalDate.class),
                            release == null ? null : Batch.keyOf(village, release));
                })
                .list();
    }

    private Held held(CaseKey lot, CaseKey batch, LocalDate dueOn, CaseKey release) {
        List<Part> parts = parts(Long.parseLong(batch.item()));
        List<String> holding = release == null ? holding(lot, parts) : List.of();
        Money paid = sum(parts.stream().filter(Part::paid).toList());
        Money kept =
                sum(parts.stream().filter(part -> part.ended() && !part.paid()).toList());
        Money retained = sum(parts);
        return new Held(
                lot,
                batch,
                (int) parts.stream().map(Part::household).distinct().count(),
                retained,
                paid,
                kept,
                dueOn,
                state(retained.equals(paid.plus(kept)), release, dueOn, holding),
                holding,
                release,
                parts);
    }

    private State state(boolean nothingOpen, CaseKey release, LocalDate dueOn, List<String> holding) {
        if (nothingOpen) {
            return State.DONE;
        }
        if (release != null) {
            return State.PAYING;
        }
        if (!today().isAfter(dueOn)) {
            return State.WAITING;
        }
        return holding.isEmpty() ? State.RELEASABLE : State.HELD;
    }

    private List<String> holding(CaseKey lot, List<Part> parts) {
        long proposed = parts.stream()
                .filter(part -> part.proposal() != null && part.approvedBy() == null)
                .count();
        List<String> open = new ArrayList<>(defects.ofLot(lot));
        if (proposed > 0) {
            open.add("有%d笔扣留的提议等待另一人批准".formatted(proposed));
        }
        return List.copyOf(open);
    }

    private List<Part> parts(long batch) {
        return jdbc.sql("""
                        SELECT e.*, k.document_no, k.reason AS keep_reason, k.proposed_by, k.approved_by,
                               EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID') AS paid,
                               EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id) AS ended
                        FROM finance.retention r JOIN finance.entitlement e ON e.id = r.entitlement
                        LEFT JOIN finance.retention_kept k ON k.entitlement = e.id
                        WHERE r.batch = :batch ORDER BY e.household, e.item""")
                .param("batch", batch)
                .query((rows, n) -> new Part(
                        rows.getLong("id"),
                        rows.getLong("household"),
                        SubsidyItem.valueOf(rows.getString("item")),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getBoolean("paid"),
                        rows.getBoolean("ended"),
                        rows.getString("document_no") == null
                                ? null
                                : rows.getString("document_no") + "：" + rows.getString("keep_reason"),
                        rows.getString("proposed_by"),
                        rows.getString("approved_by")))
                .list();
    }

    private static Money sum(List<Part> parts) {
        return parts.stream().map(Part::amount).collect(Money.sum());
    }

    @Override
    public CaseKey release(PlanId plan, CaseKey key, String by) {
        Batch batch = batches.lock(key);
        Held held = of(plan).stream()
                .filter(one -> one.batch().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Nothing is retained of " + key));
        if (held.release() != null) {
            return held.release();
        }
        if (batch.state() != BatchState.SETTLED) {
            throw Refusal.of("原批次还没有结清", "原批次结清以后再支付质保金");
        }
        if (held.state() == State.DONE) {
            throw Refusal.of("本批次的质保金已没有可支付的", "请刷新后查看");
        }
        if (held.state() == State.WAITING) {
            throw Refusal.of("缺陷责任期到%s为止，还没有期满".formatted(held.dueOn()), "期满以后再支付");
        }
        if (held.state() == State.HELD) {
            throw Refusal.of(String.join("；", held.holding()), "办结以后再支付，或按缺陷认定扣留");
        }
        CaseKey release = open(batch, by);
        events.publishEvent(new RetentionReleased(release));
        return release;
    }

    private CaseKey open(Batch batch, String by) {
        long id = jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, paid_to, opened_at)
                        SELECT plan, village, 'RETENTION', paid_to, :at FROM finance.batch WHERE id = :batch RETURNING id""")
                .param("at", now())
                .param("batch", batch.id())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO finance.retention_release (batch, of_batch, day, by_user, at)
                        VALUES (:release, :batch, :day, :by, :at)""")
                .param("release", id)
                .param("batch", batch.id())
                .param("day", Date.valueOf(today()))
                .param("by", by)
                .param("at", now())
                .update();
        jdbc.sql("""
                        INSERT INTO finance.batch_household (batch, household)
                        SELECT DISTINCT :release, e.household FROM finance.retention r JOIN finance.entitlement e ON e.id = r.entitlement
                        WHERE r.batch = :batch AND %s""".formatted(OPEN))
                .param("release", id)
                .param("batch", batch.id())
                .update();
        jdbc.sql("""
                        INSERT INTO finance.due (batch, entitlement)
                        SELECT :release, r.entitlement FROM finance.retention r WHERE r.batch = :batch AND %s""".formatted(OPEN))
                .param("release", id)
                .param("batch", batch.id())
                .update();
        return Batch.keyOf(batch.place(), id);
    }

    @Override
    public void proposeKeeping(PlanId plan, long part, String documentNo, String reason, String by) {
        requireOpen(plan, part);
        if (documentNo == null || documentNo.isBlank() || reason == null || reason.isBlank()) {
            throw Refusal.of("没有填写缺陷认定的文号或事实", "请填写");
        }
        int proposed = jdbc.sql("""
                        INSERT INTO finance.retention_kept (entitlement, document_no, reason, proposed_by, proposed_at)
                        VALUES (:part, :documentNo, :reason, :by, :at) ON CONFLICT (entitlement) DO NOTHING""")
                .param("part", part)
                .param("documentNo", documentNo.strip())
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", now())
                .update();
        if (proposed == 0) {
            throw Refusal.of("这笔质保金已提出扣留", "请刷新后查看");
        }
    }

    @Override
    public void approveKeeping(PlanId plan, long part, String by) {
        CaseKey batch = requireOpen(plan, part);
        String proposer = jdbc.sql(
                        "SELECT proposed_by FROM finance.retention_kept WHERE entitlement = :part AND approved_by IS NULL")
                .param("part", part)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of("没有等待批准的扣留", "请先由一人提出"));
        if (proposer.equals(by)) {
            throw Refusal.of("提出和批准扣留须由不同的人办理，您提出了这项扣留", "请由其他有权限的人员批准");
        }
        jdbc.sql("UPDATE finance.retention_kept SET approved_by = :by, approved_at = :at WHERE entitlement = :part")
                .param("by", by)
                .param("at", now())
                .param("part", part)
                .update();
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        SELECT entitlement, 'CLOSED', '按缺陷认定扣留质保金：' || document_no || '，' || reason, :by, :at
                        FROM finance.retention_kept WHERE entitlement = :part""").param("by", by).param("at", now()).param("part", part).update();
        advances.reduceRetained(Long.parseLong(batch.item()), "按缺陷认定扣留质保金", by);
    }

    /** The batch that the part was retained of, locked; refused where it is paid, ended or being paid. */
    private CaseKey requireOpen(PlanId plan, long part) {
        CaseKey key = jdbc.sql("""
                        SELECT b.id, b.village FROM finance.retention r JOIN finance.batch b ON b.id = r.batch
                        WHERE r.entitlement = :part AND b.plan = :plan""")
                .param("part", part)
                .param("plan", plan.value())
                .query((rows, n) -> Batch.keyOf(CaseKey.parse(rows.getString("village")), rows.getLong("id")))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No retained part " + part + " of " + plan));
        Batch batch = batches.lock(key);
        boolean settled = batch.state() == BatchState.SETTLED;
        boolean open = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.retention r WHERE r.entitlement = :part AND %s)
                           AND NOT EXISTS (SELECT FROM finance.retention_release x JOIN finance.retention r ON r.batch = x.of_batch
                                           WHERE r.entitlement = :part)""".formatted(OPEN))
                .param("part", part)
                .query(Boolean.class)
                .single();
        if (!settled || !open) {
            throw Refusal.of(settled ? "这笔质保金已支付、已办结或正在支付" : "原批次还没有结清", "请刷新后查看");
        }
        return key;
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
