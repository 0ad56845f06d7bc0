package org.qingnuan.ledger;

/**
 * Whose account receives a household's money now, in clear for the bank's file; its text form is masked.
 *
 * @param identity the resident id, null where the payee is not the one registered for the household
 */
public record Payee(
        long household,
        String name,
        String identity,
        String bank,
        String account,
        String maskedName,
        String maskedAccount) {

    @Override
    public String toString() {
        return "Payee[household=%d, %s, %s %s]".formatted(household, maskedName, bank, maskedAccount);
    }
}
