package org.qingnuan.process;

/** What is wrong with a file of a plan, in Chinese: which file, which element (null for the whole file), why, and what to do. */
public record ModelFinding(String file, String element, String reason, String remedy) {

    public String sentence() {
        return file + (element == null ? "" : " 元素 " + element) + "：" + reason + "。" + remedy;
    }
}
