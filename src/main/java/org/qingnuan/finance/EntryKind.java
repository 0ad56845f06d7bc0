package org.qingnuan.finance;

/** What an entry of the bank's statement is to us, with what an official does next. */
public enum EntryKind {
    MATCHED("相符", "不用处理"),
    RETURNED("退票", "银行付出后又退回，结果已登记为退票，按退票任务更正收款信息"),
    REVERSED("冲正", "资金已回到原来源，这笔付款转入退票处理：镇街更正收款信息，另一人复核后重新列支"),
    MISMATCHED("不一致", "请与银行核对；核实后由一人提出认定、另一人确认，核实前不动账"),
    UNMATCHED("对不上", "请查明来由；核实后由一人提出认定、另一人确认，核实前不动账"),
    OTHER("其他", "已由两人认定与本方案的付款无关或已由银行更正，只列入余额调节表");

    private final String label;
    private final String next;

    EntryKind(String label, String next) {
        this.label = label;
        this.next = next;
    }

    public String label() {
        return label;
    }

    public String next() {
        return next;
    }
}
