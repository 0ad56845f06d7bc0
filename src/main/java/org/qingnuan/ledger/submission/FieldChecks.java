package org.qingnuan.ledger.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.WrittenDates;

/** Checks fields by what their form declares; {@code fields} come back stripped, dates as 2021-08-30, blanks left out. */
record FieldChecks(Map<String, String> fields, List<Finding> findings) {

    private static final int LONGEST = 2000;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    static FieldChecks of(List<FieldSpec> specs, Map<String, String> given) {
        FieldChecks checks = new FieldChecks(new LinkedHashMap<>(), new ArrayList<>());
        specs.forEach(spec -> checks.take(spec, given.get(spec.name())));
        checks.refuseUndeclared(specs, given);
        return checks;
    }

    private void refuseUndeclared(List<FieldSpec> specs, Map<String, String> given) {
        Set<String> undeclared = new HashSet<>(given.keySet());
        specs.forEach(spec -> undeclared.remove(spec.name()));
        undeclared.stream().sorted().forEach(name -> findings.add(Finding.ofColumn(name, "表单没有这一项", "请刷新页面后按表单填写")));
    }

    private void take(FieldSpec spec, String given) {
        String value = given == null ? "" : given.strip();
        if (value.isEmpty()) {
            if (spec.required()) {
                String doing = spec.isFile() ? "上传" : "填写";
                findings.add(Finding.ofColumn(spec.label(), "没有" + doing, "请" + doing + spec.label()));
            }
            return;
        }
        switch (spec.type()) {
            case "date" -> date(spec, value);
            case "integer" -> matching(spec, value, INTEGER, "不是整数", "请填写整数");
            case "money" -> matching(spec, value, MONEY, "不是金额", "请以元为单位填写，最多两位小数");
            case "choice" -> choice(spec, value);
            case "boolean" -> oneOf(spec, value, List.of("true", "false"), "请选择是或否");
            case "text", FieldSpec.FILE -> text(spec, value);
            default -> throw new IllegalArgumentException("Unknown type of field " + spec.name() + ": " + spec.type());
        }
    }

    private void text(FieldSpec spec, String value) {
        if (value.length() > LONGEST) {
            findings.add(Finding.ofColumn(
                    spec.label(), "共%d字，超过%d字".formatted(value.length(), LONGEST), "请缩短到%d字以内".formatted(LONGEST)));
            return;
        }
        fields.put(spec.name(), value);
    }

    private void date(FieldSpec spec, String value) {
        WrittenDates.parse(value)
                .ifPresentOrElse(
                        day -> fields.put(spec.name(), day.toString()),
                        () -> refuse(spec, value, "不是日期", "请按2021年8月30日或2021-08-30填写"));
    }

    private void matching(FieldSpec spec, String value, Pattern form, String reason, String remedy) {
        if (form.matcher(value).matches()) {
            fields.put(spec.name(), value);
        } else {
            refuse(spec, value, reason, remedy);
        }
    }

    private void choice(FieldSpec spec, String value) {
        List<String> chosen =
                Arrays.stream(value.split(",")).map(String::strip).distinct().toList();
        if (spec.choices().contains(value)) {
            fields.put(spec.name(), value);
        } else if (spec.choices().containsAll(chosen)) {
            fields.put(spec.name(), String.join(",", chosen));
        } else {
            refuse(spec, value, "不在可选范围内", "请从列表中选择");
        }
    }

    private void oneOf(FieldSpec spec, String value, List<String> allowed, String remedy) {
        if (allowed.contains(value)) {
            fields.put(spec.name(), value);
        } else {
            refuse(spec, value, "不在可选范围内", remedy);
        }
    }

    private void refuse(FieldSpec spec, String value, String reason, String remedy) {
        findings.add(Finding.ofField(
                spec.label(), value.length() > 50 ? value.substring(0, 50) + "…" : value, reason, remedy));
    }
}
