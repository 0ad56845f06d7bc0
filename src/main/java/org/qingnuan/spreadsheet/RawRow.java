package org.qingnuan.spreadsheet;

import java.util.SortedMap;

/** The cells of a row that hold something, by column from 0, under the row's number from 1. */
record RawRow(int number, SortedMap<Integer, RawCell> cells) {}
