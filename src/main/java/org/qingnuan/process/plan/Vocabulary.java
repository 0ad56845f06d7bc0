package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words by which models and code understand each other, as the application's own models use them: messages, error
 * codes, and the variables that steps leave behind for conditions. A word that none of them uses is one that nobody says.
 */
record Vocabulary(Set<String> messages, Set<String> errors, Set<String> variables) {

    private static final Pattern MESSAGE = Pattern.compile("<bpmn:message [^>]*name=\"([^\"]+)\"");
    private static final Pattern ERROR = Pattern.compile("errorCode=\"([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile(
            "<bpmn:conditionExpression[^>]*>\\s*\\$\\{!?(\\w+)[ }=!]|<camunda:(?:in|out) [^>]*(?:source|target)=\"(\\w+)\"");

    static Vocabulary ofApplication() {
        return Known.WORDS;
    }

    private static final class Known {

        private static final Vocabulary WORDS = read();

        private static Vocabulary read() {
            List<String> models = models();
            return new Vocabulary(all(models, MESSAGE), all(models, ERROR), all(models, VARIABLE));
        }

        private static Set<String> all(List<String> models, Pattern word) {
            Set<String> words = new TreeSet<>();
            models.forEach(model -> word.matcher(model)
                    .results()
                    .flatMap(found -> Stream.iterate(1, n -> n + 1)
                            .limit(found.groupCount())
                            .map(found::group))
                    .filter(one -> one != null)
                    .forEach(words::add));
            return Set.copyOf(words);
        }

        private static List<String> models() {
            try {
                Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/**/*.bpmn");
                return Stream.of(found).map(Known::text).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String text(Resource model) {
            try {
                return model.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
