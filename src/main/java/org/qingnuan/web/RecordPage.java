package org.qingnuan.web;

import java.util.List;

/**
 * The work record of a plan or a body as a page.
 *
 * @param body the way back to the body's page, null on the plan's
 * @param kinds what the person may note, empty for readers
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
        List<RecordLine> records) {

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

    public boolean writable() {
        return !kinds.isEmpty();
    }
}
