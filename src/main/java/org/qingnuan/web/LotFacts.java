package org.qingnuan.web;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What is known of lots: the body's lots to choose from, or the lot that is being tendered. */
@Component
class LotFacts implements TaskFacts {

    private static final String ASSIGN = "contract-award.assignLot";

    private final Lots lots;
    private final Villages villages;

    LotFacts(Lots lots, Villages villages) {
        this.lots = lots;
        this.villages = villages;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(ASSIGN, "tendering.announceTender", "tendering.recordTender", "tendering.signContract");
    }

    @Override
    public Facts of(TaskView task) {
        return TaskPages.form(task).equals(ASSIGN) ? choosing(task.subject()) : Facts.of(lot(lots.get(task.subject())));
    }

    private Facts choosing(CaseKey village) {
        Facts facts = Facts.choosing(
                "lot",
                lots.of(village.body()).stream()
                        .map(lot -> new Facts.Choice(
                                lot.key().toString(),
                                lot.name() + "（" + lot.state().label() + "）"))
                        .toList());
        return lots.of(village.body()).isEmpty() ? facts.note("本单位还没有划分标段，请先办结“划分标段”任务或在村庄页面增加标段。") : facts;
    }

    private Facts.Table lot(Lot lot) {
        return Facts.pairs(
                "标段情况",
                Stream.of(
                        new Facts.Pair("标段", lot.name()),
                        new Facts.Pair("状态", lot.state().label()),
                        new Facts.Pair("招标轮次", "第" + lot.round() + "轮"),
                        new Facts.Pair("招标方式", lot.method()),
                        new Facts.Pair("公告日期", Wording.date(lot.announcedOn())),
                        new Facts.Pair("开标日期", Wording.date(lot.openingOn())),
                        new Facts.Pair("中标单位", lot.bidder()),
                        new Facts.Pair("中标价", Wording.money(lot.price())),
                        new Facts.Pair("中标日期", Wording.date(lot.awardedOn())),
                        new Facts.Pair("已编入的村", villageNames(lot))));
    }

    private String villageNames(Lot lot) {
        return lot.villages().stream()
                .map(village -> villages.get(village).area().name())
                .collect(Collectors.joining("、"));
    }
}
