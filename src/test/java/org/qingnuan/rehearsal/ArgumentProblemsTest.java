package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.QingnuanApplication;

/** What somebody reads who types the command wrongly. */
class ArgumentProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--plan=zichuan-2021 --out=x --nix=3 | 没有 --nix=3 这样的参数",
                "--plan=zichuan-2021 --out=x more | 没有 more 这样的参数",
                "--plan=zichuan-2021 | 缺少 --out 或它的值",
                "--plan=zichuan-2021 --out | 缺少 --out 或它的值",
                "--plan=zichuan-2021 --out=x --households=viele | --households 的值“viele”不对",
                "--plan=zichuan-2021 --plan=heze-2021 --out=x | --plan 写了两次",
            })
    void aWrongArgumentIsNamedInChinese(String typed, String what) {
        StringWriter said = new StringWriter();

        int exit = RehearseCommand.commandLine(QingnuanApplication.class)
                .setErr(new PrintWriter(said))
                .execute(typed.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString().strip()).isEqualTo("参数有误：" + what + "。请用 rehearse --help 查看全部参数。");
    }
}
