package org.qingnuan.ledger;

import org.qingnuan.shared.Money;

/** A model of the city's shortlisted equipment (ZC-17); {@code route} a code, {@code price} per set. */
public record CatalogueItem(String model, String route, String maker, String name, Money price) {}
