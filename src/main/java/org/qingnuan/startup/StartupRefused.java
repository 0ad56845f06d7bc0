package org.qingnuan.startup;

/** A reason not to start that an administrator can mend: one sentence of what and where, one of what to do. */
public final class StartupRefused extends RuntimeException {

    private final String remedy;

    public StartupRefused(String message, String remedy) {
        this(message, remedy, null);
    }

    public StartupRefused(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What the administrator can do about it; never null. */
    public String remedy() {
        return remedy;
    }
}
