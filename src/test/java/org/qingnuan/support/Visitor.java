package org.qingnuan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;

/** Somebody with a browser's cookies and nothing else; whoever signs in does so through our page. */
public final class Visitor {

    private static final String BOUNDARY = "qingnuan-form";
    private static final String OURS = "QN-XSRF-TOKEN";
    private static final String ENGINES = "XSRF-TOKEN";
    private static final Predicate<String> WRITES = method -> !method.equals("GET") && !method.equals("HEAD");

    private static final Predicate<String> API = path -> path.startsWith("/camunda/api") || path.startsWith("/api");

    private final String root;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public record Answer(int status, String type, String text, String location) {

        public boolean isDone() {
            return status >= 200 && status < 300;
        }
    }

    private Visitor(int port) {
        this.root = "http://localhost:" + port;
    }

    public static Visitor stranger(int port) {
        return new Visitor(port);
    }

    public static Visitor signedIn(int port, String user, String password) {
        Visitor visitor = new Visitor(port);
        visitor.call("GET", "/sign-in");
        Answer answer = visitor.call(
                "POST",
                "/sign-in",
                "application/x-www-form-urlencoded",
                "username=%s&password=%s".formatted(encode(user), encode(password)));
        assertThat(answer.location()).as("%s signs in", user).endsWith("/");
        visitor.call("GET", "/");
        visitor.call("GET", "/camunda/api/admin/auth/user/default");
        assertThat(visitor.cookie(OURS)).as("our token").isNotEmpty();
        assertThat(visitor.cookie(ENGINES)).as("Camunda's own token").isNotEmpty();
        return visitor;
    }

    public Answer call(String method, String path) {
        return call(method, path, null, BodyPublishers.noBody());
    }

    /** What is downloaded there. */
    public byte[] bytes(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(root + path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with a file, as a browser does. */
    public Answer send(String path, Map<String, String> fields, String part, String file, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value))
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(BOUNDARY, part, file)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return call(
                "POST",
                path,
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** Sends the tokens of our pages and of Camunda's applications along, as their scripts do. */
    public Answer call(String method, String path, String type, String body) {
        return call(method, path, type, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private Answer call(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (WRITES.test(method)) {
            request.header("X-" + OURS, cookie(OURS)).header("X-" + ENGINES, cookie(ENGINES));
        }
        request.header("Accept", API.test(path) ? "application/json, */*;q=0.5" : "text/html, */*;q=0.5");
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
