package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.Money;

/** What computing a batch comes to. */
public sealed interface Computation {

    /** So many lines over so much money are due. */
    record Computed(int lines, Money total) implements Computation {}

    /** Nothing was stored because these rates are not set, named in Chinese (ZC-09, D-38). */
    record NoRate(List<String> items) implements Computation {}

    /** Nobody in the batch may be paid; the batch is settled. */
    record Nothing() implements Computation {}
}
