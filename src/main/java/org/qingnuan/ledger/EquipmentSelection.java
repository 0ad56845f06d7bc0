package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.Money;

/** What a town selected for a village (ZC-17, ZC-19). */
public record EquipmentSelection(String model, Money unitPrice, String serviceCommitment, String by, Instant at) {}
