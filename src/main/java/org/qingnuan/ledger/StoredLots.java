package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lots in the database, changed under the lock of their own row, body before lot. */
@Service
@Transactional
class StoredLots implements Lots {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final BodyRows bodies;
    private final LotRows rows;
    private final Stages stages;
    private final PlaceEvents changes;

    StoredLots(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            BodyRows bodies,
            LotRows rows,
            Stages stages,
            PlaceEvents changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.bodies = bodies;
        this.rows = rows;
        this.stages = stages;
        this.changes = changes;
    }

    @Override
    public List<CaseKey> open(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        intake.take(submission, body, LotRules.OPEN, by).lines("lots").forEach(name -> insert(body, name, by));
        return jdbc.sql(
                        "select id from ledger.lot where plan = :plan and body = :body and started_at is null order by id")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> LotRows.key(body, row.getLong("id")))
                .list();
    }

    @Override
    public CaseKey add(CaseKey body, String name, String by) {
        Rules.refuse(name == null || name.isBlank(), "没有填写标段名称", "请填写标段名称");
        Rules.refuse(bodies.lock(body).finished(), "本单位的任务已经办结", "不能再新增标段");
        Rules.refuse(insert(body, name.strip(), by) == 0, "本单位已有标段" + name.strip(), "请另取名称");
        List<Lot> lots = of(body);
        return lots.get(lots.size() - 1).key();
    }

    private int insert(CaseKey body, String name, String by) {
        int inserted = jdbc.sql("""
                        insert into ledger.lot(plan, body, name, state) values (:plan, :body, :name, 'OPEN')
                        on conflict (plan, body, name) do nothing
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("name", name)
                .update();
        if (inserted == 1) {
            changes.append(body.body(), "划分标段", Map.of(), Map.of("lot", name), null, by);
        }
        return inserted;
    }

    @Override
    public List<Lot> of(CaseKey body) {
        return rows.ofBody(body.body());
    }

    @Override
    public Lot get(CaseKey lot) {
        return rows.get(lot);
    }

    @Override
    public boolean claimStart(CaseKey lot) {
        return jdbc.sql("update ledger.lot set started_at = :at where id = :id and started_at is null")
                        .param("at", Rows.at(clock.instant()))
                        .param("id", LotRows.id(lot))
                        .update()
                == 1;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseKey> underTender(PlanId plan) {
        return jdbc.sql("""
                        select id, body from ledger.lot
                        where plan = :plan and started_at is not null and state <> 'CONTRACTED' order by id
                        """)
                .param("plan", plan.value())
                .query((row, number) -> LotRows.key(CaseKey.ofBody(plan, row.getString("body")), row.getLong("id")))
                .list();
    }

    @Override
    public void announce(CaseKey lot, UUID submission, String by) {
        lock(lot);
        Answers answers = intake.take(submission, lot, LotRules.ANNOUNCE, by);
        jdbc.sql("""
                        insert into ledger.tender(lot, round, method, announced_on, opening_on, announced_by, announced_at)
                        select id, round, :method, :announcedOn, :openingOn, :by, :at from ledger.lot where id = :id
                        """)
                .param("id", LotRows.id(lot))
                .param("method", answers.text("method"))
                .param("announcedOn", answers.day("announcedOn").orElseThrow())
                .param("openingOn", answers.day("openingOn").orElseThrow())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        moved(lot, LotState.ANNOUNCED, 0, null, by);
    }

    @Override
    public TenderOutcome recordTender(CaseKey lot, UUID submission, String by) {
        lock(lot);
        Answers answers = intake.take(submission, lot, LotRules.RECORD, by);
        boolean awarded = answers.text("result").equals("awarded");
        jdbc.sql("""
                        update ledger.tender t set result = :result, bidder = :bidder, uscc = :uscc, price_fen = :price,
                          awarded_on = :awardedOn, reason = :reason, recorded_by = :by, recorded_at = :at
                        from ledger.lot l where l.id = :id and t.lot = l.id and t.round = l.round
                        """)
                .param("id", LotRows.id(lot))
                .param("result", awarded ? "AWARDED" : "FAILED")
                .param("bidder", awarded ? answers.text("bidder") : null)
                .param("uscc", awarded ? answers.text("uscc") : null)
                .param("price", awarded ? answers.money("price").orElseThrow().fen() : null)
                .param("awardedOn", awarded ? answers.day("awardedOn").orElseThrow() : null)
                .param("reason", answers.textOrNull("reason"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        moved(lot, awarded ? LotState.AWARDED : LotState.OPEN, awarded ? 0 : 1, answers.textOrNull("reason"), by);
        return awarded ? TenderOutcome.AWARDED : TenderOutcome.FAILED;
    }

    @Override
    public void recordContract(CaseKey lot, UUID submission, String by) {
        lock(lot);
        Answers answers = intake.take(submission, lot, LotRules.SIGN, by);
        jdbc.sql("""
                        insert into ledger.contract(lot, contract_no, signed_on, responsibilities, heating_mode,
                          service_quality, entry_exit, unit_price_fen, file, by_user, at)
                        values (:id, :contractNo, :signedOn, :responsibilities, :heatingMode, :serviceQuality, :entryExit,
                          :unitPrice, :file, :by, :at)
                        """)
                .param("id", LotRows.id(lot))
                .param("contractNo", answers.text("contractNo"))
                .param("signedOn", answers.day("signedOn").orElseThrow())
                .param("responsibilities", agreed(answers, "responsibilities"))
                .param("heatingMode", agreed(answers, "heatingMode"))
                .param("serviceQuality", agreed(answers, "serviceQuality"))
                .param("entryExit", agreed(answers, "entryExit"))
                .param("unitPrice", answers.money("unitPrice").map(Money::fen).orElse(null))
                .param("file", answers.textOrNull("file"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        moved(lot, LotState.CONTRACTED, 0, null, by);
        Lot signed = get(lot);
        stages.reported(lot, STAGE, signed.signedOn());
        stages.ended(lot, STAGE);
        stages.frameEnded(lot, FRAME);
        signed.villages().forEach(village -> stages.reported(village, "contract-award", signed.signedOn()));
        events.publishEvent(new ContractSigned(signed.key(), signed.villages()));
    }

    /** Null for an item that nobody asked for (ZC-28). */
    private static Boolean agreed(Answers answers, String item) {
        return answers.yes(item) ? Boolean.TRUE : null;
    }

    private void moved(CaseKey lot, LotState state, int rounds, String reason, String by) {
        Lot before = get(lot);
        jdbc.sql("update ledger.lot set state = :state, round = round + :rounds where id = :id")
                .param("id", LotRows.id(lot))
                .param("state", state.name())
                .param("rounds", rounds)
                .update();
        changes.append(
                lot,
                state.label(),
                Map.of("state", before.state().name(), "round", before.round()),
                Map.of("state", state.name(), "round", before.round() + rounds),
                reason,
                by);
    }

    /** A lot that signs meanwhile either sees the village in it or is seen signed by {@link #contracted}. */
    @Override
    public void assign(CaseKey village, UUID submission, String by) {
        shareAll(village.body());
        CaseKey subject = village.villageKey();
        Answers answers = intake.take(submission, subject, LotRules.ASSIGN, by);
        Lot lot = rows.get(CaseKey.parse(answers.text("lot")));
        jdbc.sql("update ledger.village set lot = :lot where plan = :plan and area = :area")
                .param("lot", LotRows.id(lot.key()))
                .param("plan", village.plan().value())
                .param("area", village.village())
                .update();
        changes.append(subject, "编入标段", Map.of(), Map.of("lot", lot.key().toString()), null, by);
        if (lot.state() == LotState.CONTRACTED) {
            stages.reported(subject, "contract-award", lot.signedOn());
        }
    }

    @Override
    public Optional<ContractTerms> contract(CaseKey village) {
        return jdbc.sql("""
                        select l.id, t.bidder, c.contract_no, c.unit_price_fen
                        from ledger.village v join ledger.lot l on l.id = v.lot join ledger.contract c on c.lot = l.id
                        join ledger.tender t on t.lot = l.id and t.round = l.round
                        where v.plan = :plan and v.area = :area
                        """)
                .param("plan", village.plan().value())
                .param("area", village.village())
                .query((row, number) -> new ContractTerms(
                        LotRows.key(village, row.getLong("id")),
                        row.getString("bidder"),
                        row.getString("contract_no"),
                        Optional.ofNullable(row.getObject("unit_price_fen", Long.class))
                                .map(Money::ofFen)
                                .orElse(null)))
                .optional();
    }

    @Override
    public boolean contracted(CaseKey village) {
        return jdbc.sql("""
                        select l.state from ledger.lot l join ledger.village v on v.lot = l.id
                        where v.plan = :plan and v.area = :area for share of l
                        """)
                .param("plan", village.plan().value())
                .param("area", village.village())
                .query(String.class)
                .optional()
                .filter(LotState.CONTRACTED.name()::equals)
                .isPresent();
    }

    private void lock(CaseKey lot) {
        jdbc.sql("select id from ledger.lot where id = :id for update")
                .param("id", LotRows.id(lot))
                .query(Long.class)
                .optional();
    }

    private void shareAll(CaseKey body) {
        jdbc.sql("select id from ledger.lot where plan = :plan and body = :body order by id for share")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Long.class)
                .list();
    }
}
