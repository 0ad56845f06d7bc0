package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.rehearsal.RehearseCommand;

/** Heze's season by the command line, its eleven counties with few households each, from the survey to the last payment. */
class HezeSeasonTest {

    private static final int HOUSEHOLDS = 210;

    @TempDir
    private Path out;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void everyConfirmedHouseholdIsPaidNineHundredYuanAndTheAccountsAgree() throws IOException {
        JsonNode summary = rehearse();

        JsonNode households = summary.get("households");
        int confirmed = households.get("confirmed").asInt();
        assertThat(confirmed).isBetween(HOUSEHOLDS * 95 / 100, HOUSEHOLDS);
        assertThat(households.get("installed").asInt()).isEqualTo(confirmed);
        assertThat(households.get("accepted").asInt()).isEqualTo(confirmed);
        assertThat(households.get("paid").asInt()).isEqualTo(confirmed);
        assertThat(summary.get("bodies")).hasSize(11);

        assertThat(gate(summary, "工程建设").get("deadline").asText()).isEqualTo("2021-09-30");
        assertThat(gate(summary, "工程建设").get("open").asInt()).isZero();
        assertThat(gate(summary, "验收及调试").get("deadline").asText()).isEqualTo("2021-10-31");
        assertThat(gate(summary, "验收及调试").get("open").asInt()).isZero();

        assertThat(new BigDecimal(summary.at("/money/paid").asText()))
                .isEqualByComparingTo(new BigDecimal("900").multiply(BigDecimal.valueOf(confirmed)));
        assertThat(new BigDecimal(summary.at("/money/reserved").asText())).isZero();
        assertThat(summary.get("incidents").asInt()).isZero();
    }

    private JsonNode rehearse() throws IOException {
        int status = RehearseCommand.run(
                QingnuanApplication.class,
                "--plan=heze-2021",
                "--households=" + HOUSEHOLDS,
                "--seed=1",
                "--pace=mixed",
                "--out=" + out);
        assertThat(status).isZero();
        return new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return StreamSupport.stream(summary.get("gates").spliterator(), false)
                .filter(one -> one.get("gate").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
