package org.qingnuan.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Writes down, after each test class, which flow nodes the engine's history has seen; copies of a plan count as the plan. One
 * file per class, since the classes share the work of several JVMs; {@link FlowNodeCoverageIT} reads them all.
 */
public final class VisitedFlowNodes implements BeforeAllCallback, AfterAllCallback {

    private static final Path FOLDER = Path.of("target", "flow-nodes");

    /** What an earlier build wrote about the class counts no more. */
    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        Files.deleteIfExists(file(test));
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        List<String> nodes = SpringExtension.getApplicationContext(test)
                .getBean(JdbcClient.class)
                .sql("select distinct proc_def_key_ || '#' || act_id_ from act_hi_actinst")
                .query(String.class)
                .list();
        Files.createDirectories(FOLDER);
        Files.write(
                file(test),
                nodes.stream().map(VisitedFlowNodes::original).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** As {@code <process id>#<element id>}, by all classes that have ended. */
    static Set<String> visited() throws IOException {
        Set<String> visited = new TreeSet<>();
        for (Path file : files()) {
            visited.addAll(Files.readAllLines(file));
        }
        return visited;
    }

    /** The names of the test classes that have ended. */
    static Set<String> tested() throws IOException {
        return files().stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }

    private static List<Path> files() throws IOException {
        if (Files.notExists(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    private static Path file(ExtensionContext test) {
        return FOLDER.resolve(test.getRequiredTestClass().getName());
    }

    private static String original(String node) {
        return node.replaceFirst("^" + PlayedPlans.COPIED + "[^.]*\\.", PlayedPlans.ZICHUAN + ".")
                .replaceFirst("^" + PlayedPlans.JIYANG_COPIED + "[^.]*\\.", PlayedPlans.JIYANG + ".")
                .replaceFirst("^" + PlayedPlans.HEZE_COPIED + "[^.]*\\.", PlayedPlans.HEZE + ".")
                .replaceFirst("^" + PlayedPlans.JINAN_COPIED + "[^.]*\\.", PlayedPlans.JINAN + ".")
                .replaceFirst("^" + PlayedPlans.LAIZHOU_COPIED + "[^.]*\\.", PlayedPlans.LAIZHOU + ".");
    }
}
