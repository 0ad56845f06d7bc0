package org.qingnuan.process.heatingseason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Identification;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.support.PlanSeasons;

/** What a season pays: caps on quantity and money, the hardship extra of Heze, Laizhou's cards at the utility. */
@ProcessTest
class RunningSubsidyTest {

    private static final String TWENTY_FEN_UP_TO_SIX_THOUSAND = "floor(20 * min(powerUsage, 6000) + 0.5)";

    private static final List<HardshipAuthority> BOTH =
            List.of(HardshipAuthority.POVERTY_RELIEF, HardshipAuthority.CIVIL_AFFAIRS);

    @Test
    void theExtraOfHardshipIsPaidOnlyToWhomAnAuthorityHasIdentifiedThatDay(PlayedPlans plans) {
        PlayedPlan plan = plans.heze();
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.with(6, null, BOTH, Fuel.GAS, Fuel.POWER));
        CaseKey village = seasons.accepted(6, "COAL_TO_GAS");
        plan.allot();
        List<Long> ids = plan.households(village).stream().map(HouseholdRow::id).toList();
        CaseKey season = seasons.over(1);
        seasons.report(
                season,
                Fuel.GAS,
                List.of(
                        SeasonAtWork.row(ids.get(0), "1200"),
                        SeasonAtWork.row(ids.get(1), "1201"),
                        SeasonAtWork.row(ids.get(2), "1000.5"),
                        SeasonAtWork.row(ids.get(3), "1000"),
                        SeasonAtWork.row(ids.get(4), "1000"),
                        SeasonAtWork.row(ids.get(5), "1000")));
        identify(plan, ids.get(0), HardshipAuthority.CIVIL_AFFAIRS, "2021-10-08", null);
        identify(plan, ids.get(1), HardshipAuthority.POVERTY_RELIEF, "2022-04-01", "2022-04-01");
        identify(plan, ids.get(2), HardshipAuthority.CIVIL_AFFAIRS, "2021-10-08", "2022-12-31");
        identify(plan, ids.get(3), HardshipAuthority.CIVIL_AFFAIRS, "2021-01-08", "2022-03-31");
        identify(plan, ids.get(4), HardshipAuthority.CIVIL_AFFAIRS, "2021-10-08", null);
        revoke(plan, ids.get(4));

        seasons.reviewed(season);

