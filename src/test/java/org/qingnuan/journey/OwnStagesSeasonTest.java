package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.NewPlan;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.StageChange;
import org.qingnuan.rehearsal.RehearseCommand;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.OwnStage;

/** Seasons of a county whose plan has other stages than any that the application brought along. */
class OwnStagesSeasonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PlanId PLAN = new PlanId("huantai-2022");

    @TempDir
    private Path folder;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void aShorterPlanWithAStageThatNobodyKnowsComesToItsEnd() throws IOException {
        Path plan = newPlan();
        OwnStage.into(plan);
        Files.writeString(
                plan.resolve("subsidy.dmn"),
                Files.readString(Path.of("src/main/resources/demo/zichuan-2021/subsidy.dmn"))
                        .replace("zichuan-2021.", PLAN.value() + "."));
        PlanFolders.changeStages(
                plan,
                new StageChange(
                        List.of("contract-award", "commissioning"),
                        List.of(new StageChange.Added(OwnStage.ID, "acceptance"))));

        assertThat(rehearse(plan, 6)).isZero();

        JsonNode summary = json("summary.json");
        assertThat(summary.get("incidents").asInt()).isZero();
        assertThat(summary.at("/households/confirmed").asInt()).isEqualTo(6);
        assertThat(summary.at("/households/accepted").asInt()).isEqualTo(6);
        assertThat(summary.at("/households/paid").asInt()).isEqualTo(6);
        assertThat(LocalDate.parse(summary.at("/simulated/to").asText())).isBefore(LocalDate.of(2023, 3, 1));
        int villages = summary.get("villages").asInt();
        JsonNode generic = json("progress.json").get("generic");
        assertThat(generic.findValuesAsText("task")).containsExactlyInAnyOrder("落实管护责任人", "核对管护责任人");
        assertThat(generic.findValues("times")).extracting(JsonNode::asInt).containsOnly(villages);
        assertThat(generic.findValuesAsText("model")).containsOnly("upkeep");
        assertThat(report().select(".about").text())
                .contains("由通用办理人办理", "落实管护责任人（upkeep）" + villages + "次")
                .doesNotContain("缺少的补贴标准");
    }

    /** A plan of another area begins without rates. */
    @Test
    @Tag("full")
    void aPlanWithMoreSharedStagesAndWithoutRatesIsAcceptedAndSaysWhyNothingIsPaid() throws IOException {
        Path plan = newPlan();
        PlanFolders.changeStages(
                plan,
                new StageChange(
                        List.of(),
                        List.of(
                                new StageChange.Added("in-home-acceptance", null),
                                new StageChange.Added("grid-capacity", null),
                                new StageChange.Added("public-notice", null))));

        assertThat(rehearse(plan, 4)).isZero();

        JsonNode summary = json("summary.json");
        assertThat(summary.get("incidents").asInt()).isZero();
        assertThat(summary.at("/households/accepted").asInt()).isEqualTo(4);
        assertThat(summary.at("/payments/lines").asInt()).isZero();
        assertThat(summary.get("gates").findValuesAsText("gate")).contains("电网增容");
        assertThat(json("progress.json").get("generic")).isEmpty();
        assertThat(report().text()).contains("没有核定补贴，也就没有拨付：补贴标准表（subsidy.dmn）里缺少", "气代煤工程建设补贴");
    }

    private Path newPlan() {
        return PlanFolders.create(
                        new NewPlan(
                                "zichuan-2021",
                                PLAN,
                                "桓台县2022年冬季清洁取暖",
                                2022,
                                new Region("huantai", "桓台县"),
                                "370321",
                                null,
                                null,
                                List.of(
                                        new Target(new Region("suozhen", "索镇街道"), null, 700, "户"),
                                        new Target(new Region("maqiao", "马桥镇"), null, 500, "户"))),
                        folder)
                .folder();
    }

    private int rehearse(Path plan, int households) {
        return RehearseCommand.run(
                QingnuanApplication.class,
                "--plan=" + PLAN,
                "--folder=" + plan,
                "--households=" + households,
                "--pace=on-time",
                "--out=" + folder.resolve("out"));
    }

    private JsonNode json(String name) throws IOException {
        return JSON.readTree(folder.resolve("out").resolve(name).toFile());
    }

    private Document report() throws IOException {
        return Jsoup.parse(folder.resolve("out/report.html").toFile(), "UTF-8");
    }
}
