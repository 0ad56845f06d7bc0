package org.qingnuan.process.engine;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every call that the engine's REST API and the web applications' own answer to, read from their JAX-RS resources. */
final class EngineRoutes {

    private static final Map<String, Class<? extends Application>> APPLICATIONS = new LinkedHashMap<>();

    static {
        APPLICATIONS.put("/camunda/api/engine", EngineRestApplication.class);
        APPLICATIONS.put("/camunda/api/cockpit", CockpitApplication.class);
        APPLICATIONS.put("/camunda/api/admin", AdminApplication.class);
        APPLICATIONS.put("/camunda/api/tasklist", TasklistApplication.class);
        APPLICATIONS.put("/camunda/api/welcome", WelcomeApplication.class);
    }

    /** @param path with {@code {names}} still to be filled in, the engine's name filled in already */
    record Route(String method, String path, boolean multipart) implements Comparable<Route> {

        @Override
        public int compareTo(Route other) {
            return (path + " " + method).compareTo(other.path + " " + other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Set<Route> routes = new TreeSet<>();

    private EngineRoutes() {}

    /** Asks the applications of the running server, so that plugins of our own are found as well. */
    static List<Route> all() throws ReflectiveOperationException {
        EngineRoutes found = new EngineRoutes();
        for (Map.Entry<String, Class<? extends Application>> application : APPLICATIONS.entrySet()) {
            Set<Class<?>> classes = application
                    .getValue()
                    .getDeclaredConstructor()
                    .newInstance()
                    .getClasses();
            for (Class<?> type : classes) {
                path(type).ifPresent(path -> found.walk(join(application.getKey(), path), type, new HashSet<>()));
            }
        }
        return List.copyOf(found.routes);
    }

    private void walk(String base, Class<?> type, Set<Class<?>> above) {
        if (!above.add(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            List<Method> declarations = declarations(type, method);
            Optional<String> path = declarations.stream()
                    .flatMap(each -> Stream.ofNullable(each.getAnnotation(Path.class)))
                    .map(Path::value)
                    .findFirst();
            Optional<String> verb = declarations.stream()
                    .flatMap(each -> Arrays.stream(each.getAnnotations()))
                    .map(Annotation::annotationType)
                    .flatMap(each -> Stream.ofNullable(each.getAnnotation(HttpMethod.class)))
                    .map(HttpMethod::value)
                    .findFirst();
            String full = join(base, path.orElse(""));
            if (verb.isPresent()) {
                boolean multipart = declarations.stream()
                        .flatMap(each -> Stream.ofNullable(each.getAnnotation(Consumes.class)))
                        .anyMatch(each -> List.of(each.value()).contains(MediaType.MULTIPART_FORM_DATA));
                routes.add(new Route(verb.get(), full, multipart));
            } else if (path.isPresent()) {
                walk(full, method.getReturnType(), new HashSet<>(above));
            }
        }
    }

    private static List<Method> declarations(Class<?> type, Method method) {
        return supertypes(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
                .toList();
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(type),
                Stream.concat(
                        supertypes(type.getSuperclass()),
                        Arrays.stream(type.getInterfaces()).flatMap(EngineRoutes::supertypes)));
    }

    private static Optional<String> path(Class<?> type) {
        return supertypes(type)
                .flatMap(each -> Stream.ofNullable(each.getAnnotation(Path.class)))
                .map(Path::value)
                .findFirst();
    }

    /** Cuts regular expressions out of templates. */
    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}", "{$1}").replaceAll("^/|/$", "");
        String joined = plain.isEmpty() ? base : base + "/" + plain;
        return joined.replaceFirst("(/engine/engine)/\\{name}", "$1/default")
                .replace("{engineName}", "default")
                .replace("{engine}", "default");
    }
}
