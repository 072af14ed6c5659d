package dev.portwright.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Keeps root off a data folder that belongs to somebody else: what root made there its owner could not use any more,
 * and PostgreSQL starts on files of its own user only.
 */
final class DataFolderOwner {
    private DataFolderOwner() {}

    /**
     * Looks before anything is written to the folder.
     *
     * @throws StartException when this process is root's and the folder, or the database in it, is another user's
     */
    static void require(Path data) throws IOException {
        if (!PostgresUser.isRoot()) {
            return;
        }
        for (Path place : List.of(data, data.resolve("postgres"))) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isOurs(place, PostgresUser.OURS)) {
                String owner = Files.getOwner(place).getName();
                throw new StartException(
                        StartException.USAGE,
                        place + " belongs to user " + owner + ", not to root who starts this: start as " + owner
                                + ", or set PORTWRIGHT_DATA to another folder");
            }
        }
    }

    /** True when the file belongs to one of the users with those ids. */
    static boolean isOurs(Path file, Set<Integer> users) throws IOException {
        try {
            return users.contains((Integer) Files.getAttribute(file, "unix:uid"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return true;
        }
    }
}
