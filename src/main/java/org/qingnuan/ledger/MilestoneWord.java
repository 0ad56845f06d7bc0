package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * What an office said of a milestone.
 *
 * @param achievedOn null for a goal that was given up
 * @param figure such as days in store, null for none
 * @param documentNo null for none
 * @param note null for none
 */
public record MilestoneWord(
        CaseKey subject,
        String frame,
        boolean reached,
        LocalDate achievedOn,
        BigDecimal figure,
        String documentNo,
        String note,
        String by,
        Instant at) {}
