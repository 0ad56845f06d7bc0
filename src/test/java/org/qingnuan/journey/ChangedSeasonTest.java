package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** What if the works' date moved? A changed plan by the command line, its heating season and its report. */
@Tag("full")
class ChangedSeasonTest {

    private static final String ZICHUAN = "zichuan-2021";
    private static final String HOUSEHOLDS = "--households=9";
    private static final String ON_TIME = "--pace=on-time";

    @TempDir
    private Path folder;

    @Test
    void laterWorksAndTheHeatingSeasonAreInTheSummaryAndInItsReport() throws IOException {
        RehearsedSeason season = RehearsedSeason.played(
                folder, ZICHUAN, HOUSEHOLDS, ON_TIME, "--deadline=works=09-15", "--heating-season");
        JsonNode progress =
                new ObjectMapper().readTree(folder.resolve("progress.json").toFile());

        assertThat(season.gate("建成").get("deadline").asText()).isEqualTo("2021-09-15");
        assertThat(progress.at("/about/moved/0/before").asText()).isEqualTo("2021-08-30");
        assertThat(progress.at("/about/moved/0/after").asText()).isEqualTo("2021-09-15");

        int paid = season.count("/households/paid");
        assertThat(paid).isPositive().isEqualTo(season.count("/households/confirmed"));
        assertThat(season.count("/season/statements")).isPositive();
        assertThat(season.count("/season/matched")).isEqualTo(paid);
        assertThat(season.count("/season/households")).isEqualTo(paid);
        assertThat(season.amount("/season/amount")).isPositive();
        assertThat(season.count("/incidents")).isZero();

        JsonNode weeks = progress.get("weeks");
        assertThat(weeks.get(weeks.size() - 1).get("paid").asInt()).isEqualTo(paid);
        assertThat(weeks.get(0).get("paid").asInt()).isZero();
        assertThat(weeks).extracting(week -> week.get("installed").asInt()).isSorted();

        Document report = Jsoup.parse(folder.resolve("report.html").toFile(), "UTF-8");
        assertThat(report.select("table.gates tbody tr").eachText()).contains(row(season.gate("建成")));
        assertThat(report.select("table.bodies tbody tr")).hasSize(9);
        assertThat(report.select(".about").text()).contains("建成：2021年8月30日改为2021年9月15日");
        assertThat(folder.resolve("report.xlsx")).isNotEmptyFile();
    }

    /** Laizhou counts electricity alone and pays onto cards, after the town and the bureau (LZ-38, LZ-39). */
    @Test
    void laizhousHeatingSeasonIsPaidByItsStatements() {
        RehearsedSeason season = RehearsedSeason.played(
                folder, "laizhou-2023", "--households=34", ON_TIME, "--heating-season", "--seed=3");

        assertThat(season.count("/season/statements")).isPositive();
        assertThat(season.count("/season/matched")).isPositive().isLessThan(season.count("/households/paid"));
        assertThat(season.count("/season/households")).isEqualTo(season.count("/season/matched"));
        assertThat(season.count("/incidents")).isZero();
    }

    @Test
    void modelThatNoDeploymentWouldTakeIsNotRehearsed() throws IOException {
        Path model = folder.resolve("village-retrofit.bpmn");
        try (InputStream own = getClass().getResourceAsStream("/bpmn/plans/zichuan-2021/village-retrofit.bpmn")) {
            Files.writeString(
                    model,
                    new String(own.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${recordOverdueDelegate}", "${nobodyDelegate}"));
        }

        assertThat(RehearsedSeason.status(
                        "--plan=" + ZICHUAN, HOUSEHOLDS, ON_TIME, "--model=" + model, "--out=" + folder))
                .isEqualTo(1);

        assertThat(folder.resolve("summary.json")).doesNotExist();
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
