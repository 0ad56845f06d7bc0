package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.rehearsal.RehearseCommand;

/** Zichuan's season by the command line, from the survey to the last payment. */
class ZichuanSeasonTest {

    private static final List<String> MEASURED =
            List.of("wallSeconds", "householdsPerSecond", "peakHeapMb", "databaseMb");

    @TempDir
    private Path out;

    /** The engine's clock belongs to the whole JVM. */
    @AfterEach
    void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void everyHouseholdOfTheTaskTableIsPaidAndTheAccountsAgree() throws IOException {
        JsonNode summary = rehearse(out.resolve("full"), "--seed=1", "--pace=mixed");

        JsonNode households = summary.get("households");
        int confirmed = households.get("confirmed").asInt();
        assertThat(households.get("target").asInt()).isEqualTo(2198);
        assertThat(households.get("surveyed").asInt()).isGreaterThan(2198);
        assertThat(confirmed).isBetween(2180, 2198);
        assertThat(households.get("installed").asInt()).isEqualTo(confirmed);
        assertThat(households.get("accepted").asInt()).isEqualTo(confirmed);
        assertThat(households.get("paid").asInt()).isEqualTo(confirmed);

        assertThat(summary.get("bodies")).hasSize(9);
        assertThat(target(summary, "西河镇")).isEqualTo(150);
        assertThat(target(summary, "将军路街道")).isEqualTo(160);

        assertThat(gate(summary, "建成").get("deadline").asText()).isEqualTo("2021-08-30");
        assertThat(gate(summary, "建成").get("late").asInt()).isPositive();
        assertThat(gate(summary, "建成").get("onTime").asInt()).isPositive();
        assertThat(gate(summary, "交付使用").get("deadline").asText()).isEqualTo("2021-09-30");
        assertThat(gate(summary, "交付使用").get("open").asInt()).isZero();
        assertThat(summary.at("/supervision/orders").asInt()).isPositive();
        assertThat(summary.get("rectifications").asInt()).isPositive();

        JsonNode payments = summary.get("payments");
        int returned = payments.get("returned").asInt();
        assertThat(returned).isPositive();
        assertThat(payments.get("reissued").asInt()).isEqualTo(returned);
        assertThat(payments.get("settled").asInt())
                .isEqualTo(payments.get("lines").asInt() - returned);

        assertThat(new BigDecimal(summary.at("/money/reserved").asText())).isZero();
        assertThat(new BigDecimal(summary.at("/money/paid").asText()))
                .isPositive()
                .isLessThanOrEqualTo(
                        new BigDecimal(summary.at("/money/allotted").asText()));
        assertThat(summary.get("incidents").asInt()).isZero();
    }

    @Test
    void sameSeedGivesTheSameSeason() throws IOException {
        ObjectNode first = rehearse(out.resolve("first"), "--households=60", "--seed=7");
        ObjectNode again = rehearse(out.resolve("again"), "--households=60", "--seed=7");

        assertThat(first.remove(MEASURED)).isEqualTo(again.remove(MEASURED));
    }

    @Test
    void wrongCommandsAreRefusedBeforeAnythingStarts() throws IOException {
        Path file = Files.createFile(out.resolve("file"));

        assertThat(run("--plan=nowhere-2021", "--out=" + out)).isNotZero();
        assertThat(run("--plan=zichuan-2021", "--out=" + file.resolve("below"))).isNotZero();
        assertThat(run("--plan=zichuan-2021", "--pace=sideways", "--out=" + out))
                .isNotZero();
        assertThat(run("--plan=zichuan-2021")).isNotZero();
        assertThat(run("--plan=zichuan-2021", "--model=changed.bpmn", "--out=" + out))
                .isNotZero();
        assertThat(out.resolve("summary.json")).doesNotExist();
    }

    private static ObjectNode rehearse(Path out, String... options) throws IOException {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--plan=zichuan-2021";
        arguments[1] = "--out=" + out;
        System.arraycopy(options, 0, arguments, 2, options.length);
        assertThat(run(arguments)).isZero();
        return (ObjectNode)
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    }

    private static int run(String... arguments) {
        return RehearseCommand.run(QingnuanApplication.class, arguments);
    }

    private static int target(JsonNode summary, String body) {
        return only(summary.get("bodies"), "name", body).get("target").asInt();
    }

    private static JsonNode gate(JsonNode summary, String name) {
        return only(summary.get("gates"), "gate", name);
    }

    private static JsonNode only(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.get(key).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
