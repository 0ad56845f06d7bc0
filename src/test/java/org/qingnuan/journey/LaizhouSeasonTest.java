package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.rehearsal.RehearseCommand;

/** Laizhou's season by the command line: the real figures shared out to invented towns' shares, some households played. */
class LaizhouSeasonTest {

    private static final int HOUSEHOLDS = 34;

    @TempDir
    private Path out;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void allOfTheFigureIsSharedOutAndWhoeverIsPlayedIsAcceptedInThreeStepsAndPaid() throws IOException {
        assertThat(RehearseCommand.run(
                        QingnuanApplication.class,
                        "--plan=laizhou-2023",
                        "--households=" + HOUSEHOLDS,
                        "--seed=3",
                        "--pace=on-time",
                        "--out=" + out))
                .isZero();
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());

        assertThat(summary.get("bodies")).hasSize(17);
        assertThat(summary.at("/households/target").asInt()).isEqualTo(21_905);
        assertThat(summary.at("/households/paid").asInt())
                .isEqualTo(HOUSEHOLDS)
                .isEqualTo(summary.at("/households/confirmed").asInt());
        assertThat(gate(summary, "招投标").get("deadline").asText()).isEqualTo("2023-04-30");
        assertThat(gate(summary, "清洁取暖改造").get("deadline").asText()).isEqualTo("2023-08-31");
        assertThat(gate(summary, "调试验收").get("deadline").asText()).isEqualTo("2023-09-30");
        assertThat(summary.at("/supervision/byMeasure/issueCityCircular").asInt())
                .isPositive();
        assertThat(summary.get("incidents").asInt()).isZero();
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return StreamSupport.stream(summary.get("gates").spliterator(), false)
                .filter(one -> one.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
