package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Three gas households of Zichuan's demonstration: 2000.00 for the works and 60 % of 3200.00 for the boiler each. */
@ProcessTest
class PaymentFactsTest {

    @Test
    void whoPreparesSeesEveryLineAndWhoApprovesWhatWasCheckedAndTheHouseholdTheSameSentence(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        CaseKey village = VillageInStage.started(plan, 3)
                .throughCommissioning()
                .inspected()
                .key();
        CaseKey batch = plan.onlyCase(village, "batch");

        Facts ahead = facts(plan, batch, "userTask_prepareBatch");
        assertThat(table(ahead, "将要编制").rows()).contains(List.of("笔数", "6 笔"), List.of("合计", "11,760.00 元"));
        List<List<String>> lines = table(ahead, "拨付明细").rows();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1))
                .contains("设备购置补贴", "1,920.00 元")
                .anySatisfy(cell -> assertThat(cell).contains("设备价格3200.00元", "为1920.00元，其中"));

        plan.work(batch, "userTask_prepareBatch");
        Facts approving = facts(plan, batch, "userTask_approveBatch");
        assertThat(table(approving, "系统已核对").rows())
                .extracting(row -> row.get(0))
                .contains("名单内容", "资格", "金额", "重复");
        assertThat(table(approving, "请您判断").rows())
                .extracting(row -> row.get(0))
                .contains("真实性", "资金");
        assertThat(table(approving, "拨付明细").rows()).hasSize(6);

        HouseholdRow household = plan.households(village).get(0);
        SubsidyPages.Paper paper = plan.bean(SubsidyPages.class).paper(household);
        assertThat(paper.total()).isEqualTo("3,920.00 元");
        assertThat(paper.due())
                .extracting(SubsidyPages.Due::explanation)
                .containsExactly(lines.get(0).get(6), lines.get(1).get(6));
        assertThat(paper.payments())
                .hasSize(2)
                .allSatisfy(paid -> assertThat(paid.state()).isEqualTo("待付"));
    }

    private static Facts facts(PlayedPlan plan, CaseKey batch, String taskKey) {
        String task = plan.task(batch, taskKey).getId();
        return plan.bean(PaymentFacts.class).of(plan.bean(Tasks.class).view(task, plan.holder(batch, taskKey)));
    }

    private static Facts.Table table(Facts facts, String title) {
        return facts.tables().stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
