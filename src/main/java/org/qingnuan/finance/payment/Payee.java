package org.qingnuan.finance.payment;

/** Whose account receives a household's money, in clear. */
record Payee(long household, String name, String identity, String account, String bank) {}
