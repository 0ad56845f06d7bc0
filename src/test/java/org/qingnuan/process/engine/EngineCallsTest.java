package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.process.engine.CallTarget.Relation;
import org.qingnuan.process.engine.EngineRoutes.Route;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever Tasklist, Cockpit and Admin can call, a person can call by hand: every call there is, as every role, at their
 * own tasks, their neighbours' and another town's. Nothing moves and nothing foreign is seen.
 */
@WebTest
@Import(TwoTowns.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineCallsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String BOUNDARY = "qingnuan-boundary";

    /** An id alone, in the refusal of a call that named a neighbouring one, tells nobody anything. */
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f-]{36}");

    /** Those who may look into Cockpit, and with it into history. */
    private static final Set<String> WATCHERS = Set.of(Roles.LEADING_GROUP, Roles.DISTRICT_OFFICE, Roles.ADMINISTRATOR);

    /** Change the caller's own session, not the engine; {@link #aSessionOfCamundasOwnIsNeverOpened} tries them. */
    private static final List<String> SESSION = List.of("/logout", "/login/{appName}");

    /** What administrators are there for; {@link #anAdministratorManagesPeopleAndNothingElse} tries them. */
    private static final List<String> PEOPLE = List.of(ENGINE + "/user", ENGINE + "/group", ENGINE + "/tenant");

    @Autowired
    private TwoTowns towns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private Movements movements;
    private List<Route> routes;
    private int calls;
    private int callers;

    @BeforeAll
    void twoTownsAtWork() throws ReflectiveOperationException {
        towns.build();
        routes = EngineRoutes.all();
        Visitor.signedIn(port, Roles.DISTRICT_OFFICE, TwoTowns.PASSWORD);
        movements = Movements.watch(jdbc);
    }

    @AfterAll
    void saysHowMuchWasTried() {
        System.out.printf("Engine calls: %d routes, %d callers, %d calls%n", routes.size(), callers, calls);
    }

    static Stream<String> roles() {
        return Stream.concat(TwoTowns.TOWN_ROLES.stream(), TwoTowns.PLAN_ROLES.stream());
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noCallMovesAnythingOrShowsWhatIsAnothers(String role) {
        Caller caller = new Caller(role);
        List<String> broken = new ArrayList<>();
        for (CallTarget target : caller.targets.values()) {
            for (Route route : routes) {
                if (isTried(route, target, role)) {
                    attempt(caller, route, target, broken);
                }
            }
        }
        assertThat(broken).as("what %s got through", role).isEmpty();
    }

    private boolean isTried(Route route, CallTarget target, String role) {
        boolean once = !route.path().contains("{") && route.method().equals("GET");
        return SESSION.stream().noneMatch(route.path()::endsWith)
                && !(role.equals(Roles.ADMINISTRATOR) && PEOPLE.stream().anyMatch(route.path()::startsWith))
                && !(once && target.relation() != Relation.HELD);
    }

    private void attempt(Caller caller, Route route, CallTarget target, List<String> broken) {
        String path = target.path(route);
        List<String> bodies = route.method().equals("POST") || route.method().equals("PUT")
                ? EngineBodies.of(route, target)
                : List.of("");
        for (String body : bodies) {
            Answer answer = route.multipart()
                    ? caller.visitor.call(
                            route.method(),
                            path,
                            "multipart/form-data; boundary=" + BOUNDARY,
                            EngineBodies.multipart(BOUNDARY))
                    : body.isEmpty()
                            ? caller.visitor.call(route.method(), path)
                            : caller.visitor.call(route.method(), path, "application/json", body);
            calls++;
            String call = "%s %s %s %s → %d".formatted(target.relation(), route.method(), path, body, answer.status());
            List<String> moved = movements.since();
            if (!moved.isEmpty() && !mayMove(caller, route, target, body)) {
                broken.add(call + " moved " + moved);
            }
            if (!moved.isEmpty()) {
                restore(caller);
            }
            caller.foreign.stream()
                    .filter(name -> answer.isDone() || !UUID_LIKE.matcher(name).matches())
                    .filter(name -> answer.text().contains(name) && !path.contains(name) && !body.contains(name))
                    .findFirst()
                    .ifPresent(name -> broken.add(call + " shows " + name + ": " + start(answer)));
            if (answer.isDone() && body.contains("Expression")) {
                broken.add(call + " took an expression");
            }
            if (answer.isDone() && !WATCHERS.contains(caller.role) && isPast(route) && !isEmpty(answer)) {
                broken.add(call + " shows the past: " + start(answer));
            }
        }
    }

    /** The whole list of what a person may change by hand. */
    private static boolean mayMove(Caller caller, Route route, CallTarget target, String body) {
        boolean own = target.relation() == Relation.HELD || target.relation() == Relation.OFFERED;
        return own
                && switch (route.method() + " " + route.path().replace(ENGINE, "")) {
                    case "POST /task/{id}/claim" -> body.contains('"' + caller.user + '"');
                    case "POST /task/{id}/unclaim", "PUT /user/{id}/profile", "PUT /user/{id}/credentials" -> true;
                    default -> false;
                };
    }

    private void restore(Caller caller) {
        tasks.setAssignee(caller.targets.get(Relation.HELD).id("task"), caller.user);
        tasks.setAssignee(caller.targets.get(Relation.OFFERED).id("task"), null);
        movements.since();
    }

    private static boolean isPast(Route route) {
        return route.path().startsWith(ENGINE + "/history") || route.path().startsWith(ENGINE + "/optimize");
    }

    private static boolean isEmpty(Answer answer) {
        String text = answer.text().strip();
        return text.isEmpty() || text.equals("[]") || text.equals("{\"count\":0}") || text.equals("{}");
    }

    private static String start(Answer answer) {
        return answer.text().substring(0, Math.min(200, answer.text().length()));
    }

    /** A signed-in person, what they may not see, and what their calls are aimed at. */
    private final class Caller {

        private final String role;
        private final String user;
        private final Visitor visitor;
        private final Set<String> foreign = new TreeSet<>();
        private final Map<Relation, CallTarget> targets = new EnumMap<>(Relation.class);

        Caller(String role) {
            this.role = role;
            this.user = TwoTowns.user(role, TwoTowns.HERE);
            this.visitor = Visitor.signedIn(port, user, TwoTowns.PASSWORD);
            boolean inTown = TwoTowns.TOWN_ROLES.contains(role);
            List<Task> own = tasks.createTaskQuery()
                    .taskCandidateGroup(role + "." + (inTown ? TwoTowns.HERE : "zichuan"))
                    .orderByTaskId()
                    .asc()
                    .list();
            String other = role.equals(Roles.CONTRACTOR) ? Roles.TOWN_OFFICIAL : Roles.CONTRACTOR;
            String offered = own.isEmpty()
                    ? anyTask(other, TwoTowns.HERE)
                    : own.get(own.size() - 1).getId();
            String held = own.isEmpty() ? offered : own.get(0).getId();
            if (!own.isEmpty()) {
                tasks.setAssignee(held, user);
            }
            aim(Relation.HELD, held, user);
            aim(Relation.OFFERED, offered, user);
            aim(Relation.NEIGHBOURS, anyTask(other, TwoTowns.HERE), TwoTowns.user(other, TwoTowns.HERE));
            if (inTown) {
                String there = anyTask(role, TwoTowns.THERE);
                tasks.setAssignee(there, TwoTowns.user(role, TwoTowns.THERE));
                aim(Relation.FOREIGN, there, TwoTowns.user(role, TwoTowns.THERE));
                foreign.addAll(TwoTowns.names(TwoTowns.THERE));
                for (String table : List.of("act_ru_task", "act_ru_execution", "act_ru_job", "act_ru_variable")) {
                    foreign.addAll(jdbc.sql("select id_ from " + table + " where tenant_id_ = ?")
                            .param(TwoTowns.ZICHUAN.value() + "." + TwoTowns.THERE)
                            .query(String.class)
                            .list());
                }
            }
            callers++;
            movements.since();
        }

        private void aim(Relation relation, String task, String person) {
            targets.put(relation, CallTarget.of(jdbc, relation, task, person));
        }

        private String anyTask(String role, String town) {
            return tasks.createTaskQuery()
                    .taskCandidateGroup(role + "." + town)
                    .listPage(0, 1)
                    .get(0)
                    .getId();
        }
    }
}
