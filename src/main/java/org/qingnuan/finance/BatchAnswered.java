package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** The bank's answer to a batch was applied; whoever waited to know what was paid may look again. */
public record BatchAnswered(CaseKey batch) {}
