package dev.portwright.document.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the streams by which the binary formats of Word and Excel are known in the directory of a compound file ([MS-CFB],
 * 2.6). Its entries stand anywhere in the file, but each at a multiple of its size. Streams of what is embedded in a document
 * are in the same directory, behind those of the document itself.
 */
final class CompoundFile {
    static final byte[] SIGNATURE = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    private static final int ENTRY_BYTES = 128;
    private static final int NAME_LENGTH = 64;
    private static final int KIND = 66;
    private static final int STREAM = 2;

    private static final Map<String, FileType> STREAMS =
            Map.of("WordDocument", FileType.DOC, "Workbook", FileType.XLS, "Book", FileType.XLS);

    private final byte[] bytes = new byte[ENTRY_BYTES];
    private final ByteBuffer entry = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable FileType first;

    static boolean begins(byte[] file) {
        return Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    void take(byte[] file, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            int some = Math.min(entry.remaining(), end - at);
            entry.put(file, at, some);
            at += some;
            if (!entry.hasRemaining()) {
                look();
                entry.clear();
            }
        }
    }

    private void look() {
        int length = Short.toUnsignedInt(entry.getShort(NAME_LENGTH));
        if (first != null || entry.get(KIND) != STREAM || length < 2 || length > NAME_LENGTH || length % 2 != 0) {
            return;
        }
        first = STREAMS.get(new String(bytes, 0, length - 2, StandardCharsets.UTF_16LE));
    }

    Optional<FileType> type() {
        return Optional.ofNullable(first);
    }
}
