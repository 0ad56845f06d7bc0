package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Jiyang's season by the command line with invented quotas, since its document has none (D-24). */
@Tag("full")
class JiyangSeasonTest {

    private static final int HOUSEHOLDS = 120;

    @TempDir
    private Path out;

    @Test
    void everyTownIsBuiltAcceptedAssessedAndPaid() {
        RehearsedSeason season =
                RehearsedSeason.played(out, "jiyang-2021", "--households=" + HOUSEHOLDS, "--seed=3", "--pace=slow");

        assertThat(season.bodies()).isEqualTo(10);
        assertThat(season.count("/households/paid")).isPositive().isEqualTo(season.count("/households/confirmed"));
        assertThat(season.gate("建成").get("deadline").asText()).isEqualTo("2021-10-31");
        assertThat(season.gate("交付使用（默认期限）").get("deadline").asText()).isLessThanOrEqualTo("2021-11-14");
        assertThat(season.measures("issueOrder")).isZero();
        assertThat(season.measures("issueCorrection")).isZero();
        assertThat(season.measures("holdTalk")).isPositive();
        assertThat(season.count("/beside/covered")).isEqualTo(10);
        assertThat(season.count("/beside/praised")).isPositive();
        assertThat(season.count("/incidents")).isZero();
    }
}
