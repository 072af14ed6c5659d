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

/** Reads a form with a file (RFC 7578), whose bytes are handed on as they come. */
public final class MultipartForm {
    private static final int MOST_PARTS = 20;
    private static final int MOST_HEADER_BYTES = 4 * 1024;
    private static final int MOST_FIELD_BYTES = 16 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final String fileField;
    private final OutputStream content;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private boolean hasFile;
    private @Nullable String filename;

    private MultipartForm(String fileField, OutputStream content) {
        this.fileField = fileField;
        this.content = content;
    }

    /**
     * Reads a body.
     *
     * @param contentType of the request, which names the boundary
     * @param fileField the name of the field whose bytes go to {@code content}
     * @throws ApiException 400 when it is no such form, 413 when a field that is no file is too long; and what the two
     *     streams throw
     */
    public static MultipartForm read(InputStream body, String contentType, String fileField, OutputStream content) {
        MultipartForm form = new MultipartForm(fileField, content);
        try {
            form.read(MultipartInput.builder()
                    .setInputStream(body)
                    .setBoundary(boundary(contentType))
                    .setBufferSize(BUFFER_BYTES)
                    .setPartHeaderSizeMax(MOST_HEADER_BYTES)
                    .get());
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
        return form;
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

    private void read(MultipartInput input) throws IOException {
        input.setHeaderCharset(StandardCharsets.UTF_8);
        int parts = 0;
        for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
            if (++parts > MOST_PARTS) {
                throw new ApiException(
                        ProblemCode.BAD_REQUEST.because("The form has more than " + MOST_PARTS + " fields."));
            }
            PartHead head = PartHead.of(input.readHeaders());
            if (head.name().equals(fileField)) {
                takeFile(input, head.filename());
            } else {
                Field field = new Field(head.name());
                input.readBodyData(field);
                fields.put(head.name(), field.text());
            }
        }
        if (parts == 0) {
            throw broken();
        }
    }

    private void takeFile(MultipartInput input, @Nullable String name) throws IOException {
        if (hasFile) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.at("/" + fileField, "The form has several files. Send one."));
        }
        hasFile = true;
        filename = name;
        input.readBodyData(content);
    }

    /** The fields that are no file, by their names. */
    public Map<String, String> fields() {
        return fields;
    }

    public boolean hasFile() {
        return hasFile;
    }

    /** The name of the file as its part gives it; null when it gives none. */
    public @Nullable String filename() {
        return filename;
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
