package org.qingnuan.ledger;

import org.qingnuan.shared.Money;

/**
 * A model of the city's shortlisted equipment (ZC-17).
 *
 * @param route a code
 * @param price per set
 * @param type what kind of heating it is, one that belongs to the route; null where the catalogue does not say
 */
public record CatalogueItem(String model, String route, String maker, String name, Money price, EquipmentType type) {

    /** Of no stated type. */
    public CatalogueItem(String model, String route, String maker, String name, Money price) {
        this(model, route, maker, name, price, null);
    }
}
