package org.qingnuan.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.shared.PlanId;

/** Asks the real tables of eligibility and routes without a process engine, the default one where none is named, and counts how often; every device is allowed. */
public final class EligibilityTable implements Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> tables = new ConcurrentHashMap<>();
    private final Map<PlanId, String> folders = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String name, Map<String, Object> inputs) {
        if (name.equals("device")) {
            return List.of(Map.of("allowed", true));
        }
        if (name.equals("eligibility")) {
            asked.incrementAndGet();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        engine.evaluateDecisionTable(tableOf(plan, name), Variables.fromMap(inputs))
                .forEach(row -> rows.add(row.getEntryMap()));
        return rows;
    }

    /** Lets a plan be judged by the table of a folder, such as {@code laizhou-2023}. */
    public void use(PlanId plan, String folder) {
        folders.put(plan, folder);
    }

    private DmnDecision tableOf(PlanId plan, String name) {
        String folder = folders.getOrDefault(plan, "default");
        return tables.computeIfAbsent(folder + "." + name, decision -> parse(folder, name));
    }

    /** How often the table was asked since the last call. */
    public int asked() {
        return asked.getAndSet(0);
    }

    private DmnDecision parse(String folder, String name) {
        try (InputStream model = getClass().getResourceAsStream("/bpmn/plans/" + folder + "/" + name + ".dmn")) {
            return engine.parseDecision(folder + "." + name, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
