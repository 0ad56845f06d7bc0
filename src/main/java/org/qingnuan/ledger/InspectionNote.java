package org.qingnuan.ledger;

/** At which level and in which way works were inspected (HZ-38, JN-31). */
public record InspectionNote(Level level, Mode mode) {

    /** Whose inspection it was (市县乡三级督查). */
    public enum Level {
        CITY("市级"),
        COUNTY("县级"),
        TOWN("乡级");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How it was done; SPECIAL is Jinan's 专项督查 (JN-31). */
    public enum Mode {
        REGULAR("定期检查"),
        KEY("重点巡查"),
        RANDOM("随机抽查"),
        SPECIAL("专项督查");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public String label() {
        return level.label() + mode.label();
    }
}
