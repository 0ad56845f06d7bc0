package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Zichuan's season by the command line, from the survey to the last payment. */
@Tag("full")
class ZichuanSeasonTest {

    private static final String PLAN = "zichuan-2021";
    private static final List<String> MEASURED =
            List.of("wallSeconds", "householdsPerSecond", "peakHeapMb", "databaseMb");

    @TempDir
    private Path out;

    @Test
    void everyHouseholdOfTheTaskTableIsPaidAndTheAccountsAgree() {
        RehearsedSeason season = RehearsedSeason.played(out, PLAN, "--seed=1", "--pace=mixed");

        int confirmed = season.count("/households/confirmed");
        assertThat(season.count("/households/target")).isEqualTo(2198);
        assertThat(season.count("/households/surveyed")).isGreaterThan(2198);
        assertThat(confirmed).isBetween(2180, 2198);
        assertThat(season.count("/households/installed")).isEqualTo(confirmed);
        assertThat(season.count("/households/accepted")).isEqualTo(confirmed);
        assertThat(season.count("/households/paid")).isEqualTo(confirmed);

        assertThat(season.bodies()).isEqualTo(9);
        assertThat(season.body("西河镇").get("target").asInt()).isEqualTo(150);
        assertThat(season.body("将军路街道").get("target").asInt()).isEqualTo(160);

        JsonNode works = season.gate("建成");
        assertThat(works.get("deadline").asText()).isEqualTo("2021-08-30");
        assertThat(works.get("late").asInt()).isPositive();
        assertThat(works.get("onTime").asInt()).isPositive();
        JsonNode handover = season.gate("交付使用");
        assertThat(handover.get("deadline").asText()).isEqualTo("2021-09-30");
        assertThat(handover.get("open").asInt()).isZero();
        assertThat(season.count("/supervision/orders")).isPositive();
        assertThat(season.count("/rectifications")).isPositive();

        int returned = season.count("/payments/returned");
        assertThat(returned).isPositive();
        assertThat(season.count("/payments/reissued")).isEqualTo(returned);
        assertThat(season.count("/payments/settled")).isEqualTo(season.count("/payments/lines") - returned);

        assertThat(season.count("/beside/reports")).isGreaterThan(9 * 10);
        assertThat(season.count("/beside/drills")).isEqualTo(9);
        assertThat(season.count("/beside/spotChecks/drawn")).isGreaterThanOrEqualTo(9);

        assertThat(season.amount("/money/reserved")).isZero();
        assertThat(season.amount("/money/paid")).isPositive().isLessThanOrEqualTo(season.amount("/money/allotted"));
        assertThat(season.count("/incidents")).isZero();
    }

    @Test
    void sameSeedGivesTheSameSeason() {
        assertThat(decided(out.resolve("first"))).isEqualTo(decided(out.resolve("again")));
    }

    private static ObjectNode decided(Path out) {
        ObjectNode summary =
                RehearsedSeason.played(out, PLAN, "--households=60", "--seed=7").json();
        return summary.remove(MEASURED);
    }

    @Test
    void wrongCommandsAreRefusedBeforeAnythingStarts() throws IOException {
        Path file = Files.createFile(out.resolve("file"));

        assertThat(RehearsedSeason.status("--plan=nowhere-2021", "--out=" + out))
                .isNotZero();
        assertThat(RehearsedSeason.status("--plan=zichuan-2021", "--out=" + file.resolve("below")))
                .isNotZero();
        assertThat(RehearsedSeason.status("--plan=zichuan-2021", "--pace=sideways", "--out=" + out))
                .isNotZero();
        assertThat(RehearsedSeason.status("--plan=zichuan-2021")).isNotZero();
        assertThat(RehearsedSeason.status("--plan=zichuan-2021", "--model=changed.bpmn", "--out=" + out))
                .isNotZero();
        assertThat(out.resolve("summary.json")).doesNotExist();
    }
}
