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

/** Jinan's three years by the command line with invented quotas and boilers, since its document has none (D-24). */
class JinanSeasonTest {

    private static final int HOUSEHOLDS = 80;

    @TempDir
    private Path out;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void everyCountyIsCoveredAndEveryMilestoneConfirmedOneOfThemAfterAListing() throws IOException {
        assertThat(RehearseCommand.run(
                        QingnuanApplication.class,
                        "--plan=jinan-2019-2022",
                        "--households=" + HOUSEHOLDS,
                        "--seed=3",
                        "--out=" + out))
                .isZero();
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());

        assertThat(summary.get("bodies")).hasSize(13);
        assertThat(summary.at("/households/paid").asInt())
                .isPositive()
                .isEqualTo(summary.at("/households/confirmed").asInt());
        assertThat(gate(summary, "35蒸吨以下锅炉淘汰（基本完成）").get("deadline").asText()).isEqualTo("2019-12-31");
        assertThat(gate(summary, "燃煤锅炉淘汰和超低排放").get("late").asInt()).isOne();
        assertThat(gate(summary, "平原地区全覆盖").get("deadline").asText()).isEqualTo("2020-11-15");
        assertThat(gate(summary, "应急储气能力（力争）").get("onTime").asInt()).isOne();
        assertThat(gate(summary, "全域全覆盖（基本实现）").get("open").asInt()).isZero();
        assertThat(summary.at("/supervision/byMeasure/listBody").asInt()).isPositive();
        assertThat(summary.at("/supervision/byMeasure/releaseListing").asInt())
                .isEqualTo(summary.at("/supervision/byMeasure/listBody").asInt());
        assertThat(summary.get("incidents").asInt()).isZero();
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return StreamSupport.stream(summary.get("gates").spliterator(), false)
                .filter(one -> one.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
