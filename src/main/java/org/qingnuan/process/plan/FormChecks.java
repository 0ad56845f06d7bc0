package org.qingnuan.process.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.process.FormRules;
import org.qingnuan.shared.Finding;

/** The rules for the fields that a form declares, since a field of an unknown type could never be handed in. */
final class FormChecks {

    /** The bank's own table, which is no sheet of the ledger. */
    private static final String BANK_RESULT = "BANK_RESULT";

    private static final String KIT = "qn.mount(camForm, $scope);";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private final List<Finding> findings = new ArrayList<>();

    private FormChecks() {}

    /** Everything that is wrong with a form's fields; the findings' columns are their names. */
    static List<Finding> of(byte[] form) {
        FormChecks checks = new FormChecks();
        try {
            checks.form(Jsoup.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(form))
                    .toString()));
        } catch (CharacterCodingException e) {
            checks.find("编码不是 UTF-8", "请用文本编辑器另存为 UTF-8");
        }
        return List.copyOf(checks.findings);
    }

    private void form(Document form) {
        Set<String> names = new HashSet<>();
        form.select("[data-field]").forEach(field -> {
            field(field);
            if (!names.add(field.attr("data-field"))) {
                find(field, "写了两次", "请删去一个，或改名");
            }
            condition(field);
            if (field.attr("data-label").isBlank()) {
                find(field, "没有名称", "请在 data-label 中填写办理人看得懂的名称");
            }
        });
        List<String> variables = form.select("[cam-variable-name]").eachAttr("cam-variable-name");
        if (!variables.equals(List.of("submission"))) {
            find("变量应当只有 submission，现为 " + variables, "请照系统原有的表单写");
        }
        form.select("[data-sheet]").eachAttr("data-sheet").stream()
                .filter(sheet -> !sheet.equals(BANK_RESULT))
                .filter(sheet -> Stream.of(SheetKind.values())
                        .noneMatch(kind -> kind.name().equals(sheet)))
                .forEach(sheet -> find("表格种类 " + sheet + " 系统不认识", "请改用系统原有表单里的种类"));
        PLACEHOLDER
                .matcher(form.outerHtml())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(name -> !FormRules.isPost(name))
                .forEach(name -> find("文字里的 {" + name + "} 不是角色", "请改为角色的编号，例如 {town-official}，或删去大括号"));
        program(form);
    }

    /** What is asked for in some plans only is no field that every plan requires. */
    private void condition(Element field) {
        String rule = field.attr("data-rule");
        if (field.hasAttr("data-rule") && !FormRules.isKnown(rule)) {
            find(field, "的 data-rule“" + rule + "”不是方案的规则", "可用的规则：" + String.join("、", FormRules.names()));
        } else if (field.hasAttr("data-rule") && field.hasAttr("required")) {
            find(field, "只在部分方案填写，不能写 required", "请改写 data-needed，由系统按方案核对");
        }
    }

    /** A form runs in the browser of whoever opens the task, so that no program of one's own may stand in it. */
    private void program(Document form) {
        boolean mounted = false;
        for (Element script : form.select("script")) {
            boolean kit = script.hasAttr("cam-script") && script.data().strip().equals(KIT);
            mounted |= kit;
            if (!kit) {
                find("脚本不是系统的脚本", "请删去；表单只能写 " + KIT);
            }
        }
        if (!mounted) {
            find("脚本缺少 " + KIT, "请照系统原有的表单补上");
        }
        form.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .map(attribute -> attribute.getKey())
                .filter(name -> name.startsWith("on") || name.startsWith("ng-") || name.equals("src"))
                .distinct()
                .forEach(name -> find("属性 " + name + " 会执行程序或取用外部内容", "请删去"));
        if (form.text().contains("{{")) {
            find("文字里有 {{ }}，会当作程序执行", "请删去");
        }
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

    private void find(String reason, String remedy) {
        findings.add(Finding.ofSheet(reason, remedy));
    }

    private void find(Element field, String reason, String remedy) {
        String name = field.attr("data-field");
        findings.add(Finding.ofColumn(name, "字段 " + name + " " + reason, remedy));
    }
}
