package dev.portwright.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;

/** A file for its owner's eyes that has its name once all of it is on disk, and not before. */
final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream output;

    private NewFile(Path file, Path temporary, FileChannel channel) {
        this.file = file;
        this.temporary = temporary;
        this.channel = channel;
        this.output = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /**
     * Begins the file in its folder.
     *
     * @throws StartException when the folder cannot be written to
     */
    static NewFile begin(Path file) {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            FileChannel channel = FileChannel.open(
                    temporary,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PrivateFiles.attributes(file, "rw-------"));
            return new NewFile(file, temporary, channel);
        } catch (NoSuchFileException e) {
            throw new StartException(StartException.USAGE, "there is no folder " + file.getParent());
        } catch (IOException e) {
            throw new StartException(StartException.USAGE, file + " cannot be written: " + e.getMessage());
        }
    }

    OutputStream output() {
        return output;
    }

    /**
     * Gives the file its name.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one with this name, which stays as it is
     */
    void finish() throws IOException {
        output.flush();
        channel.force(true);
        try {
            // A hard link, unlike a rename, never replaces what is there.
            Files.createLink(file, temporary);
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, file);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
