package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** A plan's rates count from now on; the batches waited for that. */
public record RatesApproved(List<CaseKey> batches) {}
