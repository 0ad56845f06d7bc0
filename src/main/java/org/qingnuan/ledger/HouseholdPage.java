package org.qingnuan.ledger;

import java.util.List;

/** One page of a list, from 0, with how many rows there are on all pages. */
public record HouseholdPage(List<HouseholdRow> rows, int page, int pageSize, long total) {}
