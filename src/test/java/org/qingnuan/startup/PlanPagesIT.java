package org.qingnuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;

/** Every page that people of a plan reach by our own links, in a demonstration of each plan: there, and in Chinese. */
@Tag("full")
class PlanPagesIT {

    private static final String PASSWORD = "qingnuan";
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern USER = Pattern.compile("/sign-in\\?user=([a-z-]+)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Of the many bodies, villages and papers alike only so many are opened of each kind. */
    private static final int OF_A_KIND = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zichuan-2021", "heze-2021", "laizhou-2023", "jiyang-2021", "jinan-2019-2022"})
    void everyPageThatIsLinkedIsThere(String plan) {
        try (StartedJar demonstration = StartedJar.with(
                folder,
                "--qingnuan.data=" + folder.resolve("data"),
                "--qingnuan.plans=" + plan,
                "--qingnuan.demo-households=60",
                "--server.port=0")) {
            int port = demonstration.port();
            demonstration.shows(text -> text.contains("演练完毕"));
            List<String> broken = new ArrayList<>();
            int opened = 0;
            for (String user : oneOfEachPost(port)) {
                opened += open(Visitor.signedIn(port, user, PASSWORD), user, broken);
            }

            assertThat(broken).isEmpty();
            assertThat(opened).isGreaterThan(60);
        }
    }

    /** All of the plan's own, and of each post in the bodies the first. */
    private static Set<String> oneOfEachPost(int port) {
        Matcher users = USER.matcher(Visitor.stranger(port).call("GET", "/").text());
        Map<String, String> byPost = new LinkedHashMap<>();
        while (users.find()) {
            byPost.putIfAbsent(users.group(1).replaceAll(".*-", "*-"), users.group(1));
        }
        assertThat(byPost).hasSizeGreaterThan(8);
        return new LinkedHashSet<>(byPost.values());
    }

    private static int open(Visitor visitor, String user, List<String> broken) {
        Set<String> seen = new LinkedHashSet<>(List.of("/"));
        Deque<String> next = new ArrayDeque<>(seen);
        List<String> kinds = new ArrayList<>();
        while (!next.isEmpty()) {
            String path = next.poll();
            Answer answer = visitor.call("GET", path);
            if (answer.status() != 200) {
                broken.add(user + " " + path + " " + answer.status());
            } else if (answer.type().startsWith("text/html")) {
                if (!HAN.matcher(answer.text()).find()) {
                    broken.add(user + " " + path + " is not Chinese");
                }
                Matcher links = LINK.matcher(answer.text());
                while (links.find()) {
                    String link = links.group(1).replace("&amp;", "&");
                    if (isOurs(link) && ofAKind(link, kinds) && seen.add(link)) {
                        next.add(link);
                    }
                }
            }
        }
        return seen.size();
    }

    private static boolean isOurs(String link) {
        return !link.startsWith("/camunda") && !link.matches("/(css|js|images|webjars)/.*");
    }

    /** Names and numbers stand for each other: what is left of the link is its kind. */
    private static boolean ofAKind(String link, List<String> kinds) {
        String kind = link.replaceAll("/bodies/([^/]+)/[^/]+", "/bodies/$1/*")
                .replaceAll("/villages/[^/]+", "/villages/*")
                .replaceAll("\\d+", "*");
        kinds.add(kind);
        return kinds.stream().filter(kind::equals).count() <= OF_A_KIND;
    }
}
