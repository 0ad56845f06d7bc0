package org.qingnuan.ledger;

import java.util.List;

/**
 * An ended stage goes back to its people.
 *
 * @param later the stages behind it, which will be passed through once more
 * @param laterFrames the dated frames behind its own, which are left and entered again
 * @param by who sent it back
 */
public record SendBack(String stage, List<String> later, List<String> laterFrames, String reason, String by) {

    public SendBack {
        later = List.copyOf(later);
        laterFrames = List.copyOf(laterFrames);
    }
}
