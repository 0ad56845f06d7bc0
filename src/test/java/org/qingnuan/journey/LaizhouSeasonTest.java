package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.rehearsal.RehearsedSeason;

/** Laizhou's season by the command line: the real figures shared out to invented towns' shares, some households played. */
@Tag("full")
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
        JsonNode buildings = season.gate("建筑节能改造");
        assertThat(buildings.get("deadline").asText()).isEqualTo("2023-08-31");
        assertThat(buildings.get("open").asInt()).isZero();
        assertThat(season.gate("节能竣工验收").get("deadline").asText()).isEqualTo("2023-10-31");
        assertThat(season.gate("节能竣工验收").get("open").asInt()).isZero();
        assertThat(season.amount("/beside/buildings/urbanPassed")).isEqualByComparingTo("22100");
        assertThat(season.count("/beside/buildings/ruralPassed")).isEqualTo(1_780);
        assertThat(season.gate("电网增容").get("deadline").asText()).isEqualTo("2023-11-14");
        assertThat(season.gate("电网增容").get("open").asInt()).isZero();
        assertThat(season.count("/beside/grid")).isEqualTo(17);
        assertThat(season.json().at("/beside/heatingStarted").toString()).contains("2023", "11", "15");

        assertThat(season.amount("/beside/advances/claimed")).isPositive();
        assertThat(season.amount("/beside/advances/settled"))
                .isPositive()
                .isEqualByComparingTo(season.amount("/money/paid"));
        assertThat(season.amount("/beside/advances/owed")).isZero();
        assertThat(season.amount("/beside/contributions/collected"))
                .isEqualByComparingTo(new BigDecimal("600").multiply(BigDecimal.valueOf(HOUSEHOLDS)))
                .isEqualByComparingTo(season.amount("/beside/contributions/handedOver"));
        assertThat(season.amount("/beside/contributions/held")).isZero();
        assertThat(season.measures("issueCityCircular")).isPositive();
        assertThat(season.count("/incidents")).isZero();
    }
}
