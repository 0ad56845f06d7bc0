package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.rehearsal.RehearseCommand;

/** What if the works' date moved? A changed plan by the command line, its heating season and its report. */
class ChangedSeasonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void laterWorksAndTheHeatingSeasonAreInTheSummaryAndInItsReport() throws IOException {
        assertThat(rehearse("zichuan-2021", 9, "--deadline=works=09-15", "--heating-season"))
                .isZero();
        JsonNode summary = json("summary.json");
        JsonNode progress = json("progress.json");

        assertThat(gate(summary, "建成").get("deadline").asText()).isEqualTo("2021-09-15");
        assertThat(progress.at("/about/moved/0/before").asText()).isEqualTo("2021-08-30");
        assertThat(progress.at("/about/moved/0/after").asText()).isEqualTo("2021-09-15");

        int paid = summary.at("/households/paid").asInt();
        assertThat(paid)
                .isPositive()
                .isEqualTo(summary.at("/households/confirmed").asInt());
        assertThat(summary.at("/season/statements").asInt()).isPositive();
        assertThat(summary.at("/season/matched").asInt()).isEqualTo(paid);
        assertThat(summary.at("/season/households").asInt()).isEqualTo(paid);
        assertThat(new BigDecimal(summary.at("/season/amount").asText())).isPositive();
        assertThat(summary.get("incidents").asInt()).isZero();

        JsonNode weeks = progress.get("weeks");
        assertThat(weeks.get(weeks.size() - 1).get("paid").asInt()).isEqualTo(paid);
        assertThat(weeks.get(0).get("paid").asInt()).isZero();
        assertThat(weeks).extracting(week -> week.get("installed").asInt()).isSorted();

        Document report = Jsoup.parse(folder.resolve("report.html").toFile(), "UTF-8");
        assertThat(report.select("table.gates tbody tr").eachText()).contains(row(gate(summary, "建成")));
        assertThat(report.select("table.bodies tbody tr")).hasSize(9);
        assertThat(report.select(".about").text()).contains("建成：2021年8月30日改为2021年9月15日");
        assertThat(folder.resolve("report.xlsx")).isNotEmptyFile();
    }

    /** Laizhou counts electricity alone and pays onto cards, after the town and the bureau (LZ-38, LZ-39). */
    @Test
    @Tag("full")
    void laizhousHeatingSeasonIsPaidByItsStatements() throws IOException {
        assertThat(rehearse("laizhou-2023", 34, "--heating-season", "--seed=3")).isZero();
        JsonNode season = json("summary.json").get("season");

        assertThat(season.get("statements").asInt()).isPositive();
        assertThat(season.get("matched").asInt())
                .isPositive()
                .isLessThan(json("summary.json").at("/households/paid").asInt());
        assertThat(season.get("households").asInt())
                .isEqualTo(season.get("matched").asInt());
        assertThat(json("summary.json").get("incidents").asInt()).isZero();
    }

    @Test
    @Tag("full")
    void modelThatNoDeploymentWouldTakeIsNotRehearsed() throws IOException {
        Path model = folder.resolve("village-retrofit.bpmn");
        try (InputStream own = getClass().getResourceAsStream("/bpmn/plans/zichuan-2021/village-retrofit.bpmn")) {
            Files.writeString(
                    model,
                    new String(own.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${recordOverdueDelegate}", "${nobodyDelegate}"));
        }

        assertThat(rehearse("zichuan-2021", 9, "--model=" + model)).isEqualTo(1);

        assertThat(folder.resolve("summary.json")).doesNotExist();
    }

    private int rehearse(String plan, int households, String... more) {
        return RehearseCommand.run(
                QingnuanApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--plan=" + plan,
                                        "--households=" + households,
                                        "--pace=on-time",
                                        "--out=" + folder),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonNode json(String name) throws IOException {
        return JSON.readTree(folder.resolve(name).toFile());
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return StreamSupport.stream(summary.get("gates").spliterator(), false)
                .filter(one -> one.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String row(JsonNode gate) {
        return String.join(
                " ",
                List.of(
                        gate.get("gate").asText(),
                        "2021年9月15日",
                        gate.get("onTime").asText(),
                        gate.get("late").asText(),
                        gate.get("open").asText()));
    }
}
