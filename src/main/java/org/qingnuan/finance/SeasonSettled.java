package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** Everything due for a body's heating season is paid or closed. */
public record SeasonSettled(CaseKey season) {}
