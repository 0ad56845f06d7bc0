package org.qingnuan.process.plan;

/** The post that holds a role in a plan, and whether there is one for the plan or one per responsible body. */
public record RolePost(String name, Level level) {

    public enum Level {
        PLAN,
        BODY
    }
}
