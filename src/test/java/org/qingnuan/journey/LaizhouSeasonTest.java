package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Laizhou's season by the command line: the real figures shared out to invented towns' shares, some households played. */
class LaizhouSeasonTest {

    private static final int HOUSEHOLDS = 34;

    @TempDir
    private Path out;

    @Test
    void allOfTheFigureIsSharedOutAndWhoeverIsPlayedIsAcceptedInThreeStepsAndPaid() {
        RehearsedSeason season =
                RehearsedSeason.played(out, "laizhou-2023", "--households=" + HOUSEHOLDS, "--seed=3", "--pace=on-time");

        assertThat(season.bodies()).isEqualTo(17);
        assertThat(season.count("/households/target")).isEqualTo(21_905);
        assertThat(season.count("/households/paid"))
                .isEqualTo(HOUSEHOLDS)
                .isEqualTo(season.count("/households/confirmed"));
        assertThat(season.gate("招投标").get("deadline").asText()).isEqualTo("2023-04-30");
        assertThat(season.gate("清洁取暖改造").get("deadline").asText()).isEqualTo("2023-08-31");
        assertThat(season.gate("调试验收").get("deadline").asText()).isEqualTo("2023-09-30");
        assertThat(season.measures("issueCityCircular")).isPositive();
        assertThat(season.count("/incidents")).isZero();
    }
}
