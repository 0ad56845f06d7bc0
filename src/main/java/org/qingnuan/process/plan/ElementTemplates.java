package org.qingnuan.process.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.process.RoleNames;

/** Templates for Camunda Modeler, so that elements drawn anew are what the rules for models ask; written from the same words. */
public final class ElementTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final String BEFORE = "camunda:asyncBefore";
    private static final String AFTER = "camunda:asyncAfter";

    private ElementTemplates() {}

    /** A JSON array, as Modeler reads it from {@code .camunda/element-templates}. */
    public static byte[] json() {
        List<Map<String, Object>> templates = List.of(
                template(
                        "task",
                        "清暖：办理任务",
                        "由一个角色在任务办理中完成；表单随方案部署。",
                        "bpmn:UserTask",
                        List.of(
                                text("名称", "办理人看到的任务名称，动词加对象，例如 登记摸底结果", "name", ""),
                                choice("由谁办理", "plan.yaml 的 roles 里有岗位的角色", "camunda:candidateGroups", roles()),
                                text(
                                        "表单",
                                        "embedded:deployment:forms/环节/表单.html",
                                        "camunda:formKey",
                                        "embedded:deployment:forms/survey/registerSurvey.html"),
                                hidden("camunda:dueDate", "${deadline.current(execution)}"))),
                template(
                        "record",
                        "清暖：任务之后的登记步骤",
                        "紧跟在办理任务之后，把填写的内容入册；之后有保存点。",
                        "bpmn:ServiceTask",
                        List.of(
                                text("名称", "例如 摸底结果入册", "name", ""),
                                text("执行程序", "系统提供的执行程序，例如 ${recordSurveyDelegate}", "camunda:delegateExpression", ""),
                                hidden(AFTER, "true"))),
                template(
                        "stage",
                        "清暖：村级环节",
                        "调用一个环节；本方案自己的环节写 方案编号.文件名，例如 huantai-2022.survey。",
                        "bpmn:CallActivity",
                        List.of(
                                text("名称", "例如 摸底调查", "name", ""),
                                text("环节", "可用：" + StageChecks.stages(), "calledElement", "survey"),
                                hidden("camunda:calledElementBinding", "latest"),
                                property(
                                        "Hidden",
                                        null,
                                        null,
                                        "#{execution.processBusinessKey}",
                                        Map.of("type", "camunda:in:businessKey")))),
                template(
                        "deadline",
                        "清暖：期限",
                        "挂在期限框（subProcess_框名）上的不中断定时事件。Timer 选 Date，写 ${deadline.on(execution, '框名', '08-30')}：月日在任务年度，次年写 +1y 04-15，也可写 2022-08-30。",
                        "bpmn:BoundaryEvent",
                        List.of(text("标签", "必须与期限一致，例如 8月30日前、次年4月15日前、2022年8月30日前", "name", "8月30日前"))),
                template(
                        "overdue",
                        "清暖：登记逾期",
                        "期限事件之后的第一步，编号写 serviceTask_recordOverdue 加大写开头的框名。",
                        "bpmn:ServiceTask",
                        List.of(
                                text("名称", "登记逾期", "name", "登记逾期"),
                                hidden("camunda:delegateExpression", "${recordOverdueDelegate}"),
                                hidden(BEFORE, "true"))));
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(templates);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Templates cannot be written", e);
        }
    }

    private static Map<String, Object> template(
            String id, String name, String description, String element, List<Map<String, Object>> properties) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("$schema", SCHEMA);
        template.put("name", name);
        template.put("id", "org.qingnuan." + id);
        template.put("version", 1);
        template.put("description", description);
        template.put("appliesTo", List.of(element));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> text(String label, String hint, String name, String value) {
        return property("String", label, hint, value, Map.of("type", "property", "name", name));
    }

    private static Map<String, Object> hidden(String name, String value) {
        boolean flag = name.equals(BEFORE) || name.equals(AFTER);
        return property("Hidden", null, null, flag ? Boolean.TRUE : value, Map.of("type", "property", "name", name));
    }

    private static Map<String, Object> choice(
            String label, String hint, String name, List<Map<String, String>> choices) {
        Map<String, Object> property = property(
                "Dropdown", label, hint, choices.get(0).get("value"), Map.of("type", "property", "name", name));
        property.put("choices", choices);
        return property;
    }

    private static Map<String, Object> property(
            String type, String label, String hint, Object value, Map<String, String> binding) {
        Map<String, Object> property = new LinkedHashMap<>();
        if (label != null) {
            property.put("label", label);
            property.put("description", hint);
        }
        property.put("type", type);
        property.put("value", value);
        property.put("binding", new TreeMap<>(binding));
        return property;
    }

    private static List<Map<String, String>> roles() {
        List<Map<String, String>> roles = new ArrayList<>();
        Roles.NAMES.stream().sorted().forEach(role -> {
            Map<String, String> choice = new LinkedHashMap<>();
            choice.put("name", RoleNames.of(role));
            choice.put("value", "${staff.group(execution, '" + role + "')}");
            roles.add(choice);
        });
        return roles;
    }
}
