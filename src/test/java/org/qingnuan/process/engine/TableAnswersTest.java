package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;

class TableAnswersTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void tableIsAskedOnceForHouseholdsThatDifferOnlyInWhatItDoesNotLookAt() {
        TableAnswers answers = table("route", "90000");

        ask(answers, Map.of("route", "COAL_TO_GAS", "heatedArea", 80));
        ask(answers, Map.of("route", "COAL_TO_GAS", "heatedArea", 95));

        assertThat(asked).hasValue(1);
    }

    @Test
    void tableIsAskedAgainForWhatStandsInAnyOfItsCells() {
        TableAnswers answers = table("route", "100 * heatedArea");

        ask(answers, Map.of("route", "COAL_TO_GAS", "heatedArea", 80));
        ask(answers, Map.of("route", "COAL_TO_GAS", "heatedArea", 95));
        ask(answers, Map.of("route", "CENTRAL_HEATING", "heatedArea", 95));

        assertThat(asked).hasValue(3);
    }

    @Test
    void tableThatLooksAtTheCalendarIsAskedEveryTime() {
        TableAnswers answers = table("route", "if today() > date(\"2021-10-01\") then 1 else 2");

        ask(answers, Map.of("route", "COAL_TO_GAS"));
        ask(answers, Map.of("route", "COAL_TO_GAS"));

        assertThat(asked).hasValue(2);
    }

    private void ask(TableAnswers answers, Map<String, Object> inputs) {
        Map<String, Object> row = Map.of("asked", inputs);

        assertThat(answers.to(inputs, () -> {
                    asked.incrementAndGet();
                    return List.of(row);
                }))
                .hasSize(1);
    }

    private static TableAnswers table(String input, String output) {
        String file = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="file" namespace="test">
                  <decision id="subsidy" name="subsidy">
                    <decisionTable id="table">
                      <input id="input"><inputExpression id="expression"><text>%s</text></inputExpression></input>
                      <output id="output" name="amount"/>
                      <rule id="rule">
                        <inputEntry id="in"><text></text></inputEntry>
                        <outputEntry id="out"><text><![CDATA[%s]]></text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(input, output);
        return TableAnswers.of(
                Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }
}
