package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * One gate that moves.
 *
 * @param model the model's name without its plan, such as {@code village-retrofit}
 * @param name the frame's name, such as 建成
 * @param ruleBefore the date as the model stated it, such as {@code 08-30}
 * @param dueBefore the same as an inclusive day of the plan's year
 */
public record DateChange(
        String model,
        String frame,
        String name,
        String ruleBefore,
        String ruleAfter,
        LocalDate dueBefore,
        LocalDate dueAfter) {}
