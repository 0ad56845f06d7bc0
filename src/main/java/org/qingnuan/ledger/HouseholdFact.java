package org.qingnuan.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the register may know of a household beyond what each roster asks (domain 1.1, 1.3, 1.6). Each is optional wherever it comes
 * in: a file without the column, or an empty cell, leaves what stands; {@link #NOTHING} takes it away.
 */
public enum HouseholdFact {
    DOMICILE("domicile", "domicile", "户籍所在地", Form.PLACE, List.of("户籍", "户籍地址", "户口所在地"), Words.NONE),
    TITLE("titleNo", "title_no", "宅基地或产权证号", Form.PAPER, List.of("宅基地证号", "产权证号", "宅基地/产权证号", "不动产权证号"), Words.NONE),
    HOUSE_USE(
            "houseUse",
            "house_use",
            "房屋用途",
            Form.CHOICE,
            List.of(),
            Words.of("居住", "RESIDENTIAL", "经营", "BUSINESS", "商住两用", "MIXED")
                    .also("居住", "住宅", "自住", "居住用房")
                    .also("经营", "商用", "商业", "经营用房", "经营性用房")
                    .also("商住两用", "商住", "商住混用", "居住兼经营")),
    USER_CLASS(
            "userClass",
            "user_class",
            "用户分类",
            Form.CHOICE,
            List.of("用户类别"),
            Words.of("正常用户", "NORMAL_USER", "闲置用户", "IDLE_USER", "其他", "OTHER")
                    .also("正常用户", "正常")
                    .also("闲置用户", "闲置", "闲置房", "空置", "空置房", "长期无人居住")
                    .also("其他", "其他用户")),
    USE_STATE(
            "useState",
            "use_state",
            "使用状态",
            Form.CHOICE,
            List.of(),
            Words.of("正常", "IN_USE", "销户", "ACCOUNT_CLOSED")
                    .also("正常", "在用", "使用中", "正常使用")
                    .also("销户", "已销户", "注销", "已注销")),
    FUNDING_BATCH(
            "fundingBatch",
            "funding_batch",
            "资金批次",
            Form.CHOICE,
            List.of("改造批次", "资金来源批次"),
            Words.of(
                            "国家部委下达任务",
                            "STATE_TASK",
                            "省下达任务",
                            "PROVINCE_TASK",
                            "市级自定完成",
                            "CITY_TASK",
                            "市级自定-农户自改",
                            "SELF_INSTALLED")
                    .also("国家部委下达任务", "国家下达任务", "中央下达任务", "部委下达任务", "国家任务")
                    .also("省下达任务", "省级下达任务", "省级任务", "省任务")
                    .also("市级自定完成", "市级自定", "市自定完成")
                    .also("市级自定-农户自改", "农户自改", "市级自定—农户自改", "市级自定农户自改", "市级自定（农户自改）", "市级自定(农户自改)", "自改")),
    PAYOUT_CHANNEL(
            "payoutChannel",
            "payout_channel",
            "补贴发放方式",
            Form.CHOICE,
            List.of("发放补贴方式", "发放方式"),
            Words.of("银行卡", "BANK_CARD", "一卡通", "ALL_IN_ONE_CARD", "现金", "CASH", "气表", "GAS_METER", "电表", "POWER_METER")
                    .also("银行卡", "银行账户", "银行转账")
                    .also("一卡通", "惠民惠农一卡通", "惠农一卡通", "惠民一卡通")
                    .also("现金", "现金发放")
                    .also("气表", "充气表", "燃气表", "气卡")
                    .also("电表", "充电表", "电卡")),
    POWER_ACCOUNT("powerAccount", "power_account", "电力户号", Form.NUMBER, List.of("用电户号", "电费户号", "用电客户编号"), Words.NONE),
    POWER_METER("powerMeter", "power_meter", "电表号", Form.NUMBER, List.of("电能表号", "电表编号"), Words.NONE),
    GAS_CODE("gasCode", "gas_code", "燃气用户编码", Form.NUMBER, List.of("燃气户号", "燃气客户编号", "燃气用户号"), Words.NONE),
    /** What the account's holder is to the head of the household. */
    HOLDER_RELATION(
            "holderRelation",
            "holder_relation",
            "与开户人关系",
            Form.CHOICE,
            List.of("开户人与户主关系", "户主与开户人关系"),
            Words.of(
                            "本人",
                            "SELF",
                            "配偶",
                            "SPOUSE",
                            "父母",
                            "PARENT",
                            "子女",
                            "CHILD",
                            "兄弟姐妹",
                            "SIBLING",
                            "祖孙",
                            "GRANDPARENT",
                            "其他",
                            "OTHER")
                    .also("本人", "户主", "户主本人", "自己")
                    .also("配偶", "夫妻", "丈夫", "妻子")
                    .also("父母", "父亲", "母亲")
                    .also("子女", "儿子", "女儿")
                    .also("兄弟姐妹", "兄弟", "姐妹", "哥哥", "弟弟", "姐姐", "妹妹")
                    .also("祖孙", "祖父母", "孙子女")
                    .also("其他", "其他亲属")),
    /** The year that the retrofit belongs to; empty where it is the plan's own. */
    RETROFIT_YEAR("retrofitYear", "retrofit_year", "改造年度", Form.YEAR, List.of("改造年限", "改造年份"), Words.NONE),
    REMARK("remark", "remark", "备注", Form.TEXT, List.of(), Words.NONE);

    /** Written where what stands shall be taken away; the lists of choices in workbooks do not offer it. */
    public static final String NOTHING = "无";

    /** How it is written; {@link #personal} says which belong to a person. */
    public enum Form {
        /** An address; its digits are masked. */
        PLACE,
        /** The number of a paper, in any spelling. */
        PAPER,
        /** A number at a utility or on a meter, compared in one spelling. */
        NUMBER,
        /** One of {@link HouseholdFact#codes}. */
        CHOICE,
        /** A year of four digits. */
        YEAR,
        /** Free words, not personal. */
        TEXT
    }

    private final String key;
    private final String column;
    private final String label;
    private final Form form;
    private final List<String> headers;
    private final Words words;

    HouseholdFact(String key, String column, String label, Form form, List<String> headers, Words words) {
        this.key = key;
        this.column = column;
        this.label = label;
        this.form = form;
        this.headers = headers;
        this.words = words;
    }

    /** The key of its values in sheets, requests and events. */
    public String key() {
        return key;
    }

    /** Its column in {@code ledger.household}; the stem of {@code *_sealed}, {@code *_fingerprint} and {@code *_masked} for a personal one. */
    public String column() {
        return column;
    }

    /** As officials call it. */
    public String label() {
        return label;
    }

    public Form form() {
        return form;
    }

    /** Other headers of its column in files. */
    public List<String> headers() {
        return headers;
    }

    /** The code of each word of a choice in order, empty for others. */
    public Map<String, String> codes() {
        return words.codes();
    }

    /** The word that each other spelling means. */
    public Map<String, String> spellings() {
        return words.spellings();
    }

    /** The word of a code, the value itself for whatever is no choice. */
    public String word(String code) {
        return codes().entrySet().stream()
                .filter(word -> word.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(code);
    }

    /** Whether it belongs to a person and is kept sealed. */
    public boolean personal() {
        return form == Form.PLACE || form == Form.PAPER || form == Form.NUMBER;
    }

    public static Stream<HouseholdFact> all() {
        return Stream.of(values());
    }

    /** The words of a choice with their codes, and what else people write for them. */
    private record Words(Map<String, String> codes, Map<String, String> spellings) {

        private static final Words NONE = new Words(Map.of(), Map.of());

        private static Words of(String... wordsAndCodes) {
            Map<String, String> codes = new LinkedHashMap<>();
            for (int i = 0; i < wordsAndCodes.length; i += 2) {
                codes.put(wordsAndCodes[i], wordsAndCodes[i + 1]);
            }
            return new Words(codes, Map.of());
        }

        private Words also(String word, String... others) {
            Map<String, String> more = new LinkedHashMap<>(spellings);
            Stream.of(others).forEach(other -> more.put(other, word));
            return new Words(codes, more);
        }
    }
}
