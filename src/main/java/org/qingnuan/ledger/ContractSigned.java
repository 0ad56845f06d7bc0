package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** A lot has its contract; {@code villages} are those that were in it then. */
public record ContractSigned(CaseKey lot, List<CaseKey> villages) {}
