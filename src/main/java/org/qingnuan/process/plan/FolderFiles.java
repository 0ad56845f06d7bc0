package org.qingnuan.process.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;

/** Writes files of a plan's folder, each whole or not at all. */
final class FolderFiles {

    private FolderFiles() {}

    static void write(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(folder, ".", ".new");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder, String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts these files in the place of others.
     *
     * @param before the names of those that the folder has
     * @param files by name; what is not among them is deleted
     */
    static void replace(Path folder, Collection<String> before, Map<String, byte[]> files) {
        files.forEach((name, bytes) -> write(folder, name, bytes));
        before.stream().filter(name -> !files.containsKey(name)).forEach(name -> delete(folder, name));
    }
}
