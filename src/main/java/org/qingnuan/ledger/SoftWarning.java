package org.qingnuan.ledger;

/**
 * That a village departs from what the plan's document wishes, which is told and never refused.
 *
 * @param text what it departs from, with the clause
 * @param reason that was recorded for it, null while none was
 */
public record SoftWarning(String village, String text, String reason) {

    /** As one Chinese sentence. */
    public String sentence() {
        return "%s%s，%s".formatted(village, text, reason == null ? "还没有说明理由" : "理由：" + reason);
    }
}
