package org.qingnuan;

import java.util.Arrays;
import java.util.TimeZone;
import org.qingnuan.rehearsal.RehearseCommand;
import org.qingnuan.setup.SetupCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application; dates are those of China wherever the machine stands. */
@SpringBootApplication(nameGenerator = ModuleBeanNames.class)
public class QingnuanApplication {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        if (args.length > 0 && args[0].equals("rehearse")) {
            System.exit(RehearseCommand.run(QingnuanApplication.class, Arrays.copyOfRange(args, 1, args.length)));
        }
        if (args.length > 0 && SetupCommands.knows(args[0])) {
            System.exit(SetupCommands.run(args[0], Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(QingnuanApplication.class, args);
    }
}
