package dev.portwright.document;

import dev.portwright.document.file.FileName;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request for a new document, whose content has come with it unless it is to be fetched. Close it in any case.
 *
 * @param upload what has come of the content, or is to take it
 * @param fields what it says beside the content, with an empty text in place of that
 * @param partName the name of the file in a form; null when there is none
 */
record UploadRequest(
        NewBlob content,
        Upload upload,
        JsonNode fields,
        @Nullable String partName) implements AutoCloseable {

    /** @throws ApiException 422 with everything that is wrong with what it says beside the content */
    static UploadRequest of(NewBlob content, Upload upload, CheckedBody body, @Nullable String partName) {
        Problems problems = Problems.startingWith(body.problems());
        UploadRequest request = new UploadRequest(content, upload, body.usable(), partName);
        boolean file = request.fields.hasNonNull("file");
        boolean url = request.fields.hasNonNull("url");
        boolean urlIsWrong = body.problems().stream().anyMatch(problem -> "/url".equals(problem.pointer()));
        if (!file && !url && !urlIsWrong) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    "/file", "Give the content as 'file', or a 'url' to fetch it from."));
        } else if (file && url) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/url", "Give either 'file' or 'url', not both."));
        }
        String name = request.name();
        if (name != null) {
            FileName.fault(name).ifPresent(fault -> problems.add(ProblemCode.UNPROCESSABLE.at("/filename", fault)));
        }
        problems.throwIfAny();
        return request;
    }

    /** Where the content is to be fetched from; null when it has come with the request. */
    @Nullable
    String url() {
        return text("url");
    }

    private @Nullable String text(String field) {
        return fields.path(field).asStringOpt().orElse(null);
    }

    /** The name that the client gives the file; null when it gives none. */
    @Nullable
    String name() {
        String given = text("filename");
        return given != null ? given : partName;
    }

    /** What makes two requests the same. */
    byte[] fingerprint() {
        String rest = fields + "\n" + name() + "\n";
        return (url() != null ? rest : rest + content.sha256()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The document that is wanted.
     *
     * @param otherwise its name when the client gives none
     * @throws ApiException 422 when its content is none that a document can have
     */
    Upload.Received received(@Nullable String otherwise) {
        String name = name();
        return upload.received(name != null ? name : otherwise, text("customer_reference"));
    }

    @Override
    public void close() {
        content.close();
    }
}
