package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.qingnuan.finance.ShareRule;
import org.qingnuan.finance.SubsidyItem;

/** The rules for what a table says and speaks of, as the program reads it; each would else fail at a household in season. */
final class AnswerChecks {

    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** Words of the language and of its functions. */
    private static final Set<String> FEEL = Stream.of(
                    ("and or not if then else in between true false null for return some"
                                    + " every satisfies instance of function list contains count min max sum mean median all any append"
                                    + " concatenate insert before remove reverse index union distinct values flatten product sublist"
                                    + " string length upper lower case substring after starts ends with matches replace split join"
                                    + " number decimal floor ceiling round up down half abs modulo sqrt log exp odd even date time"
                                    + " duration now today year month day years months days is defined get value context put")
                            .split(" +"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> LITERALS =
            Map.of("eligible", "true|false", "hard", "true|false", "allowed", "true|false");
    private static final Set<String> NEEDED = Set.of(
            "eligible", "allowed", "reasonCode", "reason", "clause", "item", "label", "amount", "shares", "route");

    private final TableRules rules;
    private final List<Wrong> wrong = new ArrayList<>();

    private AnswerChecks(TableRules rules) {
        this.rules = rules;
    }

    /** Everything that is wrong with what a table of these rules says. */
    static List<Wrong> of(TableRules rules, DecisionTable table) {
        AnswerChecks checks = new AnswerChecks(rules);
        checks.policy(table);
        table.getInputs().stream()
                .map(input -> input.getInputExpression())
                .filter(expression -> expression != null && expression.getText() != null)
                .forEach(expression -> checks.names(expression.getId(), expression.getText()));
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        for (Rule rule : table.getRules()) {
            rule.getInputEntries().forEach(entry -> checks.names(entry.getId(), entry.getText()));
            List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
            for (int i = 0; i < Math.min(entries.size(), outputs.size()); i++) {
                checks.names(entries.get(i).getId(), entries.get(i).getText());
                checks.answer(outputs.get(i), entries.get(i));
            }
        }
        TwiceChecks.of(rules, table, outputs).forEach(checks.wrong::add);
        if (rules.outputs().contains("shares")) {
            RateCellChecks.of(table, outputs).forEach(checks.wrong::add);
        }
        checks.hardFirst(table, outputs);
        checks.rest(table);
        return List.copyOf(checks.wrong);
    }

    private void policy(DecisionTable table) {
        String policy = table.getHitPolicy() == null
                ? "UNIQUE"
                : table.getHitPolicy().name().replace('_', ' ');
        if (!rules.hitPolicies().contains(policy)) {
            find(
                    table,
                    "命中策略是 " + policy,
                    "请改为 "
                            + String.join(
                                    " 或 ", rules.hitPolicies().stream().sorted().toList()));
        } else if (table.getAggregation() != null) {
            find(table, "汇总方式 " + table.getAggregation() + " 会把各行合成一个数", "请去掉汇总（Aggregator）");
        }
    }

    /** A name that nobody hands over is null in every case, and the row never applies. */
    private void names(String element, Text text) {
        String said = text == null ? "" : STRING.matcher(text.getTextContent()).replaceAll(" ");
        NAME.matcher(said)
                .results()
                .map(found -> found.group())
                .filter(name -> !FEEL.contains(name) && !rules.inputs().contains(name))
                .distinct()
                .forEach(name -> wrong.add(new Wrong(
                        element,
                        "没有名为 " + name + " 的数据",
                        "可用的数据："
                                + String.join(
                                        "、", rules.inputs().stream().sorted().toList()) + "；文字要加英文双引号")));
    }

    private void answer(String column, OutputEntry entry) {
        String text =
                entry.getText() == null ? "" : entry.getText().getTextContent().strip();
        String literal = literal(text);
        if (text.isEmpty() || literal != null && literal.isBlank()) {
            if (NEEDED.contains(column)) {
                find(entry, "输出列 " + column + " 没有填写", "请逐行填写");
            }
        } else if (LITERALS.containsKey(column)) {
            if (!text.matches(LITERALS.get(column))) {
                find(entry, "输出列 " + column + " 只能是 true 或 false", "请改为 true 或 false，不加引号");
            }
        } else if (column.equals("item") && literal != null) {
            item(entry, literal);
        } else if (column.equals("shares") && literal != null) {
            ShareRule.fault(literal).ifPresent(fault -> find(entry, fault, "各项比例合计不超过100%，其余归写 rest 的一方"));
        }
    }

    private void item(OutputEntry entry, String item) {
        if (Stream.of(SubsidyItem.values()).noneMatch(known -> known.name().equals(item))) {
            find(
                    entry,
                    "没有补贴种类 " + item,
                    "可用：" + Stream.of(SubsidyItem.values()).map(Enum::name).collect(Collectors.joining("、")));
        }
    }

    /** The text between the quotes of a cell that is nothing but a text, null for any other. */
    private static String literal(String text) {
        return text.matches("\"[^\"]*\"") ? text.substring(1, text.length() - 1) : null;
    }

    /** Of several rows that apply the first one counts: behind a soft rejection a hard one would be overridden with it. */
    private void hardFirst(DecisionTable table, List<String> outputs) {
        int hard = outputs.indexOf("hard");
        int eligible = outputs.indexOf("eligible");
        if (hard < 0 || eligible < 0) {
            return;
        }
        int soft = 0;
        int number = 0;
        for (Rule rule : table.getRules()) {
            number++;
            List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
            boolean rejects = entries.size() == outputs.size()
                    && text(entries.get(eligible).getText()).equals("false");
            if (rejects && text(entries.get(hard).getText()).equals("true")) {
                if (soft > 0) {
                    find(rule, "第" + number + "行是硬性规定，却在可以写明原因确认的第" + soft + "行之后", "请把硬性规定的各行移到前面");
                }
            } else if (rejects && soft == 0) {
                soft = number;
            }
        }
    }

    static String text(Text text) {
        String said = text == null ? "" : text.getTextContent().strip();
        return said.equals("-") ? "" : said;
    }

    /** Where exactly one row must apply, the last one takes whatever is left. */
    private void rest(DecisionTable table) {
        List<Rule> all = List.copyOf(table.getRules());
        if (!rules.oneAnswer()) {
            return;
        }
        boolean taken = !all.isEmpty()
                && all.get(all.size() - 1).getInputEntries().stream()
                        .allMatch(entry -> text(entry.getText()).isEmpty());
        if (!taken) {
            find(table, "没有兜底的一行，有的情形会没有结论", "请在最后加一行，条件都留空");
        }
        IntStream.range(0, all.size() - 1)
                .filter(i -> all.get(i).getInputEntries().stream()
                        .allMatch(entry -> text(entry.getText()).isEmpty()))
                .findFirst()
                .ifPresent(i -> find(all.get(i), "第" + (i + 1) + "行的条件都空着，后面各行永远轮不到", "请移到最后一行"));
    }

    private void find(DmnElement element, String reason, String remedy) {
        wrong.add(new Wrong(element.getId(), reason, remedy));
    }
}
