package org.qingnuan.setup;

import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.startup.Console;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands that prepare plans, each with its exit code: 0 done, 1 refused, 2 wrong arguments. */
public final class SetupCommands {

    private static final Set<String> NAMES = Set.of("check-plan", "new-plan", "plan-stages");

    private SetupCommands() {}

    /** Whether the first argument names one of these commands. */
    public static boolean knows(String name) {
        return NAMES.contains(name);
    }

    /** Runs the command with the arguments after its name and returns the exit code. */
    public static int run(String name, String... arguments) {
        LoggingSystem.get(SetupCommands.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        return commandLine(name).execute(arguments);
    }

    static CommandLine commandLine(String name) {
        return new CommandLine(command(name))
                .setOut(Console.out())
                .setErr(Console.err())
                .setParameterExceptionHandler((exception, args) -> {
                    exception.getCommandLine().getErr().println(sentence(exception));
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((exception, command, result) -> {
                    if (!(exception instanceof PlanRefused refused)) {
                        throw exception;
                    }
                    refused.findings().forEach(finding -> command.getErr().println(finding.sentence() + "。"));
                    return ExitCode.SOFTWARE;
                });
    }

    private static Object command(String name) {
        return switch (name) {
            case "check-plan" -> new CheckPlanCommand();
            case "new-plan" -> new NewPlanCommand();
            default -> new PlanStagesCommand();
        };
    }

    private static String sentence(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return "参数有误：没有 " + unmatched.getUnmatched().get(0) + " 这样的参数，可用的参数见 --help。";
        }
        if (exception instanceof MissingParameterException missing) {
            return "参数有误：缺少 "
                    + missing.getMissing().stream()
                            .map(argument -> argument.isOption()
                                    ? ((CommandLine.Model.OptionSpec) argument).longestName()
                                    : argument.paramLabel())
                            .collect(Collectors.joining("、"))
                    + "，用法见 --help。";
        }
        String value = exception.getValue();
        String named =
                exception.getArgSpec() instanceof CommandLine.Model.OptionSpec option ? option.longestName() : "";
        return "参数有误：" + named + (value == null ? "" : " 的值 " + value) + " 不对，写法见 --help。";
    }
}
