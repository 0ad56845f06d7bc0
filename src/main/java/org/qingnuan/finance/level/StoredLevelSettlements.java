package org.qingnuan.finance.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settlements under the lock of their fund, so that whoever comes later sees what was settled and booked before. */
@Component
@Transactional
class StoredLevelSettlements implements LevelSettlements {

    private final LevelRows rows;
    private final LevelFigures figures;
    private final LevelBooking booking;
    private final Journal journal;
    private final Plans plans;

    StoredLevelSettlements(LevelRows rows, LevelFigures figures, LevelBooking booking, Journal journal, Plans plans) {
        this.rows = rows;
        this.figures = figures;
        this.booking = booking;
        this.journal = journal;
        this.plans = plans;
    }

    @Override
    @Transactional(readOnly = true)
    public Draft look(PlanId plan, FundSource source, Money rate) {
        return figures.draft(plan, source, fund(plan, source), rate);
    }

    @Override
    public long prepare(PlanId plan, Ask ask, String by) {
        refuse(!FROM_ABOVE.contains(ask.source()), ask.source().label() + "是本级资金，不与上级清算", "请选择上级资金或市级奖补");
        refuse(ask.rate() != null && ask.rate().fen() <= 0, "每户补助标准应大于0", "请按上级文件填写；文件没有写的空着");
        long fund = fund(plan, ask.source());
        journal.lock(fund);
        List<View> earlier = earlier(plan, ask.source());
        refuse(earlier.stream().anyMatch(one -> one.state() == State.PREPARED), "这项资金已有一份清算等待另一人同意", "请先同意或退回那一份");
        Draft draft = figures.draft(plan, ask.source(), fund, ask.rate());
        refuse(
                earlier.stream()
                        .filter(one -> one.state() == State.AGREED)
                        .findFirst()
                        .filter(last -> last.advanced().equals(draft.advanced())
                                && last.total().due().equals(draft.total().due()))
                        .isPresent(),
                "自上次清算以来，预拨和应得都没有变化",
                "有新的验收、核定或指标文以后再清算");
        refuse(
                draft.difference().isNegative() && ask.disposal() == null,
                "结余%s元，没有选择怎样处理".formatted(draft.difference().negate()),
                "请选择缴回上级财政，或留归本级、结转下一预算年度");
        return rows.add(fund, ask, draft, by);
    }

    @Override
    public void decide(PlanId plan, long settlement, boolean agree, String opinion, String by) {
        View prepared = rows.get(plan, settlement);
        long fund = fund(plan, prepared.source());
        journal.lock(fund);
        refuse(rows.get(plan, settlement).state() != State.PREPARED, "这份清算已有结论", "请刷新后查看");
        if (agree) {
            refuse(by.equals(prepared.preparedBy()), "编制和同意须由不同的人办理，您编制了这份清算", "请由财政部门其他人员办理");
            requireAsPrepared(plan, fund, prepared);
        } else {
            refuse(opinion == null || opinion.isBlank(), "退回时没有写明原因", "请填写原因");
        }
        rows.decide(prepared, agree, opinion, by);
    }

    /** Nobody agrees to figures of yesterday. */
    private void requireAsPrepared(PlanId plan, long fund, View prepared) {
        Draft now = figures.draft(plan, prepared.source(), fund, prepared.rate());
        Map<CaseKey, Figures> before =
                rows.places(prepared.id()).stream().collect(Collectors.toMap(Place::place, Place::figures));
        Map<CaseKey, Figures> after = now.places().stream().collect(Collectors.toMap(Place::place, Place::figures));
        Optional<Place> moved = now.places().stream()
                .filter(place -> !place.figures().equals(before.get(place.place())))
                .findFirst();
        refuse(
                !before.equals(after),
                "编制以后数字有变化"
                        + moved.map(place -> "，如%s%s".formatted(place.body(), place.name()))
                                .orElse(""),
                "请退回，由编制人重新编制");
        refuse(!now.advanced().equals(prepared.advanced()), "编制以后登记了新的指标文", "请退回，由编制人重新编制");
    }

    @Override
    public void returnUp(PlanId plan, long settlement, Paper paper, String by) {
        booking.returnUp(plan, settlement, paper, by);
    }

    @Override
    public void carryOver(PlanId plan, long settlement, PlanId into, Paper paper, String by) {
        refuse(!successors(plan).contains(into), "资金不能结转到这个方案", "请选择同一地区以后年度的方案");
        booking.carryOver(plan, settlement, into, paper, by);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlanId> successors(PlanId plan) {
        Plan here = plans.get(plan);
        return plans.all().stream()
                .filter(other -> other.area().name().equals(here.area().name()) && other.year() > here.year())
                .map(Plan::id)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<View> of(PlanId plan) {
        return rows.of(plan);
    }

    @Override
    @Transactional(readOnly = true)
    public View get(PlanId plan, long settlement) {
        return rows.get(plan, settlement);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places(PlanId plan, long settlement) {
        return rows.places(rows.get(plan, settlement).id());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> documents(PlanId plan, long settlement) {
        return rows.documents(rows.get(plan, settlement).id());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Booked> booked(PlanId plan, long settlement) {
        return rows.booked(rows.get(plan, settlement).id());
    }

    private List<View> earlier(PlanId plan, FundSource source) {
        return rows.of(plan).stream().filter(one -> one.source() == source).toList();
    }

    private long fund(PlanId plan, FundSource source) {
        return rows.fund(plan, source).orElseThrow(() -> refused("%s还没有登记指标文".formatted(source.label()), "请先登记预拨的指标文"));
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw refused(reason, remedy);
        }
    }
}
