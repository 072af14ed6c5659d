package dev.portwright.document.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Says what a file is by its content, of which it sees every byte once and keeps the beginning, and of archives the end. What
 * a client says of it decides only between kinds of plain text.
 */
public final class Sniffer {
    /** How much memory one takes at most. */
    public static final int MOST_BYTES = Sniffer.BEGINNING_BYTES + ZipDirectory.MOST_BYTES;

    private static final int BEGINNING_BYTES = 16 * 1024;

    private static final String ARCHIVE = "application/zip";
    private static final String OLE = "application/x-ole-storage";

    private final byte[] beginning = new byte[BEGINNING_BYTES];
    private int begun;
    private long size;
    private byte lastLetter;
    private @Nullable ZipDirectory archive;
    private @Nullable CompoundFile compound;

    /** Looks at the next bytes of the file. */
    public void take(byte[] bytes, int from, int length) {
        int some = Math.min(length, beginning.length - begun);
        System.arraycopy(bytes, from, beginning, begun, some);
        boolean kindIsKnown = begun >= CompoundFile.SIGNATURE.length;
        begun += some;
        size += length;
        for (int i = from + length - 1; i >= from; i--) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                lastLetter = bytes[i];
                break;
            }
        }
        if (!kindIsKnown && begun >= CompoundFile.SIGNATURE.length) {
            // All that has come until now is in the beginning, or in these bytes.
            archive = ZipDirectory.begins(beginning) ? new ZipDirectory() : null;
            compound = CompoundFile.begins(beginning) ? new CompoundFile() : null;
            int before = begun - some;
            follow(beginning, 0, before);
        }
        if (begun >= CompoundFile.SIGNATURE.length) {
            follow(bytes, from, length);
        }
    }

    private void follow(byte[] bytes, int from, int length) {
        if (archive != null) {
            archive.take(bytes, from, length);
        }
        if (compound != null) {
            compound.take(bytes, from, length);
        }
    }

    /** How many bytes there were. */
    public long size() {
        return size;
    }

    /**
     * What the file is; empty when it is nothing that a document can be.
     *
     * @param name as the client calls it; null when it does not
     */
    public Optional<FileType> type(@Nullable String name) {
        if (archive != null) {
            return archive.type(size);
        }
        if (compound != null) {
            return compound.type();
        }
        String found = mediaType();
        return found.equals(FileType.TEXT.mediaType()) || found.equals(FileType.JSON.mediaType())
                ? Optional.of(kindOfText(name == null ? "" : FileName.extension(FileName.cleaned(name))))
                : FileType.of(found).filter(type -> type != FileType.CSV);
    }

    /** What the file is by its content, as a media type, to say so to whoever sent it. */
    public String mediaType() {
        if (archive != null || compound != null) {
            return archive != null ? ARCHIVE : OLE;
        }
        try {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(beginning, 0, begun), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileType kindOfText(String extension) {
        boolean json = (begins('{') && lastLetter == '}') || (begins('[') && lastLetter == ']');
        if (FileType.CSV.isExtension(extension)) {
            return FileType.CSV;
        }
        return json && !FileType.TEXT.isExtension(extension) ? FileType.JSON : FileType.TEXT;
    }

    private boolean begins(char letter) {
        for (int i = 0; i < begun; i++) {
            if (beginning[i] > ' ' || beginning[i] < 0) {
                return beginning[i] == letter;
            }
        }
        return false;
    }
}
