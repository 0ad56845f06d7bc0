package org.qingnuan.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.qingnuan.finance.RateFiles;
import org.qingnuan.shared.PlanId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates a plan's own table, or the default one where the plan has none, in its latest approved version. */
@Component
class PlanDecisions implements org.qingnuan.ledger.Decisions, org.qingnuan.finance.Decisions, RateFiles {

    private static final String SUBSIDY = "subsidy";

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final Map<String, TableAnswers> answers = new ConcurrentHashMap<>();
    private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

    PlanDecisions(@Lazy RepositoryService repository, @Lazy DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    @Override
    public List<Map<String, Object>> decide(PlanId plan, String table, Map<String, Object> inputs) {
        String definition = latest(plan, table);
        return answers.computeIfAbsent(definition, id -> TableAnswers.of(repository.getDmnModelInstance(id)))
                .to(inputs, () -> evaluate(definition, inputs));
    }

    private List<Map<String, Object>> evaluate(String definition, Map<String, Object> inputs) {
        DmnDecisionResult result =
                decisions.evaluateDecisionById(definition).variables(inputs).evaluate();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DmnDecisionResultEntries entries : result) {
            Map<String, Object> row = new LinkedHashMap<>(entries.getEntryMap());
            row.put(RULE_VERSION, definition);
            rows.add(Collections.unmodifiableMap(row));
        }
        return List.copyOf(rows);
    }

    @Override
    public Optional<String> fingerprint(PlanId plan) {
        return known(plan, SUBSIDY).map(definition -> fingerprints.computeIfAbsent(definition, this::hash));
    }

    private String hash(String definition) {
        try (InputStream table = repository.getDecisionModel(definition)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(table.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private String latest(PlanId plan, String table) {
        return known(plan, table).orElseThrow(() -> new IllegalStateException("计划 " + plan + " 没有决策表 " + table));
    }

    private Optional<String> known(PlanId plan, String table) {
        return Stream.of(plan.value() + "." + table, "default." + table)
                .map(key -> LatestVersions.of("table", key, () -> find(key)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(DecisionDefinition::getId);
    }
}
