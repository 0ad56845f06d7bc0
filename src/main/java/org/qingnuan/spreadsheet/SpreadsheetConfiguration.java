package org.qingnuan.spreadsheet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers reader and writer to the other modules. */
@Configuration(proxyBeanMethods = false)
class SpreadsheetConfiguration {

    @Bean
    SheetReader sheetReader() {
        return SheetReader.create();
    }

    @Bean
    SheetWriter sheetWriter() {
        return SheetWriter.create();
    }
}
