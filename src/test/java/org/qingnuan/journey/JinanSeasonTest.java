package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Jinan's three years by the command line with invented quotas and boilers, since its document has none (D-24). */
@Tag("full")
class JinanSeasonTest {

    private static final int HOUSEHOLDS = 80;

    @TempDir
    private Path out;

    @Test
    void everyCountyIsCoveredAndEveryMilestoneConfirmedOneOfThemAfterAListing() {
        RehearsedSeason season =
                RehearsedSeason.played(out, "jinan-2019-2022", "--households=" + HOUSEHOLDS, "--seed=3");

        assertThat(season.bodies()).isEqualTo(13);
        assertThat(season.count("/households/paid")).isPositive().isEqualTo(season.count("/households/confirmed"));
        assertThat(season.gate("35蒸吨以下锅炉淘汰（基本完成）").get("deadline").asText()).isEqualTo("2019-12-31");
        assertThat(season.gate("燃煤锅炉淘汰和超低排放").get("late").asInt()).isOne();
        assertThat(season.gate("平原地区全覆盖").get("deadline").asText()).isEqualTo("2020-11-15");
        assertThat(season.gate("应急储气能力（力争）").get("onTime").asInt()).isOne();
        assertThat(season.gate("全域全覆盖（基本实现）").get("open").asInt()).isZero();
        assertThat(season.measures("listBody")).isPositive();
        assertThat(season.measures("releaseListing")).isEqualTo(season.measures("listBody"));
        assertThat(season.count("/beside/covered")).isEqualTo(13);
        assertThat(season.count("/incidents")).isZero();
    }
}
