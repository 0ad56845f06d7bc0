package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/**
 * Every flow node of every model is visited by the process tests, which have ended before it in JVMs of their own. Where the
 * build was asked for single tests ({@code -Dtest}), it names what they have not visited and judges nothing.
 */
class FlowNodeCoverageIT {

    @Test
    void everyFlowNodeIsVisited() throws IOException {
        Set<String> nodes = flowNodes();
        Set<String> missed = new TreeSet<>(nodes);
        missed.removeAll(VisitedFlowNodes.visited());

        System.out.printf("流程节点覆盖 %d/%d，没有走到的：%s%n", nodes.size() - missed.size(), nodes.size(), missed);

        if (System.getProperty("test") == null) {
            assertThat(VisitedFlowNodes.tested()).as("已运行的流程测试").containsAll(processTests());
            assertThat(missed).as("没有走到的流程节点").isEmpty();
        }
    }

    @Test
    void theModelsAreRead() {
        assertThat(flowNodes()).hasSizeGreaterThan(150).contains("zichuan-2021.village-retrofit#event_worksDue");
        assertThat(processTests()).hasSizeGreaterThan(10);
    }

    /** As {@code <process id>#<element id>}, of all files under bpmn. */
    private static Set<String> flowNodes() {
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(FlowNodeCoverageIT::flowNodes)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> flowNodes(BpmnModelInstance model) {
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return model.getModelElementsByType(FlowNode.class).stream().map(node -> process + "#" + node.getId());
    }

    /** The classes that every build runs before this one. */
    private static Set<String> processTests() {
        return new ClassFileImporter()
                .importPackages("org.qingnuan.process").stream()
                        .filter(type -> type.isAnnotatedWith(ProcessTest.class))
                        .filter(type -> type.getSimpleName().endsWith("Test"))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }
}
