package org.qingnuan.process.heatingseason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.PlanSeasons;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A body's heating seasons as its people work them. */
final class SeasonAtWork {

    private final PlayedPlan plan;
    private final CaseKey body;

    SeasonAtWork(PlayedPlan plan, SeasonRules rules) {
        this.plan = plan;
        this.body = plan.body();
        PlanSeasons.set(plan.bean(JdbcClient.class), plan.key().plan(), rules);
    }

    /** A village whose households are accepted; its own money is left where it stands. */
    CaseKey accepted(int households, String route) {
        VillageInStage village = VillageInStage.started(plan, plan.village(households, route));
        village.readyToBuild();
        if (!plan.bean(TownPlans.class).approved(village.key().body())) {
            plan.approveTownPlan(village.key().body());
        }
        village.safe().built().commissioned().inspected().concluded();
        return village.key();
    }

    /** The first day of a season, whose process has started. */
    CaseKey begun(int no) {
        plan.today("%d-11-15".formatted(2020 + no));
        plan.bean(SeasonStarts.class).begin(plan.key().plan());
        plan.runJobs();
        return key(no);
    }

    /** The day after heating ended, the statements awaited. */
    CaseKey over(int no) {
        CaseKey season = begun(no);
        plan.fire(season, "event_seasonOver");
        plan.runJobs();
        return season;
    }

    CaseKey key(int no) {
        return body.with(HeatingSeasons.KIND, Integer.toString(no));
    }

    HeatingSeason get(CaseKey season) {
        return plan.bean(HeatingSeasons.class).get(season);
    }

    /** Hands a statement in; the rows are by column key. */
    void report(CaseKey season, Fuel fuel, List<Map<String, String>> rows) {
        plan.work(season, task(fuel), sheet(season, fuel, rows));
    }

    UUID sheet(CaseKey season, Fuel fuel, List<Map<String, String>> rows) {
        return plan.sheet(fuel.sheet(), season, rows);
    }

    static String task(Fuel fuel) {
        return fuel.task().substring(fuel.task().indexOf('.') + 1);
    }

    /** A row for each household of the village with its number, an account and the quantity. */
    List<Map<String, String>> rows(CaseKey village, String quantity) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (HouseholdRow household : plan.households(village)) {
            rows.add(row(household.id(), quantity));
        }
        return rows;
    }

    static Map<String, String> row(long household, String quantity) {
        return Map.of(
                "household", Long.toString(household), "account", "06%08d".formatted(household), "quantity", quantity);
    }

    /** Town, then office, each by a person of its own. */
    void reviewed(CaseKey season) {
        approve(season, 2);
        approve(season, 1);
    }

    void approve(CaseKey season, int which) {
        String task = "userTask_reviewReadings";
        plan.complete(plan.holder(season, task, which), season, task, null, "decision", "approve");
    }

    /** The season's batch from preparing to the answer, in which the last {@code returned} come back. */
    CaseKey paid(CaseKey season, int returned) {
        CaseKey batch = batch(season);
        approved(batch);
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, returned));
        return batch;
    }

    /** A batch from preparing to the answer, all of it paid. */
    void paid(CaseKey batch) {
        approved(batch);
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }

    void approved(CaseKey batch) {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
    }

    CaseKey batch(CaseKey season) {
        return plan.bean(Payments.class).openSeasonBatch(season);
    }
}
