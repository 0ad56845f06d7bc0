package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.shared.Finding;

/** The rules for the fields that a form declares, since a field of an unknown type could never be handed in. */
final class FormChecks {

    private final List<Finding> findings = new ArrayList<>();

    private FormChecks() {}

    /** Everything that is wrong with a form's fields; the findings' columns are their names. */
    static List<Finding> of(byte[] form) {
        FormChecks checks = new FormChecks();
        Jsoup.parse(new String(form, StandardCharsets.UTF_8))
                .select("[data-field]")
                .forEach(checks::field);
        return List.copyOf(checks.findings);
    }

    private void field(Element field) {
        String type = field.attr("data-type");
        if (!FieldSpec.TYPES.contains(type)) {
            find(
                    field,
                    "类型“" + type + "”系统不认识",
                    "请改用 " + String.join("、", FieldSpec.TYPES.stream().sorted().toList()));
        } else if (type.equals(FieldSpec.FILE)) {
            endings(field);
        }
    }

    private void endings(Element field) {
        List<String> asked = Stream.of(field.attr("data-accept").split(","))
                .filter(ending -> !ending.isBlank())
                .toList();
        if (asked.isEmpty()) {
            find(field, "没有写明收哪些文件", "请在 data-accept 中列出，如 pdf,jpg,png");
        }
        asked.stream()
                .filter(ending -> !Documents.ENDINGS.contains(ending))
                .forEach(ending ->
                        find(field, "文件后缀“" + ending + "”系统不收", "请从 " + String.join(",", Documents.ENDINGS) + " 中选用"));
    }

    private void find(Element field, String reason, String remedy) {
        String name = field.attr("data-field");
        findings.add(Finding.ofColumn(name, "字段 " + name + " " + reason, remedy));
    }
}
