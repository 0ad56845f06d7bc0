package org.qingnuan.process.staff;

import org.springframework.context.ApplicationContext;

/** The token of the first administrator, which production prints at its start. */
public final class IssuedToken {

    private IssuedToken() {}

    public static String of(ApplicationContext context) {
        return context.getBean(FirstToken.class).issue();
    }
}
