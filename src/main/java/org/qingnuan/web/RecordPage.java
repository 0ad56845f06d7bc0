package org.qingnuan.web;

import java.util.List;

/**
 * The work record of a plan or a body as a page.
 *
 * @param body the way back to the body's page, null on the plan's
 * @param kinds what the person may note, empty for readers
 * @param routine how often reports, drills and spot checks are due
 * @param checking whether the person may draw spot checks and enter what was found
 * @param checks the body's spot checks, none on the plan's page
 */
record RecordPage(
        String name,
        String plan,
        String path,
        String body,
        List<Facts.Choice> kinds,
        List<Facts.Choice> villages,
        List<Facts.Choice> partners,
        List<Facts.Choice> levels,
        List<Facts.Choice> modes,
        List<RecordLine> records,
        List<String> routine,
        boolean checking,
        List<CheckLine> checks) {

    /** An entry; {@code correctable} while the person may put it right, {@code look} is bad for a violation. */
    record RecordLine(
            long id,
            String date,
            String kind,
            String look,
            String place,
            String title,
            String summary,
            String partners,
            String by,
            String recordedOn,
            String remark,
            boolean correctable,
            String kindCode,
            String day,
            String village,
            List<String> partnerCodes,
            String level,
            String mode) {}

    /** A spot check: how it was drawn, and its households. */
    record CheckLine(long id, String head, String seed, List<ItemLine> items) {}

    /** @param result null until the household was looked at */
    record ItemLine(long household, String village, String result, String look, String finding, String date) {}

    public boolean writable() {
        return !kinds.isEmpty();
    }
}
