package dev.portwright.platform.json;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON object of which one member is a text in base64 that may be larger than the memory: its bytes are handed on as they
 * come, and everything else is kept.
 */
public final class LargeMember {
    /** How much everything else may be. */
    static final int MOST_BYTES = 64 * 1024;

    private static final int PATTERN_OF_OTHER_ENCODINGS = 2;

    /** Some leave the equals signs at the end out. */
    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxTokenCount(Json.MAX_TOKENS)
                    .maxNameLength(Json.MAX_KEY)
                    .maxStringLength(MOST_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final String member;
    private final OutputStream content;
    private final PaddingWatch watch;

    private LargeMember(String member, OutputStream content, PaddingWatch watch) {
        this.member = member;
        this.content = content;
        this.watch = watch;
    }

    /**
     * Reads a body.
     *
     * @param member the name of the member, at the top of the object
     * @param content where its bytes go
     * @return the object, in which an empty text stands for the member if it was a text
     * @throws ApiException 10023 when the body is no JSON, 10015 when it ends early, 413 when everything else is more than
     *     {@value #MOST_BYTES} bytes, 422 when the text is not base64; and what the two streams throw
     */
    public static byte[] read(InputStream body, String member, OutputStream content) {
        // The stream is not closed: that would read what is left of a body that is refused.
        PaddingWatch watch = new PaddingWatch(body, member);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), requireUtf8(watch))) {
            return new LargeMember(member, content, watch).rest(parser);
        } catch (StreamConstraintsException e) {
            throw e.getOriginalMessage().contains("String value length") ? tooLarge() : BodyReader.refused(e);
        } catch (JacksonIOException | IOException e) {
            throw new ApiException(ProblemCode.BAD_REQUEST.because("The body ended early or is not well-formed HTTP."));
        } catch (JacksonException e) {
            throw BodyReader.refused(e);
        } catch (BoundedBytes.Full e) {
            throw tooLarge();
        }
    }

    private static ApiException tooLarge() {
        return new ApiException(ProblemCode.PAYLOAD_TOO_LARGE.because(
                "Beside the file, the body of this request may have at most " + MOST_BYTES / 1024 + " KiB."));
    }

    /** No JSON in UTF-8 begins with a NUL or has one as its second byte, but every one in UTF-16 or UTF-32. */
    private static InputStream requireUtf8(InputStream body) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(body, PATTERN_OF_OTHER_ENCODINGS);
        byte[] first = stream.readNBytes(PATTERN_OF_OTHER_ENCODINGS);
        if (first.length == 0) {
            throw BodyReader.invalid("The request has no body. Send a JSON object.");
        }
        for (byte one : first) {
            if (one == 0 || one == (byte) 0xfe || one == (byte) 0xff) {
                throw BodyReader.invalid("The body is not valid UTF-8.");
            }
        }
        stream.unread(first);
        return stream;
    }

    private byte[] rest(JsonParser parser) {
        ByteArrayOutputStream rest = new BoundedBytes(MOST_BYTES);
        try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), rest, JsonEncoding.UTF8)) {
            int depth = 0;
            while (true) {
                @Nullable JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                if (token == JsonToken.VALUE_STRING && depth == 1 && member.equals(parser.currentName())) {
                    copyContent(parser);
                    copy.writeString("");
                    continue;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isNumeric()) {
                    // As it is written: whoever reads the rest says what is wrong with a number.
                    copy.writeNumber(parser.getString());
                } else {
                    copy.copyCurrentEventExact(parser);
                }
                if (depth == 0) {
                    requireEnd(parser);
                    break;
                }
            }
        }
        return rest.toByteArray();
    }

    private void copyContent(JsonParser parser) {
        try {
            parser.readBinaryValue(BASE64, content);
        } catch (UnexpectedEndOfInputException | JacksonIOException e) {
            throw e;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/" + member, "The text is not base64 (RFC 4648, section 4), which has letters, digits, + and /."));
        }
        if (watch.isPaddedAmid()) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/" + member,
                    "The base64 goes on after its padding, as where several texts were put together. Encode the file as a"
                            + " whole."));
        }
    }

    private static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw BodyReader.invalid("The body goes on after its JSON object.");
        }
    }
}
