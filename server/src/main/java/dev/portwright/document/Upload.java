package dev.portwright.document;

import dev.portwright.document.file.FileName;
import dev.portwright.document.file.FileType;
import dev.portwright.document.file.Sniffer;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The content of a document on its way: passed on as it comes, looked at, and stopped when it is too much. */
final class Upload extends OutputStream {
    /** The largest document, in bytes. */
    static final int MOST_BYTES = 20 * 1024 * 1024;

    /** How much memory one takes at most, in KiB, with what reads the request. */
    static final int HELD_KIB = (NewBlob.PART_BYTES + Sniffer.MOST_BYTES) / 1024 + 24;

    private final NewBlob content;
    private final Sniffer sniffer = new Sniffer();

    /** Where the content stands in the request, as a JSON pointer. */
    private final String pointer;

    Upload(NewBlob content, String pointer) {
        this.content = content;
        this.pointer = pointer;
    }

    /** A file that has come whole and can be kept. */
    record Received(
            NewBlob content,
            FileType type,
            String filename,
            @Nullable String customerReference,
            ScanStatus scan) {
        Received with(ScanStatus status) {
            return new Received(content, type, filename, customerReference, status);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (content.size() + length > MOST_BYTES) {
            throw new ApiException(ProblemCode.PAYLOAD_TOO_LARGE.at(
                    pointer, "A document may have at most " + MOST_BYTES / 1024 / 1024 + " MiB."));
        }
        sniffer.take(bytes, from, length);
        content.write(bytes, from, length);
    }

    /**
     * Judges what has come.
     *
     * @param given the name as the client gives it; null when it does not
     * @throws ApiException 422 with everything that is wrong
     */
    Received received(@Nullable String given, @Nullable String customerReference) {
        Problems problems = new Problems();
        String name = given == null ? "" : given;
        FileName.fault(name).ifPresent(fault -> problems.add(ProblemCode.UNPROCESSABLE.at("/filename", fault)));
        FileType type = content.size() == 0 ? null : sniffer.type(name).orElse(null);
        if (type == null) {
            problems.add(ProblemCode.INVALID_DOCUMENT_TYPE.at(
                    pointer,
                    content.size() == 0
                            ? "The file is empty."
                            : "By its content the file is %s. A document can be one of these: %s."
                                    .formatted(sniffer.mediaType(), FileType.ALL)));
        }
        problems.throwIfAny();
        if (type == null) {
            throw new IllegalStateException("a problem was found");
        }
        return new Received(content, type, FileName.kept(name, type), customerReference, ScanStatus.NOT_SCANNED);
    }
}
