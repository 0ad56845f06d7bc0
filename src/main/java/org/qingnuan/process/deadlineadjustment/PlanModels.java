package org.qingnuan.process.deadlineadjustment;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.qingnuan.process.deadline.DatedGate;

/** The models among the files of a plan, by their names without the plan. */
final class PlanModels {

    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<String, byte[]> files;

    PlanModels(Map<String, byte[]> files) {
        this.files = files;
        files.keySet().stream()
                .filter(path -> path.endsWith(".bpmn"))
                .forEach(path -> paths.put(path.substring(path.lastIndexOf('/') + 1, path.length() - 5), path));
    }

    List<String> names() {
        return List.copyOf(paths.keySet());
    }

    /** Throws NoSuchElementException for a name the plan has no model of. */
    String path(String name) {
        if (!paths.containsKey(name)) {
            throw new NoSuchElementException("方案没有名为 " + name + " 的模型");
        }
        return paths.get(name);
    }

    byte[] bytes(String name) {
        return files.get(path(name));
    }

    BpmnModelInstance read(String name) {
        return read(bytes(name));
    }

    static BpmnModelInstance read(byte[] model) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(model));
    }

    List<DatedGate> gates(String name) {
        return DatedGate.of(read(name));
    }

    static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    /** All files by path, the models among them. */
    Map<String, byte[]> files() {
        return files;
    }
}
