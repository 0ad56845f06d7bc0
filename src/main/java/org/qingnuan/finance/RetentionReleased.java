package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** The defects period of a batch has ended; what was retained waits in a batch of its own, its process not started. */
public record RetentionReleased(CaseKey batch) {}
