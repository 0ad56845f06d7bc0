package org.qingnuan.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.shared.PlanId;

/** Asks the real default table of eligibility without a process engine, and counts how often; every device is allowed. */
public final class EligibilityTable implements Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table = parse();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String name, Map<String, Object> inputs) {
        if (name.equals("device")) {
            return List.of(Map.of("allowed", true));
        }
        asked.incrementAndGet();
        List<Map<String, Object>> rows = new ArrayList<>();
        engine.evaluateDecisionTable(table, Variables.fromMap(inputs)).forEach(row -> rows.add(row.getEntryMap()));
        return rows;
    }

    /** How often the table was asked since the last call. */
    public int asked() {
        return asked.getAndSet(0);
    }

    private DmnDecision parse() {
        try (InputStream model = getClass().getResourceAsStream("/bpmn/plans/default/eligibility.dmn")) {
            return engine.parseDecision("default.eligibility", model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
