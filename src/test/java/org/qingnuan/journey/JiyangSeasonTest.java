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

/** Jiyang's season by the command line with invented quotas, since its document has none (D-24). */
class JiyangSeasonTest {

    private static final int HOUSEHOLDS = 120;

    @TempDir
    private Path out;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void everyTownIsBuiltAcceptedAssessedAndPaid() throws IOException {
        assertThat(RehearseCommand.run(
                        QingnuanApplication.class,
                        "--plan=jiyang-2021",
                        "--households=" + HOUSEHOLDS,
                        "--seed=3",
                        "--pace=slow",
                        "--out=" + out))
                .isZero();
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());

        assertThat(summary.get("bodies")).hasSize(10);
        assertThat(summary.at("/households/paid").asInt())
                .isPositive()
                .isEqualTo(summary.at("/households/confirmed").asInt());
        assertThat(gate(summary, "建成").get("deadline").asText()).isEqualTo("2021-10-31");
        assertThat(gate(summary, "交付使用（默认期限）").get("deadline").asText()).isLessThanOrEqualTo("2021-11-14");
        assertThat(summary.at("/supervision/byMeasure").has("issueOrder")).isFalse();
        assertThat(summary.at("/supervision/byMeasure").has("issueCorrection")).isFalse();
        assertThat(summary.at("/supervision/byMeasure/holdTalk").asInt()).isPositive();
        assertThat(summary.get("incidents").asInt()).isZero();
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return StreamSupport.stream(summary.get("gates").spliterator(), false)
                .filter(one -> one.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
