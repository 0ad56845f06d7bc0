package org.qingnuan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page of the documentation leads nowhere, and no picture or decision is left out of it. */
class DocumentationLinksTest {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(ClauseTable.text(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> dead.add(page + " → " + link));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void everyDecisionAndEveryPictureIsLinked() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path page : pages()) {
            texts.append(ClauseTable.text(page));
        }

        for (String folder : List.of("docs/adr", "docs/images/models", "docs/images/manual")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                assertThat(files.map(file -> file.getParent().getFileName() + "/" + file.getFileName()))
                        .allSatisfy(name -> assertThat(texts).contains(name));
            }
        }
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page
                : page.toAbsolutePath().resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
    }

    private static List<String> headings(Path page) {
        return HEADING.matcher(ClauseTable.text(page))
                .results()
                .map(found -> slug(found.group(1)))
                .toList();
    }

    /** The anchor of a heading: small letters, no punctuation, hyphens for spaces. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return Stream.concat(Stream.of(Path.of("README.md")), files)
                    .filter(file ->
                            file.toString().endsWith(".md") && !file.toString().contains("node_modules"))
                    .toList();
        }
    }
}
