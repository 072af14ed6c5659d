package dev.portwright.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder to one process. The operating system gives the lock back when the process ends in whatever way,
 * so a lock is never stale; the file's text only says who holds it.
 */
final class DataFolderLock implements AutoCloseable {
    /** What a process holds the folder for. */
    enum Role {
        /** For as long as the server runs. */
        SERVER,
        /** For the moment that a command takes. */
        COMMAND
    }

    /** The process that holds a folder, or held it last. */
    record Holder(long pid, Role role) {}

    /** Locks that are held: one that nobody refers to would be given back with the next garbage collection. */
    private static final Set<DataFolderLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, which is made when it does not exist. Answers null when another process holds it. */
    static @Nullable DataFolderLock tryAcquire(Path data, Role role) throws IOException {
        PrivateFiles.createFolder(data);
        FileChannel channel = FileChannel.open(
                file(data), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            acquired = true;
            channel.truncate(0);
            String text = ProcessHandle.current().pid() + " " + role.name() + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            DataFolderLock held = new DataFolderLock(channel);
            HELD.add(held);
            return held;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
    }

    /**
     * Takes the folder for a server. Waits for a command that holds it, not for another server.
     *
     * @throws StartException when another process keeps the folder
     */
    static DataFolderLock acquireForServer(Path data, Duration patience) throws IOException {
        Waiting waiting = Waiting.atMost(patience);
        while (true) {
            DataFolderLock lock = tryAcquire(data, Role.SERVER);
            if (lock != null) {
                return lock;
            }
            Holder holder = holder(data);
            if ((holder != null && holder.role() == Role.SERVER) || !waiting.pause()) {
                throw new StartException(
                        StartException.USAGE,
                        "another Portwright (pid " + (holder == null ? "unknown" : holder.pid())
                                + ") uses this data folder: " + data);
            }
        }
    }

    /** Answers who wrote the lock file last, null when that cannot be told. */
    static @Nullable Holder holder(Path data) {
        try {
            String[] words = Files.readString(file(data), StandardCharsets.ISO_8859_1)
                    .strip()
                    .split(" ", -1);
            return words.length == 2 ? new Holder(Long.parseLong(words[0]), Role.valueOf(words[1])) : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Path file(Path data) {
        return data.resolve("portwright.lock");
    }

    @Override
    public void close() throws IOException {
        HELD.remove(this);
        channel.close();
    }
}
