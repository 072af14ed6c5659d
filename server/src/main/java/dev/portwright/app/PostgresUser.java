package dev.portwright.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which user PostgreSQL runs. It refuses to run as root, so root hands it to a user namespace in which root is
 * nobody, or, where such namespaces are forbidden (many containers), really becomes nobody.
 *
 * @param prefix words before each command
 * @param owner user id that must own PostgreSQL's files, null when nothing has to change
 */
record PostgresUser(List<String> prefix, @Nullable Integer owner) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** Whose files root may hand to PostgreSQL: its own, and those that were handed over before. */
    static final Set<Integer> OURS = Set.of(ROOT, NOBODY);

    static final PostgresUser SAME = new PostgresUser(List.of(), null);
    static final PostgresUser NAMESPACE = new PostgresUser(List.of("unshare", "-U"), ROOT);
    static final PostgresUser OTHER =
            new PostgresUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    /**
     * Finds the way that works for the user of this process.
     *
     * @throws StartException when it is root and there is no way
     */
    static PostgresUser detect() {
        if (!isRoot()) {
            return SAME;
        }
        for (PostgresUser user : List.of(NAMESPACE, OTHER)) {
            try {
                if (Commands.run(user.prefix, List.of("true")).succeeded()) {
                    return user;
                }
            } catch (IOException e) {
                // No such program: the next way may do.
            }
        }
        throw new StartException(
                StartException.DATABASE,
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                        + " start Portwright as another user or set PORTWRIGHT_DATABASE_URL");
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(ROOT).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /**
     * Gives the file, or the folder and all in it, to the user that PostgreSQL runs as, where it is not that user's
     * yet. What belongs to a third user stays with that one.
     */
    void own(Path folder) throws IOException {
        if (owner == null || !Files.exists(folder) || owner.equals(Files.getAttribute(folder, "unix:uid"))) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                ownOnly(file);
                return FileVisitResult.CONTINUE;
            }

            // After its content: a folder that is the user's says that all of it is.
            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                ownOnly(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The same for that file or folder alone. */
    void ownOnly(Path file) throws IOException {
        Object now = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != null && !owner.equals(now) && now instanceof Integer user && OURS.contains(user)) {
            Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
