package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.CaseKey;

/**
 * A matter for which somebody may be held responsible although nobody is late (JY-23, JN-33).
 *
 * @param key {@code <body>/inquiry.<id>}
 * @param respondent the office or post that it is about
 * @param pursued null before the office has decided
 * @param number such as 追责〔2021〕第1号, null unless pursued
 * @param documentNo the office's own number, null for none
 * @param consequence what came of it, null where the document asks for none
 * @param conclusion what follows, or why nothing does; null before the decision
 */
public record AccountabilityInquiry(
        CaseKey key,
        AccountabilityCause cause,
        String respondent,
        String facts,
        String openedBy,
        Instant openedAt,
        Boolean pursued,
        String number,
        String documentNo,
        String consequence,
        String conclusion,
        String decidedBy,
        Instant decidedAt) {}
