package org.qingnuan.rehearsal.runs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * This application once more, in a JVM of its own: from the same jar or class path, with a bounded heap and low priority, and
 * with nothing of this installation's settings, so that it cannot find the live database.
 */
@Component
class OwnProcess {

    /** What a program needs of its surroundings; settings such as SPRING_DATASOURCE_URL are none of it. */
    private static final Set<String> SURROUNDINGS = Set.of(
            "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH");

    private static final List<String> NICE = List.of("nice", "-n", "10");
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final String FOLDERS = "loader.path";

    private final ApplicationContext context;
    private final String heap;

    OwnProcess(ApplicationContext context, @Value("${qingnuan.rehearsals.heap}") String heap) {
        this.context = context;
        this.heap = heap;
    }

    /** Standard input is a pipe; both outputs go to the file. */
    ProcessBuilder with(Path folder, Path console, List<String> arguments) {
        List<String> command = new ArrayList<>(canBeNice() ? NICE : List.of());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        command.addAll(application());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().keySet().removeIf(name -> !belongs(name));
        return builder;
    }

    private static boolean belongs(String name) {
        return SURROUNDINGS.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_");
    }

    /** The jar this was started from, or the class path with the application's class. */
    private List<String> application() {
        String classPath = absolute(System.getProperty("java.class.path"));
        boolean packaged = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        if (packaged && System.getProperty(FOLDERS) != null) {
            return List.of(
                    "-D" + FOLDERS + "=" + System.getProperty(FOLDERS),
                    "-cp",
                    classPath,
                    "org.springframework.boot.loader.launch.PropertiesLauncher");
        }
        return packaged ? List.of("-jar", classPath) : List.of("-cp", classPath, mainClass());
    }

    /** Another working folder must not change what is meant. */
    private static String absolute(String classPath) {
        return SEPARATOR
                .splitAsStream(classPath)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String mainClass() {
        Map<String, Object> applications = context.getBeansWithAnnotation(SpringBootApplication.class);
        return ClassUtils.getUserClass(applications.values().iterator().next()).getName();
    }

    private static boolean canBeNice() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, NICE.get(0))));
    }
}
