package org.qingnuan.shared;

/** Names a plan and its folder, {@code zichuan-2021}: kebab form without dots, {@link IllegalArgumentException} otherwise. */
public record PlanId(String value) {

    public PlanId {
        Kebab.require("plan id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
