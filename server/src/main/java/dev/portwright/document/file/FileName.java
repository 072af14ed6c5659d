package dev.portwright.document.file;

import java.util.Optional;

/**
 * The name of a file as a client gives it, and as it is kept: without the folders before it, blanks and what cannot be seen, and
 * with an extension that fits the content.
 */
public final class FileName {
    /** The longest name, in characters (code points). */
    public static final int LONGEST = 512;

    private static final String OTHERWISE = "document";

    private FileName() {}

    /** What is wrong with a name, as a sentence; empty when it can be made one that is kept. */
    public static Optional<String> fault(String given) {
        if (given.codePointCount(0, given.length()) > LONGEST) {
            return Optional.of("A file name may have at most " + LONGEST + " characters.");
        }
        return given.codePoints().anyMatch(Character::isISOControl)
                ? Optional.of("A file name must not hold control characters.")
                : Optional.empty();
    }

    /** The name that is kept for a file of this type. */
    public static String kept(String given, FileType type) {
        String name = cleaned(given);
        if (type.isExtension(extension(name))) {
            return name;
        }
        String added = "." + type.extension();
        String base = name.isEmpty() ? OTHERWISE : name;
        int room = LONGEST - added.length();
        int length = base.codePointCount(0, base.length());
        return (length <= room ? base : base.substring(0, base.offsetByCodePoints(0, room))) + added;
    }

    /** What stands behind the last point of a name, as the client writes it; empty when there is nothing. */
    static String extension(String name) {
        int point = name.lastIndexOf('.');
        return point <= 0 ? "" : name.substring(point + 1);
    }

    /** Without folders, blanks and what cannot be seen, and without points in front, which hide a file or name a folder. */
    public static String cleaned(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints().filter(FileName::isPrintable).forEach(name::appendCodePoint);
        int begin = 0;
        while (begin < name.length() && name.charAt(begin) == '.') {
            begin++;
        }
        return name.substring(begin);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
