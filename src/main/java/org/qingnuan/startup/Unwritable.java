package org.qingnuan.startup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why the data folder cannot be written, in Chinese. */
final class Unwritable {

    private Unwritable() {}

    static StartupRefused refused(Path folder, IOException cause) {
        Path home = folder.toAbsolutePath().normalize();
        return new StartupRefused(
                "数据目录 " + home + " 不能写入（" + reason(home, cause) + "）。",
                "请换一个可写的目录（--qingnuan.data=目录）或修改目录权限后再启动。",
                cause);
    }

    private static String reason(Path home, IOException cause) {
        for (Path part = home; part != null; part = part.getParent()) {
            if (Files.isRegularFile(part)) {
                return part + " 是一个文件，不是目录";
            }
        }
        if (cause instanceof AccessDeniedException || cause instanceof FileAlreadyExistsException) {
            return "没有写入权限";
        }
        return String.valueOf(cause.getMessage()).contains("Read-only") ? "所在磁盘只读" : cause.getMessage();
    }
}
