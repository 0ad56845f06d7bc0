package org.qingnuan.process.tasks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.process.engine.Definitions;
import org.springframework.stereotype.Component;

/** What a task's form declares, read from the very form that the person sees, in the version the task runs with. */
@Component
class TaskForms {

    private static final String PREFIX = "embedded:deployment:";

    private final RepositoryService repository;
    private final Map<String, TaskForm> known = new ConcurrentHashMap<>();
    private final Map<String, String> models = new ConcurrentHashMap<>();

    TaskForms(RepositoryService repository) {
        this.repository = repository;
    }

    TaskForm of(Task task) {
        return known.computeIfAbsent(
                task.getProcessDefinitionId() + "#" + task.getTaskDefinitionKey(), key -> read(task));
    }

    /** The task's model without its plan; by the definition itself, since an id holds the key only while it is short. */
    String definitionKey(Task task) {
        return models.computeIfAbsent(
                task.getProcessDefinitionId(),
                id -> Definitions.modelOf(repository.getProcessDefinition(id).getKey()));
    }

    private TaskForm read(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        String deployment =
                repository.getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId();
        String resource = element.getCamundaFormKey().substring(PREFIX.length());
        try (InputStream in = repository.getResourceAsStream(deployment, resource)) {
            return parse(Jsoup.parse(in, "UTF-8", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("表单 " + resource + " 读不出来", e);
        }
    }

    private static TaskForm parse(Document form) {
        List<FieldSpec> fields =
                form.select("[data-field]").stream().map(TaskForms::field).toList();
        Element sheet = form.selectFirst("[data-sheet]");
        return new TaskForm(fields, sheet == null ? null : sheet.attr("data-sheet"));
    }

    private static FieldSpec field(Element element) {
        return new FieldSpec(
                element.attr("data-field"),
                element.attr("data-label"),
                element.attr("data-type"),
                element.hasAttr("required"),
                choices(element),
                element.hasAttr("multiple"));
    }

    private static List<String> choices(Element element) {
        Stream<String> offered = element.hasAttr("data-accept")
                ? Stream.of(element.attr("data-accept").split(",")).map(String::strip)
                : element.select("option[value]").stream().map(option -> option.attr("value"));
        return offered.filter(value -> !value.isEmpty()).toList();
    }

    /** The fields a form declares and its kind of sheet, null for none. */
    record TaskForm(List<FieldSpec> fields, String sheet) {

        /** The field that takes files under this name, empty when the form declares none. */
        Optional<FieldSpec> fileField(String name) {
            return fields.stream()
                    .filter(field -> field.isFile() && field.name().equals(name))
                    .findFirst();
        }
    }
}
