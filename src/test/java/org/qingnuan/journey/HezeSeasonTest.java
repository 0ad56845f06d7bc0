package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Heze's season by the command line, its eleven counties with few households each, from the survey to the last payment. */
@Tag("full")
class HezeSeasonTest {

    private static final int HOUSEHOLDS = 210;

    @TempDir
    private Path out;

    @Test
    void everyConfirmedHouseholdIsPaidNineHundredYuanAndTheAccountsAgree() {
        RehearsedSeason season =
                RehearsedSeason.played(out, "heze-2021", "--households=" + HOUSEHOLDS, "--seed=1", "--pace=mixed");

        int confirmed = season.count("/households/confirmed");
        assertThat(confirmed).isBetween(HOUSEHOLDS * 95 / 100, HOUSEHOLDS);
        assertThat(season.count("/households/installed")).isEqualTo(confirmed);
        assertThat(season.count("/households/accepted")).isEqualTo(confirmed);
        assertThat(season.count("/households/paid")).isEqualTo(confirmed);
        assertThat(season.bodies()).isEqualTo(11);
        assertThat(season.count("/households/target")).isEqualTo(105_000);

        JsonNode works = season.gate("工程建设");
        assertThat(works.get("deadline").asText()).isEqualTo("2021-09-30");
        assertThat(works.get("open").asInt()).isZero();
        JsonNode handover = season.gate("验收及调试");
        assertThat(handover.get("deadline").asText()).isEqualTo("2021-10-31");
        assertThat(handover.get("open").asInt()).isZero();

        assertThat(season.amount("/money/paid"))
                .isEqualByComparingTo(new BigDecimal("900").multiply(BigDecimal.valueOf(confirmed)));
        assertThat(season.amount("/money/reserved")).isZero();
        assertThat(season.count("/incidents")).isZero();
    }

    @Test
    void householdsInHardshipArePaidTheirRunningSubsidyUpToItsCap() {
        RehearsedSeason season = RehearsedSeason.played(
                out, "heze-2021", "--households=" + HOUSEHOLDS, "--seed=1", "--pace=on-time", "--heating-season");

        int paid = season.count("/season/households");
        assertThat(season.count("/season/statements")).isPositive();
        assertThat(season.count("/season/matched")).isPositive();
        assertThat(paid).isPositive().isLessThan(season.count("/households/paid"));
        assertThat(season.amount("/season/amount"))
                .isPositive()
                .isLessThanOrEqualTo(new BigDecimal("600").multiply(BigDecimal.valueOf(paid)));
        assertThat(season.amount("/money/reserved")).isZero();
        assertThat(season.count("/incidents")).isZero();
    }
}
