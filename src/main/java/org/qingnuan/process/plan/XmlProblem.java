package org.qingnuan.process.plan;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Says in Chinese where and why a parser did not take a file; parsers speak English, or whatever the machine speaks. */
final class XmlProblem {

    private static final Pattern CODE = Pattern.compile("^(cvc-[\\w.-]+)");
    private static final Pattern QUOTED = Pattern.compile("['\"“]([^'\"“”]*)['\"”]");

    private XmlProblem() {}

    /** A few words without an end mark. */
    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SAXParseException wrong && wrong.getLineNumber() > 0) {
                return of(
                        String.valueOf(wrong.getMessage()),
                        "第" + wrong.getLineNumber() + "行第" + wrong.getColumnNumber() + "列附近不是正确的 XML");
            } else if (cause instanceof SAXException
                    || String.valueOf(cause.getMessage()).startsWith("cvc-")) {
                return of(String.valueOf(cause.getMessage()), "不是完整的 XML");
            }
        }
        return "不是完整的 XML";
    }

    private static String of(String message, String otherwise) {
        List<String> words =
                QUOTED.matcher(message).results().map(found -> found.group(1)).toList();
        String code = CODE.matcher(message)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("");
        String what = word(words, 0);
        if (code.startsWith("cvc-id.2")) {
            return "编号 " + what + " 用了两次";
        } else if (code.startsWith("cvc-id.1")) {
            return "引用了不存在的编号 " + what;
        } else if (code.startsWith("cvc-complex-type.4")) {
            return "元素 " + word(words, 1) + " 缺少属性 " + what;
        } else if (code.startsWith("cvc-complex-type.3")) {
            return "元素 " + word(words, 1) + " 不能有属性 " + what;
        } else if (code.startsWith("cvc-complex-type") || code.startsWith("cvc-elt")) {
            return "元素 " + local(what) + " 不该出现在这里";
        } else if (code.startsWith("cvc")) {
            return "“" + what + "”不是允许的值";
        }
        return otherwise;
    }

    private static String word(List<String> words, int number) {
        return number < words.size() ? words.get(number) : "";
    }

    private static String local(String name) {
        return name.replaceAll("^.*[:}]", "");
    }
}
