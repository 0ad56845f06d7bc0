package org.qingnuan.ledger.benefit;

import java.util.stream.Stream;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;

/** The list of past beneficiaries: everything is read as text, so that a refused row can be given back as it came. */
final class PastBenefitSheet {

    static final String NAME = "姓名";
    static final String IDENTITY = "身份证号";
    static final String TOWN = "镇街";
    static final String VILLAGE = "村";
    static final String ADDRESS = "住址";
    static final String YEAR = "享受年度";
    static final String ITEM = "项目";
    static final String AMOUNT = "金额(元)";
    static final String SOURCE = "资料来源";
    static final String PROBLEM = "问题";

    static final String NOTE = "每人每年每个项目一行。享受年度填四位数字；金额不清楚的可以空着；资料来源写明出自哪份名册，不填的记文件名。已经登记过的行再次上传不会重复。";

    static final SheetFormat FORMAT = SheetFormat.of(
            "以往享受名单",
            SheetColumn.text(NAME).alsoCalled("户主姓名", "户主").mandatory().atMost(40),
            SheetColumn.text(IDENTITY)
                    .alsoCalled("身份证号码", "公民身份号码")
                    .mandatory()
                    .atMost(40)
                    .masked()
                    .wide(12),
            SheetColumn.text(TOWN).alsoCalled("乡镇", "镇(街道)", "乡镇(街道)").atMost(40),
            SheetColumn.text(VILLAGE)
                    .alsoCalled("村名", "村(居)", "行政村")
                    .mandatory()
                    .atMost(40),
            SheetColumn.text(ADDRESS).alsoCalled("家庭住址", "地址", "门牌号").wide(14),
            SheetColumn.text(YEAR).alsoCalled("年度", "改造年度").mandatory().atMost(20),
            SheetColumn.text(ITEM)
                    .alsoCalled("改造方式", "补贴项目", "改造类型")
                    .mandatory()
                    .atMost(40),
            SheetColumn.text(AMOUNT).alsoCalled("金额", "补贴金额", "补贴金额(元)").atMost(40),
            SheetColumn.text(SOURCE).alsoCalled("来源").wide(14));

    /** The same for rows that go back, with what is wrong beside them. */
    static SheetFormat withProblems() {
        SheetColumn[] columns = Stream.concat(
                        FORMAT.columns().stream(),
                        Stream.of(SheetColumn.text(PROBLEM).atMost(2000).wide(30)))
                .toArray(SheetColumn[]::new);
        return SheetFormat.of("以往享受名单（有误的行）", columns);
    }

    private PastBenefitSheet() {}
}
