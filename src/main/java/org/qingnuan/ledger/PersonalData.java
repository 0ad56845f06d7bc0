package org.qingnuan.ledger;

/** Seals, finds and masks what belongs to a person; the keys lie outside of the database. */
public interface PersonalData {

    /** Encrypts, null for null; each call gives other bytes. */
    byte[] seal(String text);

    /** Decrypts what {@link #seal} gave, null for null; {@link IllegalStateException} with an unknown key or changed bytes. */
    String open(byte[] sealed);

    /** Encrypts bytes that are not text, such as a piece of a file; each call gives other bytes. */
    byte[] sealBytes(byte[] content);

    /** Decrypts what {@link #sealBytes} gave; {@link IllegalStateException} with an unknown key or changed bytes. */
    byte[] openBytes(byte[] sealed);

    /**
     * The same bytes for the same text, without telling it, null for null. They are of the search key in force, which does not change as long
     * as the present transaction lasts: what was read before the transaction's first fingerprint may be of another one, and what outlives
     * the transaction must not be compared. {@link IllegalStateException} outside of a transaction.
     */
    byte[] fingerprint(String text);

    /** 张*, null for null. */
    String maskName(String name);

    /** A resident id with its first and last characters only, null for null. */
    String maskId(String id);

    /** 138****1234, null for null. */
    String maskPhone(String phone);

    /** 尾号1234, the last four digits and never more than half of a short number; null for null. */
    String maskAccount(String account);
}
