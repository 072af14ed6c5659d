package dev.portwright.document.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of files that can be documents. */
public enum FileType {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG", "image/png", "png"),
    JPEG("JPEG", "image/jpeg", "jpg", "jpeg", "jpe"),
    CSV("CSV", "text/csv", "csv"),
    TEXT("plain text", "text/plain", "txt", "text"),
    JSON("JSON", "application/json", "json"),
    DOC("DOC", "application/msword", "doc"),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLS("XLS", "application/vnd.ms-excel", "xls"),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    /** All of them, for people. */
    public static final String ALL =
            Arrays.stream(values()).map(type -> type.words).collect(Collectors.joining(", "));

    private final String words;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // it cannot be changed
    private final List<String> extensions;

    FileType(String words, String mediaType, String... extensions) {
        this.words = words;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** The type that has this media type. */
    public static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** As RFC 6838 writes it. */
    public String mediaType() {
        return mediaType;
    }

    /** What is added to a name that has no extension of this type. */
    String extension() {
        return extensions.getFirst();
    }

    boolean isExtension(String extension) {
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }
}
