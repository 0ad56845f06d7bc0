package org.qingnuan.ledger;

import java.util.List;

/** A field that a form declares; {@code type} is text, date, integer, money, choice or boolean. */
public record FieldSpec(String name, String label, String type, boolean required, List<String> choices) {}
