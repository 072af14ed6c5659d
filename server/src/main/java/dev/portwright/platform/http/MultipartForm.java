package dev.portwright.platform.http;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/** Reads a form with files (RFC 7578), whose bytes are handed on as they come. */
public final class MultipartForm {
    private static final int MOST_PARTS = 40;
    private static final int MOST_HEADER_BYTES = 4 * 1024;
    private static final int MOST_FIELD_BYTES = 16 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final OneFile file;

    private MultipartForm(OneFile file) {
        this.file = file;
    }

    /** Takes what is in a form, in the order in which it comes. */
    public interface Taker {
        /** Whether a field is a file. */
        boolean isFile(PartHead head);

        /** Takes one. What is not read of its content is passed over. */
        void take(PartHead head, InputStream content) throws IOException;

        /** Takes a field that is no file. */
        void take(String name, String value);
    }

    /**
     * Reads a body with one file.
     *
     * @param contentType of the request, which names the boundary
     * @param fileField the name of the field whose bytes go to {@code content}
     * @throws ApiException 400 when it is no such form, 413 when a field that is no file is too long; and what the two
     *     streams throw
     */
    public static MultipartForm read(InputStream body, String contentType, String fileField, OutputStream content) {
        OneFile file = new OneFile(fileField, content);
        read(body, contentType, file);
        return new MultipartForm(file);
    }

    /**
     * Reads a body.
     *
     * @param contentType of the request, which names the boundary
     * @throws ApiException 400 when it is no such form, 413 when a field that is no file is too long; and what the stream and
     *     the taker throw
     */
    public static void read(InputStream body, String contentType, Taker taker) {
        try {
            read(
                    MultipartInput.builder()
                            .setInputStream(body)
                            .setBoundary(boundary(contentType))
                            .setBufferSize(BUFFER_BYTES)
                            .setPartHeaderSizeMax(MOST_HEADER_BYTES)
                            .get(),
                    taker);
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private static ApiException broken() {
        return new ApiException(ProblemCode.BAD_REQUEST.because(
                "The body ended early or is not a well-formed form (multipart/form-data)."));
    }

    private static byte[] boundary(String contentType) {
        String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw broken();
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    private static void read(MultipartInput input, Taker taker) throws IOException {
        input.setHeaderCharset(StandardCharsets.UTF_8);
        int parts = 0;
        for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
            if (++parts > MOST_PARTS) {
                throw new ApiException(
                        ProblemCode.BAD_REQUEST.because("The form has more than " + MOST_PARTS + " fields."));
            }
            PartHead head = PartHead.of(input.readHeaders());
            if (taker.isFile(head)) {
                InputStream content = input.newInputStream();
                taker.take(head, content);
                // Passes over the rest; not after a failure, when nobody wants to wait for it.
                content.close();
            } else {
                Field field = new Field(head.name());
                input.readBodyData(field);
                taker.take(head.name(), field.text());
            }
        }
        if (parts == 0) {
            throw broken();
        }
    }

    /** The fields that are no file, by their names. */
    public Map<String, String> fields() {
        return file.fields;
    }

    public boolean hasFile() {
        return file.taken;
    }

    /** The name of the file as its part gives it; null when it gives none. */
    public @Nullable String filename() {
        return file.filename;
    }

    /** The only file of a form. */
    private static final class OneFile implements Taker {
        private final String field;
        private final OutputStream content;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private boolean taken;
        private @Nullable String filename;

        OneFile(String field, OutputStream content) {
            this.field = field;
            this.content = content;
        }

        @Override
        public boolean isFile(PartHead head) {
            return head.name().equals(field);
        }

        @Override
        public void take(PartHead head, InputStream from) throws IOException {
            if (taken) {
                throw new ApiException(
                        ProblemCode.UNPROCESSABLE.at("/" + field, "The form has several files. Send one."));
            }
            taken = true;
            filename = head.filename();
            from.transferTo(content);
        }

        @Override
        public void take(String name, String value) {
            fields.put(name, value);
        }
    }

    /** A field that is no file. */
    private static final class Field extends ByteArrayOutputStream {
        private final String name;

        Field(String name) {
            this.name = name;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (count + (long) length > MOST_FIELD_BYTES) {
                throw new ApiException(ProblemCode.PAYLOAD_TOO_LARGE.at(
                        "/" + name, "A field of the form that is no file may have at most 16 KiB."));
            }
            super.write(bytes, from, length);
        }

        /** @throws ApiException 422 when it is not UTF-8 */
        String text() {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(toByteArray()))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new ApiException(
                        ProblemCode.UNPROCESSABLE.at("/" + name, "The field of the form is not valid UTF-8."));
            }
        }
    }
}
