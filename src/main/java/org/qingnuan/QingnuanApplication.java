package org.qingnuan;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application; dates are those of China wherever the machine stands. */
@SpringBootApplication(nameGenerator = ModuleBeanNames.class)
public class QingnuanApplication {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        SpringApplication.run(QingnuanApplication.class, args);
    }
}
