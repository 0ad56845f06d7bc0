package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** The money reached for a part of a batch; the {@code remainder} waits in a batch of its own, its process not started. */
public record BatchSplit(CaseKey batch, CaseKey remainder) {}
