package org.qingnuan.finance;

/**
 * What a plan holds back of each subsidy that it owes a contractor.
 *
 * @param basisPoints hundredths of a percent, from 1 to 9999
 * @param months of the defects period (缺陷责任期), counted from the last acceptance of the batch
 */
public record Retention(int basisPoints, int months) {

    private static final int WHOLE = 10_000;

    /** Of so many fen, half up to the fen. */
    public long of(long fen) {
        return (Math.multiplyExact(fen, basisPoints) + WHOLE / 2) / WHOLE;
    }
}
