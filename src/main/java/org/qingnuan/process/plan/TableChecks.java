package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.impl.JavaValueMapper;
import org.qingnuan.process.ModelFinding;

/**
 * The rules for decision tables. The engine reads an expression only when a household's case meets it, in the middle of a
 * season; here every cell is read before the table is deployed.
 */
final class TableChecks {

    private static final String TIME_TO_LIVE = "P3650D";
    private static final String FEEL = "feel";

    private static final FeelEngineApi READER = FeelEngineBuilder.forJava()
            .withCustomValueMapper(new JavaValueMapper())
            .build();

    private final String file;

    /** Null for a table that the program does not know. */
    private final TableRules rules;

    private final List<ModelFinding> findings = new ArrayList<>();

    private TableChecks(String file) {
        this.file = file;
        this.rules = TableRules.OF.get(file.substring(file.lastIndexOf('/') + 1).replace(".dmn", ""));
    }

    /** Everything that is wrong with a decision table, empty when it may be deployed. */
    static List<ModelFinding> of(String file, byte[] table) {
        TableChecks checks = new TableChecks(file);
        checks.table(table);
        return List.copyOf(checks.findings);
    }

    private void table(byte[] table) {
        DmnModelInstance model;
        try {
            SafeXml.root(table);
            model = Dmn.readModelFromStream(new ByteArrayInputStream(table));
        } catch (IllegalArgumentException | ModelException e) {
            find(null, "不是可读的 DMN 文件（" + XmlProblem.of(e) + "）", "请在 Camunda Modeler 中打开，改正所提示的错误并重新保存");
            return;
        }
        Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
        if (decisions.size() != 1) {
            find(null, "应有一张决策表，实有 " + decisions.size() + " 张", "请一个文件只写一张");
        }
        decisions.forEach(this::decision);
        if (findings.isEmpty()) {
            askEngine(model);
        }
    }

    private void decision(Decision decision) {
        String id = ModelChecks.expectedId(file);
        if (!decision.getId().equals(id)) {
            find(decision.getId(), "决策编号与文件名不一致，应为 " + id, "请改回文件名对应的编号");
        }
        if (!TIME_TO_LIVE.equals(decision.getCamundaHistoryTimeToLiveString())) {
            find(decision.getId(), "历史保留期限不是 " + TIME_TO_LIVE, "请在属性 History time to live 中填写 " + TIME_TO_LIVE);
        }
        if (decision.getExpression() instanceof DecisionTable table) {
            table.getInputs().forEach(input -> expression(input.getInputExpression()));
            columns(decision, table);
            table.getRules().forEach(rule -> rule(rule, table));
            if (rules != null) {
                AnswerChecks.of(rules, table).forEach(wrong -> find(wrong.element(), wrong.reason(), wrong.remedy()));
            }
        } else {
            find(decision.getId(), "不是决策表", "请在 Camunda Modeler 中把类型改为 Decision table");
        }
    }

    private void columns(Decision decision, DecisionTable table) {
        Set<String> missing = new TreeSet<>(rules == null ? Set.of() : rules.outputs());
        table.getOutputs().stream().map(Output::getName).forEach(missing::remove);
        if (!missing.isEmpty()) {
            find(decision.getId(), "缺少输出列 " + String.join("、", missing), "请补上，名称（Output name）须一字不差");
        }
    }

    private void rule(Rule rule, DecisionTable table) {
        if (rule.getInputEntries().size() != table.getInputs().size()
                || rule.getOutputEntries().size() != table.getOutputs().size()) {
            find(rule.getId(), "格数与列数不符", "请在 Camunda Modeler 中删去这一行重写");
        }
        rule.getInputEntries().forEach(this::condition);
        rule.getOutputEntries().forEach(this::result);
    }

    private void expression(InputExpression expression) {
        String text = expression == null || expression.getText() == null
                ? ""
                : expression.getText().getTextContent();
        if (expression != null) {
            language(expression.getId(), expression.getExpressionLanguage());
        }
        parsed(expression == null ? null : expression.getId(), text, READER.parseExpression(text));
    }

    private void condition(InputEntry entry) {
        language(entry.getId(), ((UnaryTests) entry).getExpressionLanguage());
        String text = entry.getText().getTextContent();
        if (!text.isBlank()) {
            parsed(entry.getId(), text, READER.parseUnaryTests(text));
        }
    }

    private void result(OutputEntry entry) {
        language(entry.getId(), ((LiteralExpression) entry).getExpressionLanguage());
        String text = entry.getText().getTextContent();
        if (!text.isBlank()) {
            parsed(entry.getId(), text, READER.parseExpression(text));
        }
    }

    /** A table is data: another language than FEEL could run programs. */
    private void language(String id, String language) {
        if (language != null && !language.equalsIgnoreCase(FEEL)) {
            find(id, "用了 FEEL 以外的语言 " + language, "请把语言改回 FEEL，或删去该属性");
        }
    }

    private void parsed(String id, String text, ParseResult result) {
        if (result.isFailure()) {
            find(id, "不是正确的 FEEL 写法：" + text.strip(), "文字要加英文双引号，数字不加，范围写作 [1..6]，大小写作 > 1200");
        }
    }

    /** Whatever else the engine refuses, asked without a database. */
    private void askEngine(DmnModelInstance model) {
        try {
            new DefaultDmnEngineConfiguration().buildEngine().parseDecisions(model);
        } catch (RuntimeException e) {
            find(null, "流程引擎不接受这张决策表", "请在 Camunda Modeler 中打开并重新保存");
        }
    }

    private void find(String element, String reason, String remedy) {
        findings.add(new ModelFinding(file, element, reason, remedy));
    }
}
