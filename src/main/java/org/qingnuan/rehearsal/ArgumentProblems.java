package org.qingnuan.rehearsal;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in Chinese what is wrong with the command line, which the library says in English. */
final class ArgumentProblems {

    private ArgumentProblems() {}

    static String sentence(ParameterException problem) {
        return "参数有误：" + what(problem) + "。请用 " + problem.getCommandLine().getCommandName() + " --help 查看全部参数。";
    }

    private static String what(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return "没有 " + String.join("、", unmatched.getUnmatched()) + " 这样的参数";
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " 写了两次";
        }
        if (problem instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream()
                    .filter(argument -> argument != null)
                    .map(ArgumentProblems::name)
                    .distinct()
                    .collect(Collectors.joining("、"));
            return "缺少 " + names + " 或它的值";
        }
        return name(problem.getArgSpec()) + " 的值" + (problem.getValue() == null ? "" : "“" + problem.getValue() + "”")
                + "不对";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : "位置参数";
    }
}
