package org.qingnuan.process.tendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardCase;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Laizhou's tenders are run by the finance company (LZ-52, D-10) and not won by anybody on the negative list (LZ-10). */
@ProcessTest
class LaizhouTenderingTest {

    static final String DAY = "2023-04-06";

    @Autowired
    ConfigurableApplicationContext context;

    PlayedPlan plan;
    CaseKey lot;

    @BeforeEach
    void aLot(PlayedPlans plans) {
        plan = plans.laizhou();
        lot = plan.lot(plan.body());
        plan.bean(Lots.class).claimStart(lot);
        plan.start("tendering", lot);
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
    }

    @Test
    void theFinanceCompanyRunsTheTender() {
        assertThat(plan.group(plan.task(lot, "userTask_recordTender"))).startsWith("finance-company.");
        plan.work(lot, "userTask_recordTender", "result", "failed", "reason", "投标单位不足三家");
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        assertThat(plan.group(plan.task(lot, "userTask_signContract"))).startsWith("finance-company.");
    }

    @Test
    void everyRoundIsDueOnTheVillagesDayForTendersAlsoWithoutAVillage() {
        Instant due = ChinaTime.endOfDay(LocalDate.parse("2023-04-30"));
        assertThat(due("userTask_recordTender")).isEqualTo(due);
        plan.work(lot, "userTask_recordTender", "result", "failed", "reason", "投标单位不足三家");
        assertThat(due("userTask_announceTender")).isEqualTo(due);

        plan.today("2023-05-02");
        assertThat(onBoard())
                .extracting(BoardCase::subject, BoardCase::name, BoardCase::column, BoardCase::daysLate)
                .containsExactly(tuple(lot, "标段招标（市财金公司）", BoardColumn.LATE, 2));
        assertThat(onBoard().get(0).tasks())
                .extracting(BoardCase.Wait::name, BoardCase.Wait::group)
                .containsExactly(tuple("组织招标", group()));
        assertThat(group()).startsWith("finance-company.");

        plan.work(
                lot,
                "userTask_announceTender",
                "method",
                "公开招标",
                "announcedOn",
                "2023-05-02",
                "openingOn",
                "2023-05-02");
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded("2023-05-02"));
        assertThat(due("userTask_signContract")).isEqualTo(due);
        plan.today("2023-05-09");
        plan.work(lot, "userTask_signContract", PlayedPlan.contract("2023-05-03"));

        assertThat(onBoard())
                .extracting(BoardCase::column, BoardCase::daysLate, BoardCase::finishedOn)
                .containsExactly(tuple(BoardColumn.DONE_LATE, 3, LocalDate.parse("2023-05-03")));
    }

    @Test
    void aLotWhoseTenderBeganBeforeLotsHadALastDayGetsItAtTheNextStart() {
        plan.bean(JdbcClient.class)
                .sql("delete from ledger.frame_state where subject = :lot")
                .param("lot", lot.toString())
                .update();
        plan.inTransaction(() -> plan.bean(TaskService.class)
                .setDueDate(plan.task(lot, "userTask_recordTender").getId(), null));

        context.publishEvent(new ApplicationStartedEvent(new SpringApplication(), new String[0], context, null));

        assertThat(due("userTask_recordTender")).isEqualTo(ChinaTime.endOfDay(LocalDate.parse("2023-04-30")));
        assertThat(onBoard()).extracting(BoardCase::subject).containsExactly(lot);
    }

    private Instant due(String task) {
        return plan.task(lot, task).getDueDate().toInstant();
    }

    private String group() {
        return plan.group(plan.task(lot, "userTask_announceTender"));
    }

    private List<BoardCase> onBoard() {
        return plan.bean(Board.class)
                .cases(BoardScope.of(lot.plan(), List.of(lot.area())), new BoardSelection(Lots.FRAME, null, null));
    }

    @Test
    void bidderOnTheNegativeListDoesNotWinUntilItIsTakenOff() {
        BarredBidders bidders = plan.bean(BarredBidders.class);
        bidders.bar(lot.plan(), "91350100M000100Y43", "测试暖通公司", "层层转包", "office");

        assertThat(plan.refusal(
                        plan.holder(lot, "userTask_recordTender"),
                        lot,
                        "userTask_recordTender",
                        null,
                        PlayedPlan.awarded(DAY)))
                .contains("在本方案的负面清单中：层层转包");
        bidders.lift(lot.plan(), bidders.of(lot.plan()).get(0).id(), "整改合格", "office");
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        assertThat(plan.where(lot)).containsExactly("userTask_signContract");
    }
}