        assertThat(extra(plan, ids.get(0))).containsExactly(Money.of("600.00"));
        assertThat(extra(plan, ids.get(1))).containsExactly(Money.of("600.00"));
        assertThat(extra(plan, ids.get(2))).containsExactly(Money.of("500.25"));
        assertThat(extra(plan, ids.get(3))).as("expired").isEmpty();
        assertThat(extra(plan, ids.get(4))).as("revoked").isEmpty();
        assertThat(extra(plan, ids.get(5))).as("never identified").isEmpty();
        seasons.paid(season, 0);
        assertThat(plan.ends(season)).contains("event_seasonFinished");
    }

    @Test
    void powerAndGasOfOneHouseholdStandUnderOneCap(PlayedPlans plans) {
        PlayedPlan plan = plans.heze();
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.with(6, null, BOTH, Fuel.values()));
        CaseKey gas = seasons.accepted(1, "COAL_TO_GAS");
        CaseKey power = seasons.accepted(1, "COAL_TO_ELECTRICITY");
        CaseKey heat = seasons.accepted(1, "CENTRAL_HEATING");
        long byGas = plan.households(gas).get(0).id();
        long byPower = plan.households(power).get(0).id();
        CaseKey season = seasons.over(1);
        identify(plan, byGas, HardshipAuthority.CIVIL_AFFAIRS, "2021-10-08", null);
        identify(plan, byPower, HardshipAuthority.CIVIL_AFFAIRS, "2021-10-08", null);
        assertThat(plan.where(season))
                .containsExactly("userTask_reportUsageGas", "userTask_reportUsageHeat", "userTask_reportUsagePower");

        seasons.report(season, Fuel.HEAT, seasons.rows(heat, "32"));
        seasons.report(season, Fuel.GAS, seasons.rows(gas, "600"));
        seasons.report(season, Fuel.POWER, List.of(SeasonAtWork.row(byPower, "6000"), SeasonAtWork.row(byGas, "3001")));
        seasons.reviewed(season);

        assertThat(extra(plan, byGas)).containsExactly(Money.of("600.00"));
        assertThat(extra(plan, byPower)).containsExactly(Money.of("600.00"));
    }

    @Test
    void anIdentificationNamesItsAuthorityPaperAndDays(PlayedPlans plans) {
        PlayedPlan plan = plans.heze();
        new SeasonAtWork(plan, PlanSeasons.with(6, null, List.of(HardshipAuthority.CIVIL_AFFAIRS), Fuel.GAS));
        Identifications.Entry bad = new Identifications.Entry(
                1L,
                HardshipCategory.OTHER,
                HardshipAuthority.POVERTY_RELIEF,
                " ",
                LocalDate.parse("2031-01-01"),
                LocalDate.parse("2030-01-01"),
                "");

        assertThatThrownBy(() -> plan.bean(Identifications.class).record(plan.body(), bad, "mz"))
                .hasMessageContaining("不是本单位在册的户")
                .hasMessageContaining("没有规定由该部门认定")
                .hasMessageContaining("认定文号")
                .hasMessageContaining("晚于今天")
                .hasMessageContaining("早于认定日期")
                .hasMessageContaining("没有写明");
    }

    @Test
    void aSubsidyIsLoadedOntoTheHouseholdsCardsByTheUtilitysFile(PlayedPlans plans) {
        PlayedPlan plan = plans.hezeRunning(TWENTY_FEN_UP_TO_SIX_THOUSAND);
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.with(1, "国网测试供电公司", List.of(), Fuel.POWER));
        CaseKey village = seasons.accepted(2, "COAL_TO_ELECTRICITY");
        plan.allot();
        List<Long> ids = plan.households(village).stream().map(HouseholdRow::id).toList();
        CaseKey season = seasons.over(1);
        seasons.report(
                season,
                Fuel.POWER,
                List.of(SeasonAtWork.row(ids.get(0), "5999.5"), SeasonAtWork.row(ids.get(1), "9000")));
        seasons.reviewed(season);
        CaseKey batch = seasons.batch(season);
        Payments payments = plan.bean(Payments.class);
        seasons.approved(batch);

        assertThat(payments.get(batch).way()).isEqualTo(PayoutWay.CARD);
        assertThat(payments.lines(batch))
                .extracting(LineView::amount)
                .containsExactly(Money.of("1199.90"), Money.of("1200.00"));
        assertThat(payments.lines(batch))
                .allSatisfy(line -> assertThat(line.bank()).isEqualTo("国网测试供电公司"));
        assertThat(file(plan, batch))
                .extracting(row -> row.get("缴费户号"))
                .containsExactly("06%08d".formatted(ids.get(0)), "06%08d".formatted(ids.get(1)));

        UUID answer = BankAnswer.ofCards(plan, batch, 1);
        assertThat(BankAnswer.ofCards(plan, batch, 1)).isEqualTo(answer);
        plan.work(batch, "userTask_recordBankResult", answer);
        assertThat(payments.lines(batch))
                .extracting(LineView::state)
                .containsExactly(LineState.PAID, LineState.RETURNED);

        CaseKey line = plan.onlyCase(plan.body(), "line");
        plan.work(
                line,
                "userTask_correctPayee",
                "payeeName",
                "张三",
                "account",
                "0612345678",
                "bank",
                "国网测试供电公司",
                "reason",
                "户号已变更");
        plan.work(line, "userTask_verifyPayee", "decision", "approve");
        CaseKey again = plan.cases(plan.body(), "batch").get(1);
        seasons.approved(again);
        assertThat(file(plan, again)).extracting(row -> row.get("缴费户号")).containsExactly("0612345678");
        plan.work(again, "userTask_recordBankResult", BankAnswer.ofCards(plan, again, 0));

        assertThat(plan.ends(season)).contains("event_seasonFinished");
        assertThat(plan.bean(Funds.class).prove(plan.key().plan()).agrees()).isTrue();
    }

    @Test
    void aHouseholdWithoutACardNumberIsNamedBeforeAnythingIsPrepared(PlayedPlans plans) {
        PlayedPlan plan = plans.hezeRunning(TWENTY_FEN_UP_TO_SIX_THOUSAND);
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.with(1, "国网测试供电公司", List.of(), Fuel.POWER));
        CaseKey village = seasons.accepted(1, "COAL_TO_ELECTRICITY");
        long household = plan.households(village).get(0).id();
        CaseKey season = seasons.over(1);
        seasons.report(season, Fuel.POWER, List.of(Map.of("household", Long.toString(household), "quantity", "100")));
        seasons.reviewed(season);

        assertThatThrownBy(() -> plan.work(seasons.batch(season), "userTask_prepareBatch"))
                .hasMessageContaining("户编号" + household + "没有缴费户号");
    }

    private static void identify(PlayedPlan plan, long household, HardshipAuthority by, String from, String until) {
        Identifications.Entry entry = new Identifications.Entry(
                household,
                HardshipCategory.MINIMUM_LIVING,
                by,
                "菏民认〔2021〕" + household + "号",
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                null);
        plan.bean(Identifications.class).record(plan.body(), entry, "mz");
        plan.bean(Identifications.class).record(plan.body(), entry, "mz");
    }

    private static void revoke(PlayedPlan plan, long household) {
        Identifications all = plan.bean(Identifications.class);
        List<Identification> of = all.of(plan.body()).stream()
                .filter(one -> one.household() == household)
                .toList();
        assertThat(of).hasSize(1);
        all.revoke(plan.body(), of.get(0).id(), "登记错误", "mz");
    }

    private static List<Money> extra(PlayedPlan plan, long household) {
        return plan.bean(Entitlements.class).of(household).stream()
                .filter(one -> one.item() == SubsidyItem.HARDSHIP_RUNNING)
                .map(EntitlementView::amount)
                .toList();
    }

    private static List<Map<String, String>> file(PlayedPlan plan, CaseKey batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan.bean(Payments.class).bankFile(batch, out);
        SheetFormat format = SheetFormat.of("", SheetColumn.text("户编号"), SheetColumn.text("缴费户号"));
        return plan.bean(SheetReader.class).read(new ByteArrayInputStream(out.toByteArray()), format).rows().stream()
                .map(row -> row.values())
                .filter(row -> row.get("缴费户号") != null)
                .toList();
    }
}
