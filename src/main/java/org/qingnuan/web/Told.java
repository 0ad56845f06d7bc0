package org.qingnuan.web;

import org.qingnuan.ledger.SubmissionRefused;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page tells of a step: that it is done, or why it was refused. */
final class Told {

    private Told() {}

    /** Whether the step was done. */
    static boolean of(RedirectAttributes flash, String done, Runnable step) {
        try {
            step.run();
        } catch (SubmissionRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            return false;
        }
        flash.addFlashAttribute("done", done);
        return true;
    }
}
