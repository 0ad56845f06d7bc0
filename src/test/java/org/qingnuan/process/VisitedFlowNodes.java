package org.qingnuan.process;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Collects, after each test class, which flow nodes the engine's history has seen; copies of a plan count as the plan. */
public final class VisitedFlowNodes implements BeforeAllCallback, AfterAllCallback {

    private static final Set<String> VISITED = new ConcurrentSkipListSet<>();
    private static final Set<String> TESTED = new ConcurrentSkipListSet<>();
    private static boolean judged;

    /** The figure would be wrong if tests came after it; the order of classes stands in junit-platform.properties. */
    @Override
    public void beforeAll(ExtensionContext test) {
        if (judged) {
            throw new IllegalStateException(test.getDisplayName() + " runs after the coverage was judged");
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        TESTED.add(test.getRequiredTestClass().getName());
        SpringExtension.getApplicationContext(test)
                .getBean(JdbcClient.class)
                .sql("select distinct proc_def_key_ || '#' || act_id_ from act_hi_actinst")
                .query(String.class)
                .list()
                .forEach(node -> VISITED.add(original(node)));
    }

    /** As {@code <process id>#<element id>}; no process test may come afterwards. */
    static Set<String> visited() {
        judged = true;
        return new TreeSet<>(VISITED);
    }

    /** The names of the test classes that have ended. */
    static Set<String> tested() {
        return new TreeSet<>(TESTED);
    }

    private static String original(String node) {
        return node.replaceFirst("^" + PlayedPlans.COPIED + "[^.]*\\.", PlayedPlans.ZICHUAN + ".")
                .replaceFirst("^" + PlayedPlans.JIYANG_COPIED + "[^.]*\\.", PlayedPlans.JIYANG + ".")
                .replaceFirst("^" + PlayedPlans.HEZE_COPIED + "[^.]*\\.", PlayedPlans.HEZE + ".")
                .replaceFirst("^" + PlayedPlans.LAIZHOU_COPIED + "[^.]*\\.", PlayedPlans.LAIZHOU + ".");
    }
}
