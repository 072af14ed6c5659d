package dev.portwright.document.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks into the list of entries at the end of a ZIP archive (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16) for those by which
 * documents of Office Open XML are known (ECMA-376, part 2). No entry is read, so one that would become huge costs nothing.
 */
final class ZipDirectory {
    /** How much of the end of a file is kept. A list that is longer is not looked at: it would name thousands of entries. */
    static final int MOST_BYTES = 128 * 1024;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;

    private static final Pattern WORDS = Pattern.compile("word/document\\d*\\.xml");
    private static final Pattern SHEETS = Pattern.compile("xl/workbook\\d*\\.xml");

    private final byte[] ring = new byte[MOST_BYTES];
    private long taken;

    static boolean begins(byte[] file) {
        return file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    void take(byte[] bytes, int from, int length) {
        int some = Math.min(length, ring.length);
        int skipped = length - some;
        int at = (int) ((taken + skipped) % ring.length);
        int first = Math.min(some, ring.length - at);
        System.arraycopy(bytes, from + skipped, ring, at, first);
        System.arraycopy(bytes, from + skipped + first, ring, 0, some - first);
        taken += length;
    }

    private ByteBuffer end() {
        int length = (int) Math.min(taken, ring.length);
        int at = (int) ((taken - length) % ring.length);
        byte[] end = new byte[length];
        int first = Math.min(length, ring.length - at);
        System.arraycopy(ring, at, end, 0, first);
        System.arraycopy(ring, 0, end, first, length - first);
        return ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    }

    Optional<FileType> type(long size) {
        Set<String> names = names(end(), size);
        boolean macros = names.stream().anyMatch(name -> name.endsWith("/vbaProject.bin"));
        if (!names.contains("[Content_Types].xml") || macros) {
            return Optional.empty();
        }
        boolean words = names.stream().anyMatch(name -> WORDS.matcher(name).matches());
        boolean sheets = names.stream().anyMatch(name -> SHEETS.matcher(name).matches());
        return words == sheets ? Optional.empty() : Optional.of(words ? FileType.DOCX : FileType.XLSX);
    }

    /** The names of the entries; empty when the file has anything before, between or behind what an archive has. */
    private static Set<String> names(ByteBuffer end, long size) {
        int last = endOfDirectory(end);
        if (last < 0) {
            return Set.of();
        }
        int count = Short.toUnsignedInt(end.getShort(last + 10));
        long bytes = Integer.toUnsignedLong(end.getInt(last + 12));
        long begin = Integer.toUnsignedLong(end.getInt(last + 16));
        long at = begin - (size - end.limit());
        if (at < 0 || at + bytes != last) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        int next = (int) at;
        for (int i = 0; i < count; i++) {
            if (next + ENTRY_BYTES > last || end.getInt(next) != ENTRY) {
                return Set.of();
            }
            int name = Short.toUnsignedInt(end.getShort(next + 28));
            int rest = Short.toUnsignedInt(end.getShort(next + 30)) + Short.toUnsignedInt(end.getShort(next + 32));
            int after = next + ENTRY_BYTES + name + rest;
            if (after > last) {
                return Set.of();
            }
            byte[] letters = new byte[name];
            end.get(next + ENTRY_BYTES, letters);
            names.add(new String(letters, StandardCharsets.UTF_8));
            next = after;
        }
        return next == last ? names : Set.of();
    }

    /** Where the record stands that ends an archive, behind which nothing is but its own comment; -1 when there is none. */
    private static int endOfDirectory(ByteBuffer end) {
        int earliest = Math.max(0, end.limit() - END_BYTES - 0xffff);
        for (int at = end.limit() - END_BYTES; at >= earliest; at--) {
            if (end.getInt(at) == END && at + END_BYTES + Short.toUnsignedInt(end.getShort(at + 20)) == end.limit()) {
                return at;
            }
        }
        return -1;
    }
}
