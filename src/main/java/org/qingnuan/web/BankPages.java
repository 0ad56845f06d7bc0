package org.qingnuan.web;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.BankStatements.Item;
import org.qingnuan.finance.BankStatements.OpenEntry;
import org.qingnuan.finance.BankStatements.Proposal;
import org.qingnuan.finance.BankStatements.Reconciliation;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together what the bank says against what our books say. */
@Component
class BankPages {

    private static final int WHOLE = 1000;

    private final BankStatements statements;
    private final Plans plans;
    private final Staff staff;
    private final BankWorkbook workbook;

    BankPages(BankStatements statements, Plans plans, Staff staff, BankWorkbook workbook) {
        this.statements = statements;
        this.plans = plans;
        this.staff = staff;
        this.workbook = workbook;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/bank";
    }

    BankPage of(PlanId plan, String user) {
        CaseKey key = CaseKey.ofPlan(plan);
        Reconciliation sheet = statements.reconcile(plan);
        return new BankPage(
                plans.get(plan).name(),
                path(plan),
                FundPages.path(plan),
                staff.may(user, key, Action.RECORD_BANK_STATEMENTS),
                staff.may(user, key, Action.SETTLE_BANK_ENTRIES),
                kinds(statements.counts(plan)),
                statements.open(plan).stream().map(one -> open(one, user)).toList(),
                statements.reversals(plan).stream().map(BankPages::reversed).toList(),
                sheet == null ? null : sheet(sheet),
                statements.statements(plan).stream().map(this::statement).toList());
    }

    /** The sheet and all that stands behind it, for the files. */
    void write(PlanId plan, String user, OutputStream out) {
        workbook.write(of(plan, user), out);
    }

    private static List<BankPage.Kind> kinds(Map<EntryKind, Integer> counts) {
        return Stream.of(EntryKind.values())
                .map(kind -> new BankPage.Kind(
                        kind.label(),
                        counts.getOrDefault(kind, 0),
                        kind.next(),
                        kind == EntryKind.MISMATCHED || kind == EntryKind.UNMATCHED))
                .toList();
    }

    private BankPage.Open open(OpenEntry entry, String user) {
        return new BankPage.Open(
                entry.id(),
                Wording.date(entry.day()),
                entry.direction().label(),
                entry.serial(),
                Wording.money(entry.amount()),
                Stream.of(entry.name(), entry.account())
                        .filter(part -> part != null)
                        .reduce((name, account) -> name + " " + account)
                        .orElse(""),
                entry.reference() == null ? "" : entry.reference(),
                entry.kind().label(),
                entry.finding(),
                entry.next(),
                entry.proposal() == null ? null : proposal(entry.proposal()),
                entry.proposal() != null && entry.proposal().by().equals(user));
    }

    private String proposal(Proposal proposal) {
        return "%s%s认定：%s%s。理由：%s"
                .formatted(
                        staff.name(proposal.by()),
                        Wording.date(proposal.at()),
                        proposal.settlement().as().label(),
                        proposal.settlement().line() == null
                                ? ""
                                : "（付款编号" + proposal.settlement().line() + "）",
                        proposal.settlement().reason());
    }

    private static BankPage.Reversed reversed(BankStatements.Reversed one) {
        return new BankPage.Reversed(
                one.line().item(),
                one.batch().item(),
                Wording.money(one.amount()),
                Wording.date(one.paidOn()),
                Wording.date(one.day()),
                one.reason(),
                one.state().label());
    }

    private BankPage.Statement statement(BankStatements.Statement one) {
        return new BankPage.Statement(
                Wording.date(one.from()) + "至" + Wording.date(one.to()),
                Wording.money(one.balance()),
                one.entries(),
                one.fileName(),
                staff.name(one.by()),
                Wording.date(one.at()));
    }

    private static BankPage.Sheet sheet(Reconciliation sheet) {
        Money most = Stream.of(sheet.book(), sheet.bank(), sheet.adjustedBook(), sheet.adjustedBank())
                .max(Money::compareTo)
                .orElseThrow();
        return new BankPage.Sheet(
                Wording.date(sheet.day()),
                Wording.money(sheet.book()),
                Wording.money(sheet.bank()),
                side("银行已收、账上未收", sheet.bankOnlyIn()),
                side("银行已付、账上未付", sheet.bankOnlyOut()),
                Wording.money(sheet.otherIn()),
                Wording.money(sheet.otherOut()),
                side("账上已收、银行未收", sheet.bookOnlyIn()),
                side("账上已付、银行未付", sheet.bookOnlyOut()),
                Wording.money(sheet.adjustedBook()),
                Wording.money(sheet.adjustedBank()),
                Wording.money(sheet.difference()),
                sheet.difference().fen() == 0,
                part(sheet.book(), most),
                part(sheet.bank(), most),
                part(sheet.adjustedBook(), most),
                part(sheet.adjustedBank(), most));
    }

    private static BankPage.Side side(String label, List<Item> items) {
        return new BankPage.Side(
                label,
                Wording.money(Reconciliation.sum(items)),
                items.stream()
                        .map(item -> new BankPage.Item(
                                Wording.date(item.day()), item.what(), item.serial(), Wording.money(item.amount())))
                        .toList());
    }

    private static int part(Money amount, Money of) {
        return of.fen() <= 0 || amount.fen() <= 0
                ? 0
                : Math.toIntExact(Math.min(WHOLE, amount.fen() * WHOLE / of.fen()));
    }
}
