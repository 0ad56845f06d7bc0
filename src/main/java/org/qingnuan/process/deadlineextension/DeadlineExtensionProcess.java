package org.qingnuan.process.deadlineextension;

import java.time.LocalDate;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to extensions of deadlines. */
@Component
class DeadlineExtensionProcess implements DeadlineExtensions {

    private static final String MODEL = "deadline-extension";

    private final Extensions extensions;
    private final Relay relay;

    DeadlineExtensionProcess(Extensions extensions, Relay relay) {
        this.extensions = extensions;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey request(
            CaseKey place, String frame, LocalDate until, String reason, Extensions.Paper paper, String by) {
        CaseKey extension = extensions.request(place, frame, until, reason, paper, by);
        relay.start(MODEL, extension);
        return extension;
    }
}
