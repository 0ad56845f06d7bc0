package org.qingnuan.support;

/** A form with files as a browser sends it. */
public final class Multipart {

    private static final String BOUNDARY = "qingnuan-form-boundary";
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final StringBuilder parts = new StringBuilder();

    public Multipart field(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    public Multipart file(String name, String fileName, String content) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
    }

    private Multipart part(String disposition, String content) {
        parts.append(
                "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(BOUNDARY, disposition, content));
        return this;
    }

    /** All of it as the body of a request of {@link #TYPE}. */
    public String body() {
        return parts + "--" + BOUNDARY + "--\r\n";
    }
}
