package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** A batch's snapshot was taken; its approvals come next. */
public record BatchPrepared(CaseKey batch) {}
